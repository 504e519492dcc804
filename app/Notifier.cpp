#include "app/Notifier.h"

#include <QDBusServiceWatcher>
#include <QThread>

#include "app/NotifyWorker.h"

namespace app {
namespace {

constexpr char kServer[] = "org.freedesktop.Notifications";
constexpr int kPatienceMs = 1'000;  // at the end, with a server that hangs

}  // namespace

Notifier::Notifier(const QDBusConnection& session, QObject* parent)
    : QObject(parent), m_thread(new QThread), m_worker(new NotifyWorker) {
    qRegisterMetaType<app::ServerAbilities>();
    m_thread->setObjectName(QStringLiteral("notifier"));
    m_worker->moveToThread(m_thread);
    connect(m_worker, &NotifyWorker::actionInvoked, this, &Notifier::actionInvoked);
    connect(m_worker, &NotifyWorker::closed, this, &Notifier::closed);
    connect(m_worker, &NotifyWorker::abilitiesKnown, this, &Notifier::onAbilities);
    m_thread->start();
    QMetaObject::invokeMethod(m_worker, &NotifyWorker::begin, Qt::QueuedConnection);
    // Asking for its abilities starts a server that is only activatable.
    QMetaObject::invokeMethod(m_worker, &NotifyWorker::onServerThere, Qt::QueuedConnection);
    m_watcher = std::make_unique<QDBusServiceWatcher>(QLatin1String(kServer), session,
                                                      QDBusServiceWatcher::WatchForOwnerChange);
    connect(m_watcher.get(), &QDBusServiceWatcher::serviceOwnerChanged, this,
            [this](const QString&, const QString& before, const QString& owner) {
                if (!before.isEmpty())
                    QMetaObject::invokeMethod(m_worker, &NotifyWorker::onServerGone,
                                              Qt::QueuedConnection);
                if (!owner.isEmpty())
                    QMetaObject::invokeMethod(m_worker, &NotifyWorker::onServerThere,
                                              Qt::QueuedConnection);
            });
}

Notifier::~Notifier() {
    disconnect(m_worker, nullptr, this, nullptr);
    QMetaObject::invokeMethod(m_worker, &NotifyWorker::end, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        m_worker, [thread = m_thread] { thread->quit(); }, Qt::QueuedConnection);
    if (m_thread->wait(kPatienceMs)) {
        delete m_worker;
        delete m_thread;
    }
    // Else it hangs in the server: left to the end of the process, deleting it would abort us.
}

void Notifier::show(const Bubble& bubble) {
    m_worker->put(bubble);
}

void Notifier::close(const QString& key) {
    m_worker->take(key);
}

void Notifier::onAbilities(const ServerAbilities& server) {
    if (server == m_server)
        return;
    m_server = server;
    Q_EMIT serverChanged(server);
}

}  // namespace app
