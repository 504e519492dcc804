#pragma once

#include <QDBusConnection>

#include "service/Authorizer.h"

namespace service {

/// polkit over plain D-Bus (org.freedesktop.PolicyKit1.Authority), for distributions without
/// polkit-qt6, such as Debian 12.
class PolkitBusAuthorizer final : public Authorizer {
  public:
    explicit PolkitBusAuthorizer(const QDBusConnection& bus);

  protected:
    void ask(const Question& question, bool interact, quint64 ticket, Answered answered) override;
    void withdraw(quint64 ticket) override;

  private:
    QDBusConnection m_bus;
};

}  // namespace service
