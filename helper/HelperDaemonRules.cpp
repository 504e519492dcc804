// The rules that HelperDaemon applies beside the intake: their files, their thread.
#include <QCoreApplication>
#include <filesystem>

#include "HelperDaemon.h"
#include "config/NetworkJson.h"
#include "config/RuleFiles.h"
#include "config/SettingCodec.h"
#include "model/Timestamp.h"

namespace {

std::vector<std::string> ruleFolders(const config::Arguments& arguments) {
    return arguments.rulesDirectories.empty() ? config::installedRuleFolders()
                                              : arguments.rulesDirectories;
}

void addProblems(const config::RuleFiles& files, const rules::sigma::RuleSet::Compiled& compiled,
                 std::vector<std::string>& problems) {
    for (const config::RuleFiles::Unread& file : files.unread)
        problems.push_back("rule file " + file.path + " is not used: " + file.why);
    for (const rules::sigma::Problem& problem : compiled.problems)
        if (problem.impact == rules::sigma::Impact::Refused)
            problems.push_back("rule file " + problem.path + ":" + std::to_string(problem.line) +
                               " is not used: " + problem.text);
}

}  // namespace

/// Installed beside the helper; in a build tree one folder below.
std::filesystem::path HelperDaemon::courierProgram() {
    std::error_code ignored;
    const auto here = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    const auto beside = here / "algomonitor-courier";
    return std::filesystem::exists(beside, ignored) ? beside : here / "courier/algomonitor-courier";
}

/// Every file that can be used is; the others are told of and change nothing. Any thread.
HelperDaemon::CompiledRules HelperDaemon::compileRules(const std::vector<std::string>& folders) {
    config::RuleFiles files = config::readRuleFiles(folders, config::RuleAuthors::RootOnly);
    std::vector<rules::sigma::RuleText> texts;
    for (config::RuleFiles::File& file : files.files)
        texts.push_back({std::move(file.path), std::move(file.text)});
    auto compiled = rules::sigma::RuleSet::compile(texts);
    CompiledRules result;
    addProblems(files, compiled, result.problems);
    result.set = std::move(compiled.set);
    return result;
}

model::Result<void> HelperDaemon::startDetection() {
    m_knownPrograms = std::make_unique<storage::KnownPrograms>(m_arguments.stateDirectory);
    m_detection = std::make_unique<monitors::Detection>(monitors::Detection::Options{
        .owner = [this](const std::string& path) { return ownerOf(path); },
        .found = [this](model::Finding&& finding) { m_intake->queue().push(std::move(finding)); },
        .hashOf = [this](const std::string& path) { return m_hasher.hashOf(path).value_or(""); },
        .isNewProgram = [this](const std::string& hash) { return m_knownPrograms->isNew(hash); },
        .packets = openPackets(),
        .started = [this](const auto& start) { m_sessionMonitor->onStart(start); }});
    prepareSessions();
    use(compileRules(ruleFolders(m_arguments)));
    startFeeds();
    return {};
}

std::unique_ptr<sources::PacketSource> HelperDaemon::openPackets() {
    auto packets = sources::PacketSource::create();
    if (packets)
        return std::move(*packets);
    m_packetsError =
        "packets are not seen (names, miners' words, scans): " + toString(packets.error());
    return nullptr;
}

void HelperDaemon::startFeeds() {
    const model::NetworkSettings network = config::networkSettings(*m_settings->current());
    m_detection->network().apply(network);
    m_feeds = std::make_unique<courier::FeedKeeper>(courier::FeedKeeper::Options{
        .directory = m_arguments.stateDirectory + "/feeds",
        .courier = {.program = courierProgram(), .caFile = {}},
        .changed = [this](auto lists) { m_detection->network().use(std::move(lists)); },
        .said =
            [this](const std::string& sentence) {
                QMetaObject::invokeMethod(QCoreApplication::instance(), [this, sentence] {
                    m_alerts->say(model::Level::Warning, sentence);
                });
            }});
    m_feeds->start(network.feeds);
}

void HelperDaemon::updateLearning() {
    constexpr std::int64_t kDayUs = 86'400'000'000;
    static const model::SettingRow* const kEnabled = model::findSetting("learning.enabled");
    static const model::SettingRow* const kDays = model::findSetting("learning.days");
    const auto settings = m_settings->current();
    const std::int64_t days = config::writeSetting(*kDays, *settings).toInteger();
    const std::int64_t now = model::realtimeUs();
    m_learning.untilUs = m_firstStartUs + days * kDayUs;
    m_learning.active =
        config::writeSetting(*kEnabled, *settings).toBool() && now < m_learning.untilUs;
    m_responder->setLearning(m_learning.active);
    if (now >= m_learning.untilUs && m_learned->close(now))
        m_alerts->say(model::Level::Info, storage::learningReport(m_learned->counts(), days));
}

model::Learning HelperDaemon::learning() const {
    model::Learning learning = m_learned->counts();
    learning.active = m_learning.active;
    learning.untilUs = m_learning.untilUs;
    return learning;
}

void HelperDaemon::applyNetworkSettings() {
    const model::NetworkSettings network = config::networkSettings(*m_settings->current());
    m_detection->network().apply(network);
    m_feeds->apply(network.feeds);
}

/// On the main thread: the new set is in force with the next event.
model::RulesReload HelperDaemon::use(CompiledRules&& rules) {
    for (const std::string& problem : rules.problems)
        m_alerts->say(model::Level::Warning, problem);
    m_ruleProblems = std::move(rules.problems);
    m_ruleInfos = rules.set.rules();
    m_detection->sigma().replace(
        std::make_shared<const rules::sigma::RuleSet>(std::move(rules.set)));
    return {static_cast<std::uint32_t>(m_ruleInfos.size()), m_ruleProblems};
}

void HelperDaemon::reloadRules(std::function<void(const model::RulesReload&)> done) {
    auto read = std::make_shared<CompiledRules>();
    offload([read, folders = ruleFolders(m_arguments)] { *read = compileRules(folders); },
            [this, read, done = std::move(done)] { done(use(std::move(*read))); });
}

std::vector<model::RuleRow> HelperDaemon::ruleRows() const {
    std::vector<model::RuleRow> rows;
    for (const rules::sigma::RuleInfo& rule : m_ruleInfos) {
        model::RuleRow row;
        row.id = rule.id;
        row.title = rule.title;
        row.description = rule.description;
        row.ruleset = "sigma";
        row.category = toString(rule.category);
        row.level = rule.severity;
        row.techniques = rule.techniques;
        row.falsePositives = rule.falsePositives;
        row.path = rule.path;
        rows.push_back(std::move(row));
    }
    return rows;
}
