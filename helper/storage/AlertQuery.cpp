#include "storage/AlertQuery.h"

#include <algorithm>
#include <tuple>

#include "model/SafeText.h"

namespace storage {
namespace {

constexpr std::size_t kSearchBytes = 4096;

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool containsIgnoringCase(const std::string& text, const std::string& part) {
    return !std::ranges::search(text, part, {}, lower, lower).empty() || part.empty();
}

}  // namespace

std::string searchText(const model::Alert& alert) {
    const model::Finding& finding = alert.finding;
    std::string text = finding.message + "\n" + finding.ruleId + "\n" + finding.ruleName + "\n" +
                       finding.process.name + "\n" + finding.process.executable + "\n" +
                       alert.userName + "\n" + std::to_string(finding.process.key.pid) + "\n";
    if (finding.connection)
        text += model::remoteEndpoint(*finding.connection) + "\n" + finding.connection->remoteName +
                "\n";
    for (const std::string& argument : finding.process.arguments)
        text += argument + " ";
    return model::validUtf8(model::shortened(text, kSearchBytes));
}

bool isOpen(const model::Alert& alert) {
    return alert.deadlineUs || !alert.resolved;
}

bool isUnfinished(const model::Alert& alert) {
    return alert.deadlineUs || alert.state == model::AlertState::Suspended;
}

bool matches(const AlertQuery& query, const model::Alert& alert) {
    return (!query.sinceUs || alert.raisedAtUs >= *query.sinceUs) &&
           (!query.atLeast || alert.finding.level >= *query.atLeast) &&
           (!query.openOnly || isOpen(alert)) &&
           (!query.uid || alert.finding.process.uid == *query.uid) &&
           (!query.notUid || alert.finding.process.uid != *query.notUid) &&
           containsIgnoringCase(searchText(alert), query.search);
}

bool isNewer(const model::Alert& one, const model::Alert& other) {
    return std::tie(one.raisedAtUs, one.id) > std::tie(other.raisedAtUs, other.id);
}

}  // namespace storage
