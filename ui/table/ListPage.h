#pragma once

#include <QKeySequence>
#include <QList>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QLineEdit;
class QMenu;
class QStackedWidget;
class QVBoxLayout;

namespace ui {

class StatePanel;
class TableModel;
class TableSortModel;
class TableView;
class TextLabel;

/// A page around one list: search and tools above, the list or the state it is in, a line of
/// figures below. Every state is designed: loading, empty, nothing found, problem, no permission.
class ListPage : public QWidget {
    Q_OBJECT

  public:
    /// What the page says of itself; safe texts.
    struct Words {
        QString listName;      // of the list, for those who hear it
        QString icon;          // of the empty state
        QString loading;       // "Reading the connections…"
        QString empty;         // "No connections"
        QString emptyWhy;      // one sentence
        QString problem;       // "No connections to show"
        QString noPermission;  // "You may not see the connections"
    };

    ListPage(TableModel* model, const Words& words, QWidget* parent = nullptr);

    /// An empty text takes it back.
    void setProblem(const QString& text, bool noPermission);
    bool hasProblem() const { return !m_problem.isEmpty(); }
    void focusSearch();
    /// The model has taken in changes.
    void refresh();

  protected:
    QHBoxLayout* tools() const { return m_tools; }
    /// Beside the list: more of the page.
    QHBoxLayout* middle() const { return m_middle; }
    QVBoxLayout* column() const { return m_column; }
    TableView* view() const { return m_view; }
    TableSortModel* sorted() const { return m_sorted; }
    QMenu* menu() const { return m_menu; }
    QLineEdit* search() const { return m_search; }
    /// For the toolbar, the context menu and the keyboard. icon: of resources/icons/symbolic.
    QAction* addTool(const QString& text, const QString& icon, const QKeySequence& key,
                     const QString& toolTip, bool dangerous = false);
    void addToolButton(QAction* action, Qt::ToolButtonStyle style = Qt::ToolButtonTextBesideIcon);
    /// Something is chosen, or no longer.
    virtual void onChosen() {}
    /// A problem came or went.
    virtual void onState() {}
    virtual QString figures() const { return {}; }
    void updateState();
    void changeEvent(QEvent* event) override;

  private:
    void buildTools();
    void buildContent();
    void showStateOf();
    void applyTheme();
    bool isBusyWithMouse() const;

    TableModel* m_model;
    Words m_words;
    TableSortModel* m_sorted;
    TableView* m_view;
    QLineEdit* m_search;
    QHBoxLayout* m_tools;
    QHBoxLayout* m_middle;
    QVBoxLayout* m_column;
    QStackedWidget* m_stack;
    StatePanel* m_state;
    TextLabel* m_figures;
    QMenu* m_menu;
    QList<QAction*> m_actions;
    QString m_problem;
    bool m_noPermission = false;
};

}  // namespace ui
