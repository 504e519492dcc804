#pragma once

#include "model/Error.h"

// Names that others rely on (contract.md, "Verbs").
namespace contract {

inline constexpr char kBusName[] = "org.algomonitor.Helper";
inline constexpr char kObjectPath[] = "/org/algomonitor/Helper";

inline constexpr char kStatusInterface[] = "org.algomonitor.Status1";
inline constexpr char kProcessesInterface[] = "org.algomonitor.Processes1";
inline constexpr char kNetworkInterface[] = "org.algomonitor.Network1";
inline constexpr char kSessionsInterface[] = "org.algomonitor.Sessions1";
inline constexpr char kIntegrityInterface[] = "org.algomonitor.Integrity1";
inline constexpr char kAlertsInterface[] = "org.algomonitor.Alerts1";
inline constexpr char kEnforcementInterface[] = "org.algomonitor.Enforcement1";
inline constexpr char kRulesInterface[] = "org.algomonitor.Rules1";
inline constexpr char kSettingsInterface[] = "org.algomonitor.Settings1";

inline constexpr char kActionView[] = "org.algomonitor.view";
inline constexpr char kActionViewAll[] = "org.algomonitor.view-all";
inline constexpr char kActionTerminateOwn[] = "org.algomonitor.terminate-own";
inline constexpr char kActionTerminateProcess[] = "org.algomonitor.terminate-process";
inline constexpr char kActionSuspendOwn[] = "org.algomonitor.suspend-own";
inline constexpr char kActionSuspendProcess[] = "org.algomonitor.suspend-process";
inline constexpr char kActionResolveAlert[] = "org.algomonitor.resolve-alert";
inline constexpr char kActionDumpProcess[] = "org.algomonitor.dump-process";
inline constexpr char kActionReadDump[] = "org.algomonitor.read-dump";
inline constexpr char kActionDropConnection[] = "org.algomonitor.drop-connection";
inline constexpr char kActionBlockAddress[] = "org.algomonitor.block-address";
inline constexpr char kActionVerifyIntegrity[] = "org.algomonitor.verify-integrity";
inline constexpr char kActionAcceptIntegrity[] = "org.algomonitor.accept-integrity";
inline constexpr char kActionChangeRules[] = "org.algomonitor.change-rules";
inline constexpr char kActionChangeSettings[] = "org.algomonitor.change-settings";

inline constexpr char kErrorPrefix[] = "org.algomonitor.Error.";

/// "org.algomonitor.Error.NoSuchProcess".
const char* errorName(model::Error::Code code);

/// The code of an error name; Unavailable for foreign names (NoReply, ServiceUnknown …).
model::Error::Code errorCode(const char* name);

}  // namespace contract
