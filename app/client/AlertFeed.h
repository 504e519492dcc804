#pragma once

#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

#include "app/client/HelperClient.h"

namespace app::client {

/// One's own alerts, kept up to date: the newest page when the helper appears, then each one that a
/// signal names. A flood of signals becomes one new page instead of a question each. Of others'
/// alerts the outlines, after one's own; their details when a person asks for them, until the
/// password has to be given again.
class AlertFeed : public QObject {
    Q_OBJECT

  public:
    static constexpr uint kPage = 500;
    static constexpr uint kOutlines = 100;
    static constexpr int kMostQuestions = 16;  // Get calls under way

    explicit AlertFeed(HelperClient& client, QObject* parent = nullptr);

  public Q_SLOTS:
    void reload();
    /// Also of what is older than the newest page: the newest that have this in them come as
    /// `found`. Empty: only the newest page is wanted again.
    void search(const QString& part);
    /// Others' details, too. May open the password dialog.
    void reveal();

  Q_SIGNALS:
    void found(const QList<model::Alert>& alerts);
    void reloaded(const QList<model::Alert>& alerts);
    void alertReceived(const model::Alert& alert);
    /// Why there is no list; empty when there is one again.
    void problem(const QString& text, bool noPermission);
    /// Others' details are not to be seen.
    void revealRefused(const QString& why);

  private:
    void onNamed(const QString& id);
    void ask(const QString& id);
    void onPage(const model::Result<AlertPage>& page);
    void finishPage(QList<model::Alert> own);
    void askOutlines();
    QList<model::Alert> outlinesOf(const AlertPage& page);

    HelperClient& m_client;
    QSet<QString> m_asking;
    QSet<QString> m_askAgain;  // changed while the question was under way
    QTimer m_reload;           // one page for the rest of a flood
    QTimer m_outlinesSoon;
    QHash<QString, std::int64_t> m_outlines;  // id and when it changed
    bool m_everybodys = false;
    quint64 m_search = 0;  // the one that is asked for now
    bool m_searched = false;
    bool m_loading = false;
    bool m_loadAgain = false;
};

}  // namespace app::client
