#pragma once

#include <QMap>
#include <QString>
#include <variant>

#include "model/ProcessKey.h"
#include "model/Severity.h"

namespace app::client {

/// What a person can ask of the helper; each is one bus method and one polkit action.
struct TerminateProcess {
    model::ProcessKey key;
    bool tree = false;
};
struct SuspendProcess {
    model::ProcessKey key;
};
struct ResumeProcess {
    model::ProcessKey key;
};
struct KillAlert {
    QString id;
};
struct AllowAlert {
    QString id;
};
struct AllowAlertAlways {
    QString id;
    QMap<QString, QString> match;
};
struct ResolveAlert {
    QString id;
};
struct UndoAlert {
    QString id;
};
struct SetMode {
    model::Mode mode = model::Mode::Ask;
};
struct Pause {
    uint seconds = 0;  // 0 ends the pause
};
struct AddTrust {
    QString entry;  // JSON object, as in the configuration
};
struct RemoveTrust {
    QString id;
};
struct DropConnection {
    quint64 id = 0;
};
struct BlockAddress {
    QString address;
    uint seconds = 0;  // 0: as long as is configured
};
struct UnblockAddress {
    QString address;
};
struct DumpProcess {
    model::ProcessKey key;
    bool force = false;  // also of who keeps secrets or does not let itself be dumped
};
struct CancelDump {
    QString id;
};
struct SwitchRule {
    QString id;
    bool on = true;
};
struct SetRuleResponse {
    QString id;
    QString response;  // none notify suspend drop block kill kill-tree
};
struct ReloadRules {};
struct SetSetting {
    QString key;    // dotted
    QString value;  // JSON
};

struct VerifyIntegrity {
    bool full = false;  // read everything again, too
};
struct CancelVerify {};
struct AcceptFile {
    QString path;
    QString sha256;  // that was shown
};
struct AcceptFolder {
    QString path;  // "/" = everything
};

using Verb = std::variant<TerminateProcess, SuspendProcess, ResumeProcess, KillAlert, AllowAlert,
                          AllowAlertAlways, ResolveAlert, UndoAlert, SetMode, Pause, AddTrust,
                          RemoveTrust, DropConnection, BlockAddress, UnblockAddress, SwitchRule,
                          SetRuleResponse, ReloadRules, SetSetting, DumpProcess, CancelDump,
                          VerifyIntegrity, CancelVerify, AcceptFile, AcceptFolder>;

/// What came of it: `outcome` as in contract.md (done, failed, refused, skipped), `detail` one
/// sentence (for AddTrust the new entry's id).
struct Answer {
    model::Outcome outcome = model::Outcome::Done;
    QString detail;
};

}  // namespace app::client
