#pragma once

#include "ui/welcome/WelcomeChoices.h"
#include "ui/welcome/WelcomeStep.h"

class QButtonGroup;
class QTreeWidget;

namespace ui {

/// What is here now: who waits for callers, what starts by itself, programs of no package. Taken as
/// usual, or looked at one by one.
class BaselineStep : public WelcomeStep {
    Q_OBJECT

  public:
    explicit BaselineStep(QWidget* parent = nullptr);

    void show(const Surroundings& surroundings);
    bool lookOneByOne() const;

  private:
    void addGroup(const QString& title, const QStringList& lines, const QString& none);
    QStringList listenerLines(const std::vector<model::ConnectionRow>& rows) const;

    QTreeWidget* m_list;
    QButtonGroup* m_choice;
};

}  // namespace ui
