#pragma once

#include <QDBusMessage>
#include <QMap>
#include <QVariantMap>
#include <functional>
#include <string>

#include "Alerts1Adaptor.h"
#include "enforcement/ActResult.h"
#include "model/Alert.h"
#include "service/Gate.h"
#include "service/Parts.h"

namespace service {

/// org.algomonitor.Alerts1: what was raised, and a person's answers to it. Stopping one's own is
/// free, letting go asks for a password each time (threats 1).
class AlertsService final : public Alerts1Adaptor {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface",
                "org.algomonitor.Alerts1")  // QtDBus does not inherit it for signals
    // Qt takes a signal's interface from the most derived class only (qDBusInterfaceFromMetaObject)
    Q_CLASSINFO("D-Bus Interface", "org.algomonitor.Alerts1")

  public:
    AlertsService(QObject* object, Gate& gate, const Parts& parts);

    void announceRaised(const std::string& id);
    void announceChanged(const std::string& id);

  public Q_SLOTS:
    void List(uint offset, uint limit, const QVariantMap& filter, const QDBusMessage& message);
    void Get(const QString& id, const QDBusMessage& message);
    void Kill(const QString& id, const QDBusMessage& message);
    void Allow(const QString& id, const QDBusMessage& message);
    void AllowAlways(const QString& id, const QMap<QString, QString>& match,
                     const QDBusMessage& message);
    void Resolve(const QString& id, const QDBusMessage& message);
    void Undo(const QString& id, const QDBusMessage& message);

  private:
    using Answer = std::function<model::Result<enforcement::ActResult>(const std::string& id,
                                                                       const std::string& by)>;

    model::Result<model::Alert> find(const QString& id) const;
    void letGo(const QString& id, const char* sentence, const QDBusMessage& message, Answer answer);
    Gate::Act answering(const QString& id, Answer answer) const;

    Gate& m_gate;
    const Parts& m_parts;
};

/// What a person may know of an alert about somebody else: that it is, of which rule, of whose
/// process, and how it stands.
model::Alert outlineOf(const model::Alert& alert);

}  // namespace service
