#include "tests/app/support/FakeTrayWatcher.h"

#include <QDBusMessage>

namespace testsupport {
namespace {

constexpr char kName[] = "org.kde.StatusNotifierWatcher";
constexpr char kPath[] = "/StatusNotifierWatcher";
int watchers = 0;

}  // namespace

FakeTrayWatcher::FakeTrayWatcher() {
    m_thread.start();
    moveToThread(&m_thread);
}

FakeTrayWatcher::~FakeTrayWatcher() {
    die();
    // QtDBus still looks at the object's thread in ~QObject, when the member is gone.
    const auto home = [this, main = QThread::currentThread()] { moveToThread(main); };
    QMetaObject::invokeMethod(this, home, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

bool FakeTrayWatcher::hostRegistered() const {
    const std::lock_guard lock(m_mutex);
    return m_host;
}

QStringList FakeTrayWatcher::items() const {
    const std::lock_guard lock(m_mutex);
    return m_items;
}

void FakeTrayWatcher::appear(bool withHost) {
    m_connection = QStringLiteral("tray-watcher-%1").arg(++watchers);
    {
        const std::lock_guard lock(m_mutex);
        m_host = withHost;
    }
    const auto export_ = [this] {
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_connection);
        bus.registerObject(kPath, this, QDBusConnection::ExportAllContents);
        bus.registerService(kName);
    };
    QMetaObject::invokeMethod(this, export_, Qt::BlockingQueuedConnection);
}

void FakeTrayWatcher::addHost() {
    {
        const std::lock_guard lock(m_mutex);
        m_host = true;
    }
    QMetaObject::invokeMethod(this, &FakeTrayWatcher::StatusNotifierHostRegistered,
                              Qt::QueuedConnection);
}

void FakeTrayWatcher::die() {
    if (m_connection.isEmpty())
        return;
    const auto leave = [this] {
        QDBusConnection(m_connection).unregisterObject(kPath);
        QDBusConnection::disconnectFromBus(m_connection);
    };
    QMetaObject::invokeMethod(this, leave, Qt::BlockingQueuedConnection);
    m_connection.clear();
    const std::lock_guard lock(m_mutex);
    m_items.clear();
    m_host = false;
}

/// Qt registers a name or, from 6.x on, its unique name; an item is at /StatusNotifierItem.
void FakeTrayWatcher::RegisterStatusNotifierItem(const QString& service) {
    const QString item = service.startsWith('/') ? message().service() : service;
    {
        const std::lock_guard lock(m_mutex);
        m_items << item;
    }
    Q_EMIT StatusNotifierItemRegistered(item);
}

}  // namespace testsupport
