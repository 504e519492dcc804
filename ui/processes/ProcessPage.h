#pragma once

#include <QWidget>
#include <vector>

#include "model/ProcessRow.h"
#include "model/ProgramHours.h"

class QLineEdit;
class QStackedWidget;

namespace ui {

class ProcessActions;
class ProcessDetailsDialog;
class ProcessSortModel;
class ProcessTreeModel;
class ProcessView;
class SegmentedControl;
class StatePanel;
class TextLabel;

class ProcessPage : public QWidget {
    Q_OBJECT

  public:
    explicit ProcessPage(ProcessTreeModel* model, QWidget* parent = nullptr);

    /// The model has taken in changes.
    void refresh();
    void setProblem(const QString& text, bool noPermission);
    void setDetailsProblem(const model::ProcessKey& key, const QString& text, bool noPermission);
    void setDetails(const model::ProcessKey& key, const QString& json);
    /// Of its program; shown above the details.
    void setHours(const model::ProcessKey& key, const model::ProgramHours& hours);
    void focusSearch();
    void setFlat(bool flat);
    void select(const model::ProcessKey& key);
    ProcessActions* actions() const { return m_actions; }

  Q_SIGNALS:
    void terminateRequested(const model::ProcessKey& key, bool tree);
    void suspendRequested(const model::ProcessKey& key);
    void resumeRequested(const model::ProcessKey& key);
    void detailsRequested(const model::ProcessKey& key);
    void dumpRequested(const model::ProcessRow& row);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QWidget* buildToolbar();
    void buildView();
    void connectActions();
    void updateSelection();
    void updateState();
    void expand(const QModelIndexList& parents);
    void openDetails(const model::ProcessRow& row);
    std::vector<model::ProcessRow> chosen() const;
    std::vector<model::ProcessRow> belowChosen() const;
    bool isBusyWithMouse() const;

    ProcessTreeModel* m_model;
    ProcessSortModel* m_sorted;
    QLineEdit* m_search;
    SegmentedControl* m_layout;
    ProcessView* m_view;
    QStackedWidget* m_stack;
    StatePanel* m_state;
    TextLabel* m_summary;
    ProcessActions* m_actions;
    QString m_problem;
    bool m_noPermission = false;
};

}  // namespace ui
