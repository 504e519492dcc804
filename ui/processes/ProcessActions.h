#pragma once

#include <QObject>
#include <vector>

#include "model/ProcessRow.h"

class QAction;
class QMenu;
class QWidget;

namespace ui {

/// What can be done to the chosen processes: one set of actions for the toolbar, the context menu
/// and the keyboard. Dangerous ones ask first and say what will happen.
class ProcessActions : public QObject {
    Q_OBJECT

  public:
    explicit ProcessActions(QWidget* owner);

    /// The chosen rows, as they are now.
    void setRows(std::vector<model::ProcessRow> rows);
    /// How many are below the chosen ones, for the sentence of Kill tree.
    void setBelow(std::vector<model::ProcessRow> below);
    QMenu* menu() const { return m_menu; }
    const QList<QAction*>& toolbar() const { return m_toolbar; }
    /// The ones people look for carry their name in the toolbar.
    bool wantsText(const QAction* action) const;
    void applyTheme();

  Q_SIGNALS:
    void terminateRequested(const model::ProcessKey& key, bool tree);
    void suspendRequested(const model::ProcessKey& key);
    void resumeRequested(const model::ProcessKey& key);
    void detailsRequested(const model::ProcessRow& row);
    void dumpRequested(const model::ProcessRow& row);
    void belowWanted();

  public Q_SLOTS:
    void terminate();
    void killTree();
    void toggleSuspended();
    void copy() const;

  private:
    QAction* add(const QString& text, const QString& icon, const QKeySequence& key,
                 const QString& toolTip);
    void updateEnabled();
    void suspend(bool stop);
    QStringList titles(const std::vector<model::ProcessRow>& rows) const;
    void ask(bool tree);

    QWidget* m_owner;
    QMenu* m_menu;
    QAction* m_terminate;
    QAction* m_killTree;
    QAction* m_suspend;
    QAction* m_resume;
    QAction* m_dump;
    QAction* m_copy;
    QAction* m_details;
    QAction* m_toggle;
    QList<QAction*> m_toolbar;
    std::vector<model::ProcessRow> m_rows;
    std::vector<model::ProcessRow> m_below;
};

}  // namespace ui
