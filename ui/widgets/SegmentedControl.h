#pragma once

#include <QFrame>
#include <QStringList>

class QButtonGroup;

namespace ui {

/// One of a few choices, side by side. Arrow keys move, as in a group of radio buttons.
class SegmentedControl : public QFrame {
    Q_OBJECT

  public:
    SegmentedControl(const QString& accessibleName, const QStringList& choices,
                     QWidget* parent = nullptr);

    int current() const;
    void setCurrent(int choice);

  Q_SIGNALS:
    void chosen(int choice);

  private:
    QButtonGroup* m_buttons;
};

}  // namespace ui
