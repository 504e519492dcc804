#pragma once

#include <QObject>
#include <QSet>
#include <memory>
#include <optional>

#include "app/AlertBook.h"
#include "app/DumpLink.h"
#include "app/ExportLink.h"
#include "app/FilesLink.h"
#include "app/NetworkLink.h"
#include "app/RulesLink.h"
#include "app/SessionsLink.h"
#include "app/SettingsLink.h"
#include "app/VerbRunner.h"
#include "app/client/AlertFeed.h"
#include "app/client/HealthFeed.h"
#include "app/client/ProcessFeed.h"
#include "ui/MainWindow.h"

namespace app {

/// The window's place in the application: made when it is first asked for, given what is known,
/// fed only with what its visible pages need, its intents carried to the helper.
class WindowLink : public QObject {
    Q_OBJECT

  public:
    struct Feeds {
        client::HelperClient& client;
        client::HealthFeed& health;
        client::AlertFeed& alerts;
        client::ProcessFeed& processes;
        VerbRunner& verbs;
        const AlertBook& book;
    };

    explicit WindowLink(const Feeds& feeds, QObject* parent = nullptr);
    ~WindowLink() override;

    bool visible() const;
    /// Opens and raises it.
    void show(const QString& page);
    void showAlert(const QString& id);
    void askAlwaysAllow(const QString& id);
    void showListeners();
    /// Made if there is none yet; shown or not.
    ui::MainWindow* made() { return &window(); }

    /// Of this person's notifications; 0 or a time that is over: it speaks.
    void setSilences(const ui::Silences& silences);

  Q_SIGNALS:
    void silenceRequested(const QString& ruleId, qint64 untilUs);
    void modeRequested(model::Mode mode);
    void visibleChanged(bool visible);

  private:
    ui::MainWindow& window();
    void raise();
    void connectValues();
    void connectVerbs();
    void connectQuestions();
    void connectPages();
    void giveWhatIsKnown();
    void onPage(const QString& page, bool visible);
    void askHistory(int seconds);
    void askDetails(const model::ProcessKey& key);
    void askHours(const model::ProcessKey& key);
    void refresh(const QString& page);

    Feeds m_feeds;
    DumpLink m_dumps;
    ExportLink m_exports;
    NetworkLink m_network;
    RulesLink m_rules;
    FilesLink m_files;
    SessionsLink m_sessions;
    SettingsLink m_settings;
    std::unique_ptr<ui::MainWindow> m_window;
    std::optional<model::Health> m_health;
    ui::Silences m_silences;
    QSet<QString> m_visiblePages;
};

}  // namespace app
