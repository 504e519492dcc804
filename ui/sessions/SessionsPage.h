#pragma once

#include <vector>

#include "model/Session.h"
#include "ui/table/ListPage.h"

namespace ui {

class AlertTableModel;
class FailuresPanel;
class SegmentedControl;
class SessionTableModel;

/// Who is logged in, who was, and who was refused.
class SessionsPage : public ListPage {
    Q_OBJECT

  public:
    /// alerts: the refused logins are among them.
    explicit SessionsPage(AlertTableModel* alerts, QWidget* parent = nullptr);

    void setSessions(const std::vector<model::Session>& sessions);
    /// 0 all, 1 now.
    void setKind(int kind);
    /// Others' are not to be seen after all.
    void showOwnOnly();
    void select(const std::string& id);
    SessionTableModel* model() const { return m_model; }

  Q_SIGNALS:
    void everybodysWanted(bool wanted);
    void alertWanted(const QString& id);

  protected:
    void onChosen() override;
    QString figures() const override;
    void showEvent(QShowEvent* event) override;

  private:
    SessionsPage(AlertTableModel* alerts, SessionTableModel* model, QWidget* parent);
    void addActions();
    void showFailures();
    void copy() const;

    AlertTableModel* m_alerts;
    SessionTableModel* m_model;
    SegmentedControl* m_kind;
    FailuresPanel* m_failures;
    QAction* m_everybody = nullptr;
    QAction* m_copy = nullptr;
};

}  // namespace ui
