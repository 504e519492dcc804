#include "tests/app/support/FakeNotifications.h"

namespace testsupport {
namespace {

constexpr char kName[] = "org.freedesktop.Notifications";
constexpr char kPath[] = "/org/freedesktop/Notifications";
constexpr uint kDismissed = 2;
constexpr uint kClosedByCall = 3;
int servers = 0;

}  // namespace

FakeNotifications::FakeNotifications(QStringList capabilities, QString name)
    : m_capabilities(std::move(capabilities)), m_name(std::move(name)) {
    m_thread.start();
    moveToThread(&m_thread);
}

FakeNotifications::~FakeNotifications() {
    die();
    // QtDBus still looks at the object's thread in ~QObject, when the member is gone.
    const auto home = [this, main = QThread::currentThread()] { moveToThread(main); };
    QMetaObject::invokeMethod(this, home, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QMap<uint, FakeNotifications::Shown> FakeNotifications::open() const {
    const std::lock_guard lock(m_mutex);
    return m_open;
}

int FakeNotifications::shows() const {
    const std::lock_guard lock(m_mutex);
    return m_shows;
}

int FakeNotifications::strange() const {
    const std::lock_guard lock(m_mutex);
    return m_strange;
}

/// Signals leave from the object's own thread.
void FakeNotifications::emitLater(std::function<void()> signal) {
    QMetaObject::invokeMethod(this, std::move(signal), Qt::QueuedConnection);
}

void FakeNotifications::appear() {
    m_connection = QStringLiteral("notifications-%1").arg(++servers);
    const auto export_ = [this] {
        auto bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, m_connection);
        bus.registerObject(kPath, this, QDBusConnection::ExportAllContents);
        bus.registerService(kName);
    };
    QMetaObject::invokeMethod(this, export_, Qt::BlockingQueuedConnection);
}

void FakeNotifications::die() {
    if (m_connection.isEmpty())
        return;
    const auto leave = [this] {
        QDBusConnection(m_connection).unregisterObject(kPath);
        QDBusConnection::disconnectFromBus(m_connection);
    };
    QMetaObject::invokeMethod(this, leave, Qt::BlockingQueuedConnection);
    m_connection.clear();
    const std::lock_guard lock(m_mutex);
    m_open.clear();
    m_last = 0;  // the next server counts from one again
}

uint FakeNotifications::Notify(const QString&, uint replaces, const QString&, const QString& title,
                               const QString& body, const QStringList& actions,
                               const QVariantMap& hints, int timeoutMs) {
    const std::lock_guard lock(m_mutex);
    ++m_shows;
    const uint id = replaces != 0 ? replaces : ++m_last;
    m_open.insert(id, {title, body, actions, hints, timeoutMs});
    return id;
}

void FakeNotifications::CloseNotification(uint id) {
    const std::lock_guard lock(m_mutex);
    if (!m_open.remove(id))
        ++m_strange;
    else
        emitLater([this, id] { Q_EMIT NotificationClosed(id, kClosedByCall); });
}

QString FakeNotifications::GetServerInformation(QString& vendor, QString& version,
                                                QString& specification) {
    vendor = QStringLiteral("test");
    version = QStringLiteral("1");
    specification = QStringLiteral("1.2");
    return m_name;
}

void FakeNotifications::press(uint id, const QString& action) {
    emitLater([this, id, action] { Q_EMIT ActionInvoked(id, action); });
    dismiss(id);  // as servers do with bubbles that are not resident
}

void FakeNotifications::dismiss(uint id) {
    const std::lock_guard lock(m_mutex);
    m_open.remove(id);
    emitLater([this, id] { Q_EMIT NotificationClosed(id, kDismissed); });
}

uint FakeNotifications::find(const QString& text) const {
    const auto all = open();
    for (auto one = all.begin(); one != all.end(); ++one)
        if (one->title.contains(text) || one->body.contains(text))
            return one.key();
    return 0;
}

}  // namespace testsupport
