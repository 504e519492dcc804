#include "app/SingleInstance.h"

#include <QDBusMessage>

#include "app/AppArguments.h"

namespace app {
namespace {

constexpr char kName[] = "org.algomonitor.App";
constexpr char kPath[] = "/org/algomonitor/App";
constexpr char kInterface[] = "org.algomonitor.App1";
constexpr int kPatienceMs = 5'000;

}  // namespace

SingleInstance::SingleInstance(const QDBusConnection& session, QObject* parent)
    : QObject(parent), m_session(session) {}

bool SingleInstance::claim() {
    if (!m_session.isConnected())
        return true;
    // The object first: whoever sees the name may call at once.
    m_session.registerObject(QLatin1String(kPath), this, QDBusConnection::ExportScriptableSlots);
    return m_session.registerService(QLatin1String(kName));
}

bool SingleInstance::askFirst(const QString& page) {
    QDBusMessage show =
        QDBusMessage::createMethodCall(QLatin1String(kName), QLatin1String(kPath),
                                       QLatin1String(kInterface), QStringLiteral("Show"));
    show << page;
    return m_session.call(show, QDBus::Block, kPatienceMs).type() == QDBusMessage::ReplyMessage;
}

void SingleInstance::Show(const QString& page) {
    Q_EMIT showRequested(isPage(page) ? page : QString());
}

}  // namespace app
