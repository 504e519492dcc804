#include "monitors/ResourceWording.h"

#include "model/SafeText.h"
#include "model/Timestamp.h"
#include "rules/BuiltInRules.h"
#include "rules/RuleDefaults.h"

namespace monitors {
namespace {

using rules::resource::Anomaly;
using rules::resource::Metric;
using rules::resource::valueText;

constexpr std::size_t kShownBytes = 512;
constexpr std::size_t kShownSamples = 20;

std::string shown(std::string_view text) {
    return model::printable(model::shortened(text, kShownBytes));
}

std::string who(const ResourceSubject& subject) {
    return shown(subject.process.name) + " (pid " + std::to_string(subject.process.key.pid) + ")";
}

std::string trendText(std::size_t above, const rules::resource::TrendShape& shape,
                      const std::string& limit) {
    return std::to_string(above) + " of the last " + std::to_string(shape.size) +
           " samples were above " + limit;
}

std::string historyText(const Anomaly& anomaly) {
    return "now " + valueText(anomaly.metric, anomaly.history.back()) + ", average " +
           valueText(anomaly.metric, anomaly.average) + ", maximum " +
           valueText(anomaly.metric, anomaly.maximum);
}

std::string samplesText(const Anomaly& anomaly) {
    const auto& values = anomaly.history;
    std::string text = "samples, oldest first:";
    for (std::size_t i = values.size() - std::min(values.size(), kShownSamples); i < values.size();
         ++i) {
        const std::string value = valueText(anomaly.metric, values[i]);
        text += " " + value.substr(0, value.find(' '));
    }
    return text;
}

std::string usualText(const Anomaly& anomaly) {
    if (!anomaly.usual)
        return "what is usual for this program is not known yet";
    const auto& usual = *anomaly.usual;
    std::string text = "usual for this program ";
    text += usual.ofThisHour ? "at this hour of the week" : "lately";
    text += " is " + valueText(anomaly.metric, usual.median) + " (learned from " +
            std::to_string(usual.hours) + " hours)";
    if (anomaly.lifted > anomaly.limit)
        text += ", which lifts its limit to " + valueText(anomaly.metric, anomaly.lifted);
    return text;
}

void addSubject(model::Finding& finding, const ResourceSubject& subject) {
    const model::Process& process = subject.process;
    if (!process.executable.empty())
        finding.why.push_back("program: " + shown(process.executable) +
                              (process.package.empty()
                                   ? ", which no package owns"
                                   : " of the package " + shown(process.package)));
    std::string command;
    for (const std::string& argument : process.arguments)
        command.append(command.empty() ? "" : " ").append(argument);
    if (!command.empty())
        finding.why.push_back("command: " + shown(command));
    if (subject.startedAtUs > 0)
        finding.why.push_back("started at " + model::toRfc3339(subject.startedAtUs));
    std::string parents;
    for (const model::Process& parent : subject.ancestry)
        parents += (parents.empty() ? "" : " <- ") + shown(parent.name) + " (" +
                   std::to_string(parent.key.pid) + ")";
    if (!parents.empty())
        finding.why.push_back("started by: " + parents);
    finding.process = process;
    finding.ancestry = subject.ancestry;
    finding.suspects = {process.key};
}

/// A measurement is certain; what it means is for the person, so that by default it is only told.
model::Finding begin(std::string_view rule, std::uint64_t seenNs) {
    model::Finding finding;
    finding.ruleId = rule;
    finding.ruleName = rules::titleOf(rule);
    finding.level = rules::defaultOf(rule).level;
    finding.certainty = model::Certainty::Certain;
    finding.seenNs = seenNs;
    return finding;
}

}  // namespace

model::Finding wordAnomaly(const Anomaly& anomaly, const ResourceSubject& subject,
                           std::uint64_t seenNs) {
    model::Finding finding = begin(rules::resource::ruleOf(anomaly.metric), seenNs);
    finding.message =
        who(subject) + " has " +
        (anomaly.metric == Metric::Cpu || anomaly.metric == Metric::Memory ? "taken " : "") +
        valueText(anomaly.metric, anomaly.history.back());
    finding.why.push_back(
        trendText(anomaly.above, anomaly.shape, valueText(anomaly.metric, anomaly.lifted)));
    finding.why.push_back(historyText(anomaly));
    finding.why.push_back(samplesText(anomaly));
    finding.why.push_back(usualText(anomaly));
    addSubject(finding, subject);
    if (anomaly.metric == Metric::Cpu)
        finding.techniques = {"T1496"};
    return finding;
}

model::Finding wordPressure(const rules::resource::PressureAnomaly& anomaly,
                            const rules::resource::Culprit& culprit, const ResourceSubject& subject,
                            std::uint64_t seenNs) {
    const auto percent = [](double value) {
        const std::string text = valueText(Metric::Cpu, value);
        return text.substr(0, text.find(' ')) + " % of the time";
    };
    model::Finding finding = begin("pressure", seenNs);
    finding.message = "The machine is short of " + std::string(nameOf(anomaly.shortage)) +
                      ": programs wait " + percent(anomaly.now) + ". Most is taken by " +
                      shown(culprit.text);
    finding.why.push_back(trendText(anomaly.above, anomaly.shape, percent(anomaly.limit)));
    finding.why.push_back("now " + percent(anomaly.now) + ", average " + percent(anomaly.average) +
                          ", maximum " + percent(anomaly.maximum));
    finding.why.push_back("most is taken by " + shown(culprit.text));
    addSubject(finding, subject);
    return finding;
}

}  // namespace monitors
