#include "app/client/VerbCall.h"

#include "app/client/HelperCalls.h"
#include "app/client/PendingAnswer.h"
#include "contract/Names.h"

namespace app::client {
namespace {

using Acted = QDBusPendingReply<QString, QString>;

/// outcome, detail. An outcome this program does not know is not taken for success.
model::Result<Answer> toAnswer(const Acted& answer) {
    const std::string outcome = answer.argumentAt<0>().toStdString();
    const auto known = model::outcomeFromString(outcome);
    if (!known)
        return model::unexpected(model::Error::Code::Unavailable, "the helper",
                                 "answered \"" + outcome + "\", which is of another version");
    return Answer{*known, answer.argumentAt<1>()};
}

/// How many rules there are now, and the files that could not be used.
model::Result<Answer> toReload(const QDBusPendingReply<uint, QStringList>& answer) {
    QStringList sentences{QStringLiteral("%1 rules of files").arg(answer.argumentAt<0>())};
    return Answer{model::Outcome::Done,
                  (sentences + answer.argumentAt<1>()).join(QStringLiteral("; "))};
}

class Caller {
  public:
    Caller(QObject* owner, const HelperCalls& helper, Reply<Answer> reply)
        : m_owner(owner), m_helper(helper), m_reply(std::move(reply)) {}

    void operator()(const TerminateProcess& verb) {
        onProcess(verb.tree ? "TerminateTree" : "Terminate", verb.key);
    }
    void operator()(const SuspendProcess& verb) { onProcess("Suspend", verb.key); }
    void operator()(const ResumeProcess& verb) { onProcess("Resume", verb.key); }
    void operator()(const KillAlert& verb) { onAlert("Kill", verb.id); }
    void operator()(const AllowAlert& verb) { onAlert("Allow", verb.id); }
    void operator()(const AllowAlertAlways& verb) { onAlert("AllowAlways", verb.id, verb.match); }
    void operator()(const ResolveAlert& verb) { onAlert("Resolve", verb.id); }
    void operator()(const UndoAlert& verb) { onAlert("Undo", verb.id); }
    void operator()(const SetMode& verb) {
        const std::string mode(model::toString(verb.mode));
        onSettings("SetMode", QString::fromStdString(mode));
    }
    void operator()(const Pause& verb) { onSettings("Pause", verb.seconds); }
    void operator()(const RemoveTrust& verb) { onSettings("Untrust", verb.id); }
    void operator()(const DropConnection& verb) {
        acted(m_helper(contract::kEnforcementInterface, "DropConnection", verb.id));
    }
    void operator()(const BlockAddress& verb) {
        acted(
            m_helper(contract::kEnforcementInterface, "BlockAddress", verb.address, verb.seconds));
    }
    void operator()(const UnblockAddress& verb) {
        acted(m_helper(contract::kEnforcementInterface, "Unblock", verb.address));
    }
    void operator()(const DumpProcess& verb) {
        acted(m_helper(contract::kEnforcementInterface, "Dump", verb.key.pid,
                       quint64(verb.key.startTimeTicks), verb.force));
    }
    void operator()(const CancelDump& verb) {
        acted(m_helper(contract::kEnforcementInterface, "CancelDump", verb.id));
    }
    void operator()(const VerifyIntegrity& verb) {
        acted(m_helper(contract::kIntegrityInterface, "Verify", verb.full));
    }
    void operator()(const CancelVerify&) {
        acted(m_helper(contract::kIntegrityInterface, "Cancel"));
    }
    void operator()(const AcceptFile& verb) {
        acted(m_helper(contract::kIntegrityInterface, "Accept", verb.path, verb.sha256));
    }
    void operator()(const AcceptFolder& verb) {
        if (verb.path == QLatin1String("/"))
            acted(m_helper(contract::kIntegrityInterface, "AcceptAll"));
        else
            acted(m_helper(contract::kIntegrityInterface, "AcceptFolder", verb.path));
    }
    void operator()(const SwitchRule& verb) {
        done(m_helper(contract::kRulesInterface, "SetEnabled", verb.id, verb.on));
    }
    void operator()(const SetRuleResponse& verb) {
        done(m_helper(contract::kRulesInterface, "SetResponse", verb.id, verb.response));
    }
    void operator()(const SetSetting& verb) { onSettings("Set", verb.key, verb.value); }
    void operator()(const ReloadRules&) {
        answerTo<uint, QStringList>(m_owner, m_helper(contract::kRulesInterface, "Reload"),
                                    std::move(m_reply), toReload);
    }
    void operator()(const AddTrust& verb) {
        answerTo<QString>(m_owner, m_helper(contract::kSettingsInterface, "Trust", verb.entry),
                          std::move(m_reply), [](const auto& answer) -> model::Result<Answer> {
                              return Answer{model::Outcome::Done, answer.value()};
                          });
    }

  private:
    void onProcess(const char* method, const model::ProcessKey& key) {
        acted(m_helper(contract::kEnforcementInterface, method, key.pid,
                       quint64(key.startTimeTicks)));
    }
    template <typename... Arguments>
    void onAlert(const char* method, const Arguments&... arguments) {
        acted(m_helper(contract::kAlertsInterface, method, arguments...));
    }
    template <typename... Arguments>
    void onSettings(const char* method, const Arguments&... arguments) {
        done(m_helper(contract::kSettingsInterface, method, arguments...));
    }
    void done(const QDBusPendingCall& call) {
        answerTo<>(m_owner, call, std::move(m_reply),
                   [](const auto&) { return model::Result<Answer>(Answer{}); });
    }
    void acted(const QDBusPendingCall& call) {
        answerTo<QString, QString>(m_owner, call, std::move(m_reply), toAnswer);
    }

    QObject* m_owner;
    const HelperCalls& m_helper;
    Reply<Answer> m_reply;
};

}  // namespace

void callVerb(QObject* owner, const HelperCalls& helper, const Verb& verb, Reply<Answer> reply) {
    std::visit(Caller(owner, helper, std::move(reply)), verb);
}

}  // namespace app::client
