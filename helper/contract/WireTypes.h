#pragma once

#include <QDBusArgument>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QString>

#include "model/ConnectionRow.h"
#include "model/ProcessRow.h"
#include "model/ProgramHours.h"
#include "model/Session.h"

// In the values' own namespace, so that QtDBus finds them by argument-dependent lookup.
// Signatures: org.algomonitor.{Processes1,Network1,Sessions1}.xml. Texts become valid UTF-8 on the
// way out (model::validUtf8), because a bus drops who sends anything else.
namespace model {

QDBusArgument& operator<<(QDBusArgument& argument, const ProcessKey& key);
const QDBusArgument& operator>>(const QDBusArgument& argument, ProcessKey& key);

QDBusArgument& operator<<(QDBusArgument& argument, const ProcessRow& row);
const QDBusArgument& operator>>(const QDBusArgument& argument, ProcessRow& row);

QDBusArgument& operator<<(QDBusArgument& argument, const MachineSample& sample);
const QDBusArgument& operator>>(const QDBusArgument& argument, MachineSample& sample);

QDBusArgument& operator<<(QDBusArgument& argument, const ProcessChanges& changes);
const QDBusArgument& operator>>(const QDBusArgument& argument, ProcessChanges& changes);

QDBusArgument& operator<<(QDBusArgument& argument, const ProgramMinute& minute);
const QDBusArgument& operator>>(const QDBusArgument& argument, ProgramMinute& minute);

QDBusArgument& operator<<(QDBusArgument& argument, const ProgramHours& hours);
const QDBusArgument& operator>>(const QDBusArgument& argument, ProgramHours& hours);

QDBusArgument& operator<<(QDBusArgument& argument, const ConnectionRow& row);
const QDBusArgument& operator>>(const QDBusArgument& argument, ConnectionRow& row);

QDBusArgument& operator<<(QDBusArgument& argument, const ConnectionChanges& changes);
const QDBusArgument& operator>>(const QDBusArgument& argument, ConnectionChanges& changes);

QDBusArgument& operator<<(QDBusArgument& argument, const Session& session);
const QDBusArgument& operator>>(const QDBusArgument& argument, Session& session);

}  // namespace model

Q_DECLARE_METATYPE(model::ProcessKey)
Q_DECLARE_METATYPE(model::ProcessRow)
Q_DECLARE_METATYPE(model::MachineSample)
Q_DECLARE_METATYPE(model::ProcessChanges)
Q_DECLARE_METATYPE(model::ProgramMinute)
Q_DECLARE_METATYPE(model::ProgramHours)
Q_DECLARE_METATYPE(model::ConnectionRow)
Q_DECLARE_METATYPE(model::ConnectionChanges)
Q_DECLARE_METATYPE(model::Session)

namespace contract {

/// Registers the types above and QMap<QString, QString> with QtDBus. Call once before the first
/// adaptor or proxy; calling again does nothing.
void registerWireTypes();

}  // namespace contract
