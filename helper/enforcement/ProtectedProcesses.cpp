#include "enforcement/ProtectedProcesses.h"

#include <unistd.h>

#include <algorithm>

#include "enforcement/ProcessTree.h"
#include "rules/TrustPolicy.h"
#include "sources/procfs/ProcessReader.h"

namespace enforcement {

bool isInitOrSelf(std::int32_t pid) {
    return pid == 1 || pid == ::getpid();
}

ProtectedProcesses::ProtectedProcesses(PackageOf packageOf) : m_packageOf(std::move(packageOf)) {}

bool ProtectedProcesses::isEligible(const Role& role) const {
    const auto snapshot =
        sources::ProcessReader::read(role.key, sources::ProcessReader::Executable);
    if (!snapshot)
        return false;
    const auto& process = snapshot->process;
    return !process.executable.empty() && !process.executableDeleted &&
           !rules::isInterpreter(process.executable) && !m_packageOf(process.executable).empty();
}

void ProtectedProcesses::setProven(const std::vector<Role>& roles) {
    auto proven = std::make_shared<Proven>();
    for (const auto& role : roles)
        if (isEligible(role))
            proven->roles.push_back(role);
    std::ranges::sort(proven->roles, {}, &Role::key);
    m_proven.set(std::move(proven));
}

std::optional<std::string> ProtectedProcesses::roleOf(const model::ProcessKey& key) const {
    const auto proven = m_proven.get();
    const auto row = std::ranges::lower_bound(proven->roles, key, {}, &Role::key);
    const bool found = row != proven->roles.end() && row->key == key;
    return found ? std::optional(row->role) : std::nullopt;
}

std::optional<std::string> ProtectedProcesses::reasonFor(const model::ProcessKey& key) const {
    if (isInitOrSelf(key.pid))
        return key.pid == 1 ? "the init process" : "the helper itself";
    const auto member = readMember(key.pid);
    if (member && member->key == key && member->kernelThread)
        return "a kernel thread";
    return roleOf(key);
}

bool ProtectedProcesses::isProvenOnIntake(const model::ProcessKey& key) {
    const SnapshotCell<Proven>::Look proven(m_proven);
    return std::ranges::binary_search(proven->roles, key, {}, &Role::key);
}

}  // namespace enforcement
