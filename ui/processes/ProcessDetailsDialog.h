#pragma once

#include <QDialog>

#include "model/ProcessRow.h"
#include "model/ProgramHours.h"

class QStackedWidget;

namespace ui {

class JsonView;
class ProgramHoursPanel;
class StatePanel;

/// Everything the helper tells of one process. Opens at once and fills when the answer comes.
class ProcessDetailsDialog : public QDialog {
    Q_OBJECT

  public:
    ProcessDetailsDialog(const model::ProcessRow& row, QWidget* parent);

    const model::ProcessKey& key() const { return m_key; }
    void setDetails(const QString& json);
    void setHours(const model::ProgramHours& hours);
    void setProblem(const QString& text, bool noPermission);

  private:
    model::ProcessKey m_key;
    QString m_json;
    QStackedWidget* m_stack;
    StatePanel* m_state;
    JsonView* m_view;
    ProgramHoursPanel* m_hours;
};

}  // namespace ui
