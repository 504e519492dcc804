#include "VerbTable.h"

#include <QJsonObject>
#include <algorithm>
#include <stdexcept>

namespace bustest {
namespace {

constexpr char kHash[] = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

QJsonArray nothing(const Subject&) {
    return {};
}

QJsonArray key(const Subject& subject) {
    return {subject.victim.key().pid, static_cast<qint64>(subject.victim.key().startTimeTicks)};
}

QJsonArray alert(const Subject& subject) {
    return {QString::fromStdString(subject.alertId)};
}

QJsonArray alertAndMatch(const Subject& subject) {
    return {QString::fromStdString(subject.alertId),
            QJsonObject{{"sha256", kHash}, {"port", "4444"}}};
}

QJsonArray trustEntry(const Subject&) {
    return {QStringLiteral(R"({"match":{"sha256":"%1","port":"4444"},"rules":["reverse-shell"]})")
                .arg(kHash)};
}

QJsonArray keyAndHour(const Subject& subject) {
    QJsonArray arguments = key(subject);
    arguments.append(3600);
    return arguments;
}

QJsonArray keyUnforced(const Subject& subject) {
    QJsonArray arguments = key(subject);
    arguments.append(false);
    return arguments;
}

QJsonArray dump(const Subject& subject) {
    return {QString::fromStdString(subject.dumpId)};
}

QJsonArray connection(const Subject& subject) {
    return {static_cast<qint64>(subject.connectionId)};
}

template <bool all>
QJsonArray preview(const Subject& subject) {
    return {trustEntry(subject)[0], 7, all};
}

QJsonArray trusted(const Subject& subject) {
    return {QString::fromStdString(subject.trustId)};
}

std::function<QJsonArray(const Subject&)> fixed(const QJsonArray& arguments) {
    return [arguments](const Subject&) { return arguments; };
}

}  // namespace

const std::vector<ActionRow>& actionTable() {
    using enum Implicit;
    static const std::vector<ActionRow> rows = {
        {"view", Yes, AuthAdmin},
        {"view-all", AuthAdminKeep, No},
        {"terminate-own", Yes, No},
        {"terminate-process", AuthAdminKeep, No},
        {"suspend-own", Yes, No},
        {"suspend-process", AuthAdminKeep, No},
        {"resolve-alert", AuthAdmin, No},
        {"dump-process", AuthAdmin, No},
        {"read-dump", AuthAdmin, No},
        {"drop-connection", AuthAdminKeep, No},
        {"block-address", AuthAdminKeep, No},
        {"verify-integrity", AuthAdminKeep, No},
        {"accept-integrity", AuthAdmin, No},
        {"change-rules", AuthAdmin, No},
        {"change-settings", AuthAdmin, No},
    };
    return rows;
}

const ActionRow& actionRow(std::string_view action) {
    const auto row = std::find_if(actionTable().begin(), actionTable().end(),
                                  [&](const ActionRow& each) { return action == each.action; });
    if (row == actionTable().end())
        throw std::out_of_range("not in the table: " + std::string(action));
    return *row;
}

const std::vector<VerbRow>& verbTable() {
    using enum Whose;
    static const std::vector<VerbRow> rows = {
        {"Status1", "Health", Nobodys, "view", "", nothing},
        {"Status1", "Version", Nobodys, "view", "", nothing},
        {"Status1", "RegisterTray", Nobodys, "view", "bb", fixed({true, false})},
        {"Status1", "Heartbeat", Nobodys, "view", "b", fixed({false})},
        {"Processes1", "Changes", Nobodys, "view", "tb", fixed({0, false})},
        {"Processes1", "Changes", Nobodys, "view-all", "tb", fixed({0, true})},
        {"Processes1", "History", Nobodys, "view", "u", fixed({60})},
        {"Processes1", "Details", Own, "view", "it", key},
        {"Processes1", "Details", Others, "view-all", "it", key},
        {"Processes1", "ProgramHours", Own, "view", "itu", keyAndHour},
        {"Processes1", "ProgramHours", Others, "view-all", "itu", keyAndHour},
        {"Alerts1", "List", Nobodys, "view", "uua{sv}", fixed({0, 10, QJsonObject{}})},
        {"Alerts1", "List", Nobodys, "view-all", "uua{sv}",
         fixed({0, 10, QJsonObject{{"all", true}}})},
        {"Alerts1", "List", Nobodys, "view", "uua{sv}",
         fixed({0, 10, QJsonObject{{"others", true}}})},
        {"Alerts1", "Get", Own, "view", "s", alert, true},
        {"Alerts1", "Get", Others, "view-all", "s", alert, true},
        {"Alerts1", "Kill", Own, "terminate-own", "s", alert, true},
        {"Alerts1", "Kill", Others, "terminate-process", "s", alert, true},
        {"Alerts1", "Allow", Own, "resolve-alert", "s", alert, true},
        {"Alerts1", "Allow", Others, "resolve-alert", "s", alert, true},
        {"Alerts1", "AllowAlways", Own, "resolve-alert", "sa{ss}", alertAndMatch, true},
        {"Alerts1", "Resolve", Own, "resolve-alert", "s", alert, true},
        {"Alerts1", "Undo", Own, "resolve-alert", "s", alert, true},
        {"Enforcement1", "Terminate", Own, "terminate-own", "it", key},
        {"Enforcement1", "Terminate", Others, "terminate-process", "it", key},
        {"Enforcement1", "TerminateTree", Own, "terminate-own", "it", key},
        {"Enforcement1", "TerminateTree", Others, "terminate-process", "it", key},
        {"Enforcement1", "Suspend", Own, "suspend-own", "it", key},
        {"Enforcement1", "Suspend", Others, "suspend-process", "it", key},
        {"Enforcement1", "Resume", Own, "suspend-own", "it", key},
        {"Enforcement1", "Resume", Others, "suspend-process", "it", key},
        {"Enforcement1", "DropConnection", Nobodys, "drop-connection", "t", connection},
        {"Enforcement1", "BlockAddress", Nobodys, "block-address", "su", fixed({"192.0.2.66", 60})},
        {"Enforcement1", "Unblock", Nobodys, "block-address", "s", fixed({"192.0.2.67"})},
        {"Enforcement1", "ListBlocks", Nobodys, "view", "", nothing},
        {"Enforcement1", "Dump", Own, "dump-process", "itb", keyUnforced},
        {"Enforcement1", "Dump", Others, "dump-process", "itb", keyUnforced},
        {"Enforcement1", "CancelDump", Nobodys, "dump-process", "s", dump},
        {"Enforcement1", "ListDumps", Nobodys, "view-all", "", nothing},
        {"Enforcement1", "DumpProgress", Nobodys, "view-all", "s", dump},
        {"Enforcement1", "ReadDump", Nobodys, "read-dump", "s", dump},
        {"Network1", "Changes", Nobodys, "view", "tb", fixed({0, false})},
        {"Network1", "Changes", Nobodys, "view-all", "tb", fixed({0, true})},
        {"Integrity1", "Status", Nobodys, "view", "", nothing},
        {"Integrity1", "Changes", Nobodys, "view", "sub", fixed({"", 10, false})},
        {"Integrity1", "Changes", Nobodys, "view-all", "sub", fixed({"", 10, true})},
        {"Integrity1", "Export", Nobodys, "view-all", "su", fixed({"", 10})},
        {"Integrity1", "Verify", Nobodys, "verify-integrity", "b", fixed({false})},
        {"Integrity1", "Cancel", Nobodys, "verify-integrity", "", nothing},
        {"Integrity1", "Accept", Nobodys, "accept-integrity", "ss", fixed({"/etc/x", ""})},
        {"Integrity1", "AcceptFolder", Nobodys, "accept-integrity", "s", fixed({"/etc"})},
        {"Integrity1", "AcceptAll", Nobodys, "accept-integrity", "", nothing},
        {"Sessions1", "List", Nobodys, "view", "uubb", fixed({0, 10, true, false})},
        {"Sessions1", "List", Nobodys, "view-all", "uubb", fixed({0, 10, false, true})},
        {"Rules1", "List", Nobodys, "view", "", nothing},
        {"Rules1", "SetEnabled", Nobodys, "change-rules", "sb", fixed({"tor", false})},
        {"Rules1", "SetResponse", Nobodys, "change-rules", "ss", fixed({"tor", "block"})},
        {"Rules1", "Reload", Nobodys, "change-rules", "", nothing},
        {"Settings1", "GetAll", Nobodys, "view", "", nothing},
        {"Settings1", "Schema", Nobodys, "view", "", nothing},
        {"Settings1", "Set", Nobodys, "change-settings", "ss", fixed({"ask.timeout_s", "77"})},
        {"Settings1", "SetMode", Nobodys, "change-settings", "s", fixed({"observe"})},
        {"Settings1", "Pause", Nobodys, "change-settings", "u", fixed({60})},
        {"Settings1", "TrustList", Nobodys, "view", "", nothing},
        {"Settings1", "Trust", Nobodys, "change-settings", "s", trustEntry},
        {"Settings1", "PreviewTrust", Nobodys, "view", "sub", preview<false>},
        {"Settings1", "PreviewTrust", Nobodys, "view-all", "sub", preview<true>},
        {"Settings1", "Import", Nobodys, "change-settings", "s",
         fixed({"[monitor]\ninterval = 31"})},
        {"Settings1", "PreviewImport", Nobodys, "view", "s", fixed({"[monitor]\ninterval = 31"})},
        {"Settings1", "Untrust", Nobodys, "change-settings", "s", trusted},
    };
    return rows;
}

Request VerbRow::request(const Subject& subject) const {
    return {.interface = QStringLiteral("org.algomonitor.%1").arg(interface),
            .member = member,
            .signature = signature,
            .args = arguments(subject)};
}

}  // namespace bustest
