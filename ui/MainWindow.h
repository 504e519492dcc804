#pragma once

#include <QList>
#include <QMainWindow>
#include <QMap>
#include <QString>
#include <memory>

#include "model/Alert.h"
#include "model/Health.h"
#include "model/ProcessRow.h"
#include "model/Settings.h"
#include "ui/trust/TrustPreview.h"
#include "ui/widgets/SilenceButton.h"

namespace ui {

/// The window: values in through slots, a person's intents out through signals. It never talks to
/// the bus and never waits; whoever wires it answers later through setActionResult and setDetails.
/// Texts in the values may be hostile, they are escaped here. GUI thread only.
///
/// Pages are named "overview", "alerts", "processes", "network", "sessions", "rules" and
/// "settings". The later ones have slots and signals of their own: whoever wires the window asks
/// for them.
class MainWindow : public QMainWindow {
    Q_OBJECT

  public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    QString currentPage() const;
    /// One of the later pages, by its class.
    template <typename Page>
    Page* page() const {
        return findChild<Page*>();
    }

  public Q_SLOTS:
    void setHealth(const model::Health& health);
    /// why: one sentence for the person, only read when not reachable.
    void setReachable(bool reachable, const QString& why = {});
    void setProcesses(const model::ProcessChanges& changes);
    /// Replaces everything known, in any order.
    void setAlerts(const QList<model::Alert>& alerts);
    void upsertAlert(const model::Alert& alert);
    void addAlerts(const QList<model::Alert>& alerts);
    void addMachineSample(const model::MachineSample& sample);
    void addMachineSamples(const QList<model::MachineSample>& samples);
    /// Opens the alert page at this alert; an id that is not known yet is shown when it arrives.
    void showAlert(const QString& id);
    /// The same, with the dialog "Always allow".
    void askAlwaysAllow(const QString& id);
    void showPage(const QString& page);
    /// Opens the page of processes at this one, if it is known.
    void showProcess(const model::ProcessKey& key);
    /// What was new while the helper learned.
    void showLearningReport();
    /// The outcome of the last intent, shown for a few seconds.
    void setActionResult(const QString& text, bool ok, bool canUndo = false);
    /// Answer to detailsRequested: the JSON of Processes1.Details.
    void setDetails(const model::ProcessKey& key, const QString& json);
    void setSilences(const ui::Silences& silences);
    void setTrustPreview(quint64 round, ui::TrustPreview preview);
    /// A page cannot show its data (noPermission: the person may not see it). An empty text takes
    /// it back.
    void setPageProblem(const QString& page, const QString& text, bool noPermission);

  Q_SIGNALS:
    void terminateRequested(const model::ProcessKey& key, bool tree);
    void suspendRequested(const model::ProcessKey& key);
    void resumeRequested(const model::ProcessKey& key);
    void detailsRequested(const model::ProcessKey& key);
    void killAlertRequested(const QString& id);
    void allowRequested(const QString& id);
    void allowAlwaysRequested(const QString& id, const QMap<QString, QString>& match);
    void resolveRequested(const QString& id);
    void undoRequested(const QString& id);
    /// Take back what setActionResult told last.
    void undoLastRequested();
    void modeRequested(model::Mode mode);
    /// What a person wants to have trusted, with its conditions.
    void trustRequested(const model::TrustEntry& entry);
    /// What would this entry have silenced? Answer: setTrustPreview with the same round.
    void trustPreviewWanted(const model::TrustEntry& entry, quint64 round);
    /// Alerts to write to a file; its suffix (json, csv, tar) says how.
    void exportRequested(const QStringList& ids, const QString& path);
    /// No notifications of this rule until then; 0: again.
    void silenceRequested(const QString& ruleId, qint64 untilUs);
    /// 0 ends a pause.
    void pauseRequested(int seconds);
    /// Data is wanted only while a page is visible. Also sent when the window is hidden.
    void pageVisibilityChanged(const QString& page, bool visible);
    void historyRequested(int seconds);
    /// F5 on a page.
    void refreshRequested(const QString& page);

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

  private:
    void build();
    void connectPages();
    void addShortcuts();
    void focusSearch();
    void connectLaterPages();
    void connectDumps();
    void askTrust(const model::TrustEntry& proposal);
    void showSituation();
    void tellVisibility();

    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace ui
