#pragma once

#include <QDBusMessage>
#include <string>
#include <vector>

#include "Rules1Adaptor.h"
#include "model/RuleRow.h"
#include "service/Gate.h"
#include "service/Parts.h"

namespace service {

/// org.algomonitor.Rules1: what is looked for, and switching it.
class RulesService final : public Rules1Adaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.Rules1")  // see EnforcementService.h

  public:
    RulesService(QObject* object, Gate& gate, const Parts& parts);

    void announce() { Q_EMIT Changed(); }

  public Q_SLOTS:
    void List(const QDBusMessage& message);
    void SetEnabled(const QString& id, bool enabled, const QDBusMessage& message);
    void SetResponse(const QString& id, const QString& response, const QDBusMessage& message);
    void Reload(const QDBusMessage& message);

  private:
    model::Result<std::string> knownId(const QString& id) const;
    std::vector<model::RuleRow> rows() const;
    model::Result<Done> set(const std::string& key, const std::string& value);

    Gate& m_gate;
    const Parts& m_parts;
};

}  // namespace service
