#include "app/ctl/RuleText.h"

#include <QJsonArray>
#include <algorithm>
#include <map>

#include "app/client/SafeText.h"

namespace app::ctl {
namespace {

namespace sigma = rules::sigma;

constexpr qsizetype kLongestText = 500;

QString safe(const std::string& text) {
    return client::safeText(text, kLongestText);
}

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

QJsonArray listJson(const std::vector<std::string>& texts) {
    QJsonArray array;
    for (const std::string& text : texts)
        array.append(plain(text));
    return array;
}

/// refused outdoes loaded, loaded outdoes skipped.
void take(RuleFileState& file, const sigma::Problem& problem) {
    const bool refused = problem.impact == sigma::Impact::Refused;
    if (file.state == "refused" || (!refused && !file.why.empty()))
        return;
    if (refused)
        file.state = "refused";
    else if (problem.impact == sigma::Impact::Skipped && file.ids.empty())
        file.state = "skipped";
    file.line = problem.line;
    file.why = problem.text;
}

}  // namespace

std::vector<RuleFileState> statesOf(const LoadedRules& rules) {
    std::vector<RuleFileState> states;
    std::map<std::string, std::size_t> byPath;
    for (const auto& file : rules.files.files)
        if (byPath.try_emplace(file.path, states.size()).second)
            states.push_back({.path = file.path, .state = "loaded"});
    for (const auto& info : rules.compiled.set.rules())
        states[byPath.at(info.path)].ids.push_back(info.id);
    for (const auto& problem : rules.compiled.problems)
        take(states[byPath.at(problem.path)], problem);
    for (const auto& file : rules.files.unread)
        states.push_back({.path = file.path, .state = "refused", .why = file.why});
    return states;
}

QString stateLine(const RuleFileState& file) {
    QString line = safe(file.path);
    if (file.line > 0)
        line += QStringLiteral(":%1").arg(file.line);
    line += QStringLiteral(": ") + plain(file.state);
    return file.why.empty() ? line : line + QStringLiteral(": ") + safe(file.why);
}

QJsonObject stateJson(const RuleFileState& file) {
    return {{QStringLiteral("file"), plain(file.path)},
            {QStringLiteral("state"), plain(file.state)},
            {QStringLiteral("line"), file.line > 0 ? QJsonValue(file.line) : QJsonValue()},
            {QStringLiteral("why"), file.why.empty() ? QJsonValue() : QJsonValue(plain(file.why))},
            {QStringLiteral("rules"), listJson(file.ids)}};
}

QString ruleLine(const sigma::RuleInfo& info) {
    return QStringLiteral("%1 (%2) %3").arg(safe(info.id), plain(info.severity), safe(info.title));
}

QJsonObject ruleJson(const sigma::RuleInfo& info) {
    return {{QStringLiteral("id"), plain(info.id)},
            {QStringLiteral("title"), plain(info.title)},
            {QStringLiteral("level"), plain(info.severity)},
            {QStringLiteral("category"), plain(std::string(sigma::toString(info.category)))},
            {QStringLiteral("description"), plain(info.description)},
            {QStringLiteral("techniques"), listJson(info.techniques)},
            {QStringLiteral("false_positives"), listJson(info.falsePositives)},
            {QStringLiteral("file"), plain(info.path)}};
}

QJsonObject matchJson(const std::vector<const sigma::RuleInfo*>& matched) {
    QJsonArray ids;
    for (const sigma::RuleInfo* info : matched)
        ids.append(plain(info->id));
    return {{QStringLiteral("matched"), ids}};
}

}  // namespace app::ctl
