#pragma once

#include <vector>

#include "model/RuleRow.h"
#include "ui/rules/RuleTest.h"
#include "ui/table/ListPage.h"
#include "ui/widgets/SilenceButton.h"

namespace ui {

class AlertTableModel;
class RuleDetails;
class RuleTableModel;
class RuleTestBox;
class SegmentedControl;

/// What is looked for and what is done then; switches, responses, and a box to try rules in.
class RulesPage : public ListPage {
    Q_OBJECT

  public:
    /// alerts: whose programs can be tried.
    explicit RulesPage(AlertTableModel* alerts, QWidget* parent = nullptr);

    void setRules(const std::vector<model::RuleRow>& rules);
    void setTestResult(const RuleTestResult& result);
    void select(const QString& id);
    /// 0 all, 1 built in, 2 Sigma, 3 off.
    void setKind(int kind);
    void setSilences(const Silences& silences);
    RuleTestBox* testBox() const { return m_test; }
    RuleTableModel* model() const { return m_model; }

  Q_SIGNALS:
    void switchRequested(const QString& id, bool on);
    void responseRequested(const QString& id, const QString& response);
    void reloadRequested();
    void silenceRequested(const QString& id, qint64 untilUs);
    void testRequested(const ui::RuleTest& test);

  protected:
    void onChosen() override;
    QString figures() const override;

  private:
    RulesPage(AlertTableModel* alerts, RuleTableModel* model, QWidget* parent);
    void addActions();
    void addSide();
    void toggle();
    void requestResponse(const QString& id, const QString& response);

    AlertTableModel* m_alerts;
    RuleTableModel* m_model;
    SegmentedControl* m_kind;
    RuleDetails* m_details;
    RuleTestBox* m_test;
    QAction* m_toggle = nullptr;
    QAction* m_reload = nullptr;
};

}  // namespace ui
