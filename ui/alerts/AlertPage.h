#pragma once

#include <QTimer>
#include <QWidget>

#include "model/Alert.h"
#include "model/Settings.h"
#include "ui/widgets/SilenceButton.h"

class QLineEdit;
class QListView;
class QStackedWidget;

namespace ui {

class AlertDetails;
class AlertFilterModel;
class AlertTableModel;
class SegmentedControl;
class StatePanel;

/// List at the left, details at the right.
class AlertPage : public QWidget {
    Q_OBJECT

  public:
    explicit AlertPage(AlertTableModel* model, QWidget* parent = nullptr);

    /// Shown at once, or when it arrives.
    void showAlert(const QString& id);
    /// Opens the dialog; nothing where the alert is not known.
    void alwaysAllow(const QString& id);
    void setProblem(const QString& text, bool noPermission);
    void focusSearch();
    void setSilences(const Silences& silences);

  Q_SIGNALS:
    void killRequested(const QString& id);
    void allowRequested(const QString& id);
    void allowAlwaysRequested(const QString& id, const QMap<QString, QString>& match);
    void resolveRequested(const QString& id);
    void undoRequested(const QString& id);
    void dumpRequested(const QString& id);
    void silenceRequested(const QString& ruleId, qint64 untilUs);
    void exportRequested(const QStringList& ids, const QString& path);
    /// A word that more alerts than are known here may have in them; empty: no longer.
    void searchWanted(const QString& word);
    /// Others' alerts with their details.
    void revealRequested();
    void previewWanted(const model::TrustEntry& entry, quint64 round);

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* buildLeft();
    QWidget* buildRight();
    void buildList();
    void connectDetails();
    void connectModel();
    void updateState();
    void updateDetails();
    void selectSomething();
    QModelIndex somethingToSelect() const;
    QModelIndex firstQuestion() const;
    QModelIndex firstToLookAt() const;
    void tick();
    void kill(const QString& id);
    QStringList exported() const;

    AlertTableModel* m_model;
    AlertFilterModel* m_filtered;
    QLineEdit* m_search;
    SegmentedControl* m_filter;
    QListView* m_list;
    AlertDetails* m_details;
    QStackedWidget* m_pages;  // everything, or one big state
    QStackedWidget* m_right;
    StatePanel* m_state;
    StatePanel* m_nothing;
    QTimer m_timer;
    QTimer m_searchPause;  // the word is asked for when the typing pauses
    QString m_wanted;
    QString m_selected;       // id of the alert that is selected, or was before a reload
    bool m_byPerson = false;  // who selected it: a person's choice is nobody's to change
    QString m_problem;
    bool m_noPermission = false;
};

}  // namespace ui
