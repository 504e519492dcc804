#pragma once

#include <QWidget>
#include <array>

#include "ui/charts/SampleHistory.h"
#include "ui/format/Status.h"

class QStackedWidget;

namespace ui {

class AlertTableModel;
class BusiestPanel;
class CpuPanel;
class HealthPanel;
class LastAlertsPanel;
class LinesPanel;
class MemoryPanel;
class ProcessTreeModel;
class SegmentedControl;
class StatePanel;

/// The machine now and lately, who is busy, what was raised, how well the helper is.
class OverviewPage : public QWidget {
    Q_OBJECT

  public:
    OverviewPage(ProcessTreeModel* processes, AlertTableModel* alerts, QWidget* parent = nullptr);

    void addSamples(const QList<model::MachineSample>& samples);
    void showProcesses();
    void show(const Situation& situation);
    void setProblem(const QString& text, bool noPermission);
    /// 0: 60 s, 1: 10 min, 2: 24 h.
    void setRange(int choice);
    void setCoresStacked(bool stacked);
    int seconds() const;

  Q_SIGNALS:
    void historyRequested(int seconds);
    void pageWanted(const QString& page);
    void alertWanted(const QString& id);
    void learningReportWanted();

  protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* buildContent();
    void connectPanels();
    void drawCharts();
    void showAlerts();
    void showState(const Situation& situation);

    ProcessTreeModel* m_processes;
    AlertTableModel* m_alerts;
    SampleHistory m_history;
    SegmentedControl* m_range;
    CpuPanel* m_cpu;
    MemoryPanel* m_memory;
    std::array<LinesPanel*, 3> m_lines;  // network, disks, pressure
    BusiestPanel* m_busiest;
    LastAlertsPanel* m_last;
    HealthPanel* m_health;
    QStackedWidget* m_stack;
    StatePanel* m_state;
    Situation m_situation;
    QString m_problem;
    bool m_noPermission = false;
};

}  // namespace ui
