#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/Event.h"
#include "model/Finding.h"
#include "monitors/ProcessFacts.h"
#include "rules/behaviour/Beacon.h"
#include "rules/behaviour/FanOut.h"
#include "rules/behaviour/ListenerReach.h"
#include "rules/behaviour/SuspiciousPort.h"
#include "rules/indicators/IndicatorSet.h"

// What the network rules found, in plain words. Names and addresses from outside are escaped.
namespace monitors {

/// A listed address, or a listed name that was looked up for it.
struct ListHit {
    rules::indicators::Match match;
    std::string name;  // empty: the address itself is listed
};

model::Finding wordListHit(const ListHit& hit, const model::SocketEvent& event,
                           const ProcessFacts& facts);
model::Finding wordTor(std::string_view evidence, const model::SocketEvent& event,
                       const ProcessFacts& facts);
model::Finding wordOnionQuestion(const std::string& name, std::uint64_t seenNs,
                                 const ProcessFacts& facts);
model::Finding wordPortScan(const std::vector<std::uint16_t>& ports, std::uint64_t windowNs,
                            const model::SocketEvent& event, const ProcessFacts& facts);
model::Finding wordSweep(const rules::Sweep& sweep, std::uint64_t windowNs, bool certain,
                         const model::SocketEvent& event, const ProcessFacts& facts);
model::Finding wordInboundScan(const std::vector<std::uint16_t>& ports, std::uint64_t windowNs,
                               const model::Connection& last, std::uint64_t seenNs);
model::Finding wordBeat(const rules::Rhythm& rhythm, const model::SocketEvent& event,
                        const ProcessFacts& facts);
model::Finding wordListener(rules::ListenerReach reach, bool tell, const model::SocketEvent& event,
                            const ProcessFacts& facts);
model::Finding wordSuspiciousPort(const rules::PortSuspicion& suspicion,
                                  const model::SocketEvent& event, const ProcessFacts& facts);

/// "malicious-address", "malicious-domain", "mining-pool", "tor"
std::string_view ruleOf(const ListHit& hit);

}  // namespace monitors
