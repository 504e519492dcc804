#include "enforcement/SuspectScope.h"

#include <algorithm>

namespace enforcement {

std::optional<std::string> SuspectScope::spareReason(const TreeMember& member) const {
    if (isInitOrSelf(member.key.pid))
        return "init or the helper itself";
    if (member.kernelThread)
        return "a kernel thread";
    if (onlyUid && member.uid != *onlyUid)
        return "it belongs to uid " + std::to_string(member.uid);
    return protectedProcesses == nullptr ? std::nullopt : protectedProcesses->roleOf(member.key);
}

std::optional<std::uint32_t> onlyUid(std::uint32_t subjectUid,
                                     const std::vector<std::uint32_t>& suspectUids) {
    if (subjectUid != 0)
        return subjectUid;
    const auto ordinary = std::ranges::find_if(suspectUids, [](auto uid) { return uid != 0; });
    return ordinary == suspectUids.end() ? std::nullopt : std::optional(*ordinary);
}

std::vector<model::ProcessKey> rootsOf(const model::Finding& finding) {
    std::vector<model::ProcessKey> roots{finding.process.key};
    for (const auto& suspect : finding.suspects)
        if (suspect && std::ranges::find(roots, suspect) == roots.end())
            roots.push_back(suspect);
    return roots;
}

SuspectScope scopeOf(const model::Finding& finding, const ProtectedProcesses& protectedProcesses) {
    std::vector<std::uint32_t> uids;
    for (const auto& suspect : finding.suspects)
        if (const auto member = readMember(suspect.pid); member && member->key == suspect)
            uids.push_back(member->uid);
    return {onlyUid(finding.process.uid, uids), &protectedProcesses};
}

}  // namespace enforcement
