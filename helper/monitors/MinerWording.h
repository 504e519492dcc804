#pragma once

#include <cstdint>

#include "model/Finding.h"
#include "model/PacketEvent.h"
#include "monitors/MinerSenses.h"
#include "rules/behaviour/MinerScore.h"

namespace monitors {

/// The verdict as a finding: "pulseaudio(4242) mines cryptocurrency for 203.0.113.7:3333". Texts
/// are English; what comes from outside in them is escaped.
model::Finding wordMiner(const MinerSubject& subject, const rules::MinerEvidence& evidence,
                         const model::PacketFlow& flow, const rules::MinerVerdict& verdict,
                         std::uint64_t seenNs);

}  // namespace monitors
