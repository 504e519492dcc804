#pragma once

#include <QString>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "BusWorld.h"
#include "Person.h"
#include "Victim.h"

namespace bustest {

/// polkit's implicit authorizations, as org.freedesktop.PolicyKit1.Authority.EnumerateActions
/// counts.
enum class Implicit { No = 0, AuthAdmin = 2, AuthAdminKeep = 4, Yes = 5 };

/// contract.md, "Verbs": what each action asks of somebody at the machine and of everybody else.
struct ActionRow {
    const char* action;
    Implicit active;
    Implicit other;
};
const std::vector<ActionRow>& actionTable();
const ActionRow& actionRow(std::string_view action);

/// Whose process or alert a call is about.
enum class Whose { Nobodys, Own, Others };

/// What a call is about, made anew for each one.
struct Subject {
    Victim& victim;
    std::string alertId;  // an open question about the victim
    std::string trustId;  // an entry that can be taken away
    std::uint64_t connectionId = 0;
    std::string dumpId;
};

/// One way to call one method.
struct VerbRow {
    const char* interface;  // without "org.algomonitor."
    const char* member;
    Whose whose;
    const char* action;  // without "org.algomonitor."
    const char* signature;
    std::function<QJsonArray(const Subject&)> arguments;
    bool alert = false;  // it is about an alert, not a process

    Request request(const Subject& subject) const;
};
const std::vector<VerbRow>& verbTable();

}  // namespace bustest
