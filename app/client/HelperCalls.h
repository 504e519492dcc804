#pragma once

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QString>
#include <QVariantList>
#include <utility>

namespace app::client {

/// Calls to one running helper. `owner` is its unique bus name (":1.42"): a message to a unique
/// name never starts a service, so a stopped helper stays stopped, and an answer can only come from
/// the process that was asked.
///
/// Not qdbusxml2cpp's proxies: before Qt 6.7 those cannot set ALLOW_INTERACTIVE_AUTHORIZATION,
/// without which polkit opens no dialog. The tests hold names and signatures to the XML.
class HelperCalls {
  public:
    HelperCalls(QDBusConnection bus, QString owner, QString path)
        : m_bus(std::move(bus)), m_owner(std::move(owner)), m_path(std::move(path)) {}

    const QString& owner() const { return m_owner; }
    const QString& path() const { return m_path; }

    /// How the calls after this are made.
    void setManner(int timeoutMs, bool mayPrompt) {
        m_timeoutMs = timeoutMs;
        m_mayPrompt = mayPrompt;
    }

    template <typename... Arguments>
    QDBusPendingCall operator()(const char* interface, const char* method,
                                const Arguments&... arguments) const {
        QDBusMessage call = QDBusMessage::createMethodCall(
            m_owner, m_path, QLatin1String(interface), QLatin1String(method));
        call.setAutoStartService(false);
        call.setInteractiveAuthorizationAllowed(m_mayPrompt);
        call.setArguments({QVariant::fromValue(arguments)...});
        return m_bus.asyncCall(call, m_timeoutMs);
    }

  private:
    QDBusConnection m_bus;
    QString m_owner;
    QString m_path;
    int m_timeoutMs = -1;
    bool m_mayPrompt = false;
};

}  // namespace app::client
