#include "contract/WireTypes.h"

#include <QDBusMetaType>

#include "contract/WireValues.h"

namespace model {

using namespace contract::wire;

namespace {

void appendFigures(QDBusArgument& argument, const ProcessRow& row) {
    argument << row.cpuPercent << row.cpuPercentCore << static_cast<qulonglong>(row.memoryKiB)
             << row.memoryPercent << static_cast<qulonglong>(row.ioBytesPerS)
             << static_cast<qulonglong>(row.ioOperationsPerS) << row.threads << row.descriptors
             << row.connections;
}

void takeFigures(const QDBusArgument& argument, ProcessRow& row) {
    row.cpuPercent = valueFrom<double>(argument);
    row.cpuPercentCore = valueFrom<double>(argument);
    row.memoryKiB = valueFrom<qulonglong>(argument);
    row.memoryPercent = valueFrom<double>(argument);
    row.ioBytesPerS = valueFrom<qulonglong>(argument);
    row.ioOperationsPerS = valueFrom<qulonglong>(argument);
    argument >> row.threads >> row.descriptors >> row.connections;
}

}  // namespace

QDBusArgument& operator<<(QDBusArgument& argument, const ProcessKey& key) {
    argument.beginStructure();
    argument << key.pid << static_cast<qulonglong>(key.startTimeTicks);
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, ProcessKey& key) {
    argument.beginStructure();
    argument >> key.pid;
    key.startTimeTicks = valueFrom<qulonglong>(argument);
    argument.endStructure();
    return argument;
}

QDBusArgument& operator<<(QDBusArgument& argument, const ProcessRow& row) {
    argument.beginStructure();
    argument << row.key << row.parentPid << toWire(row.name) << toWire(row.executable)
             << toWire(row.commandLine) << row.uid << toWire(row.user)
             << static_cast<uchar>(row.state);
    appendFigures(argument, row);
    argument << toWire(row.package) << row.suspended;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, ProcessRow& row) {
    argument.beginStructure();
    argument >> row.key >> row.parentPid;
    row.name = textFrom(argument);
    row.executable = textFrom(argument);
    row.commandLine = textFrom(argument);
    argument >> row.uid;
    row.user = textFrom(argument);
    row.state = static_cast<char>(valueFrom<uchar>(argument));
    takeFigures(argument, row);
    row.package = textFrom(argument);
    argument >> row.suspended;
    argument.endStructure();
    return argument;
}

QDBusArgument& operator<<(QDBusArgument& argument, const MachineSample& sample) {
    argument.beginStructure();
    argument << static_cast<qlonglong>(sample.atUs) << sample.cpuPercent;
    appendArray(argument, sample.corePercent);
    argument << static_cast<qulonglong>(sample.memoryTotalKiB)
             << static_cast<qulonglong>(sample.memoryUsedKiB)
             << static_cast<qulonglong>(sample.memoryCacheKiB)
             << static_cast<qulonglong>(sample.swapUsedKiB);
    for (const auto rate : kMachineRates)
        argument << sample.*rate;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, MachineSample& sample) {
    argument.beginStructure();
    sample.atUs = valueFrom<qlonglong>(argument);
    argument >> sample.cpuPercent;
    sample.corePercent = arrayFrom<double>(argument);
    sample.memoryTotalKiB = valueFrom<qulonglong>(argument);
    sample.memoryUsedKiB = valueFrom<qulonglong>(argument);
    sample.memoryCacheKiB = valueFrom<qulonglong>(argument);
    sample.swapUsedKiB = valueFrom<qulonglong>(argument);
    for (const auto rate : kMachineRates)
        argument >> sample.*rate;
    argument.endStructure();
    return argument;
}

QDBusArgument& operator<<(QDBusArgument& argument, const ProcessChanges& changes) {
    argument.beginStructure();
    argument << static_cast<qulonglong>(changes.generation) << changes.complete;
    appendArray(argument, changes.changed);
    appendArray(argument, changes.gone);
    argument << changes.machine;
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, ProcessChanges& changes) {
    argument.beginStructure();
    changes.generation = valueFrom<qulonglong>(argument);
    argument >> changes.complete;
    changes.changed = arrayFrom<ProcessRow>(argument);
    changes.gone = arrayFrom<ProcessKey>(argument);
    argument >> changes.machine;
    argument.endStructure();
    return argument;
}

QDBusArgument& operator<<(QDBusArgument& argument, const ProgramMinute& minute) {
    argument.beginStructure();
    argument << static_cast<qlonglong>(minute.atUs) << minute.cpuPercentCore
             << static_cast<qulonglong>(minute.memoryKiB)
             << static_cast<qulonglong>(minute.ioBytesPerS);
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, ProgramMinute& minute) {
    argument.beginStructure();
    minute.atUs = valueFrom<qlonglong>(argument);
    argument >> minute.cpuPercentCore;
    minute.memoryKiB = valueFrom<qulonglong>(argument);
    minute.ioBytesPerS = valueFrom<qulonglong>(argument);
    argument.endStructure();
    return argument;
}

QDBusArgument& operator<<(QDBusArgument& argument, const ProgramHours& hours) {
    argument.beginStructure();
    argument << toWire(hours.program);
    appendArray(argument, hours.minutes);
    argument.endStructure();
    return argument;
}

const QDBusArgument& operator>>(const QDBusArgument& argument, ProgramHours& hours) {
    argument.beginStructure();
    hours.program = textFrom(argument);
    hours.minutes = arrayFrom<ProgramMinute>(argument);
    argument.endStructure();
    return argument;
}

}  // namespace model

namespace contract {

void registerWireTypes() {
    qDBusRegisterMetaType<model::ProcessKey>();
    qDBusRegisterMetaType<model::ProcessRow>();
    qDBusRegisterMetaType<model::MachineSample>();
    qDBusRegisterMetaType<model::ProcessChanges>();
    qDBusRegisterMetaType<model::ProgramMinute>();
    qDBusRegisterMetaType<model::ProgramHours>();
    qDBusRegisterMetaType<model::ConnectionRow>();
    qDBusRegisterMetaType<model::ConnectionChanges>();
    qDBusRegisterMetaType<model::Session>();
    qDBusRegisterMetaType<QList<model::Session>>();
    qDBusRegisterMetaType<QList<model::ProcessKey>>();
    qDBusRegisterMetaType<QList<model::MachineSample>>();
    qDBusRegisterMetaType<QMap<QString, QString>>();
}

}  // namespace contract
