#include "app/ctl/RuleCommands.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "app/client/SafeText.h"
#include "app/ctl/Context.h"
#include "app/ctl/RuleEvents.h"
#include "app/ctl/RuleFolders.h"
#include "app/ctl/RuleText.h"

namespace app::ctl {
namespace {

namespace sigma = rules::sigma;

constexpr qint64 kMaxLineBytes = 4 * 1024 * 1024;

void print(Console& console, const QJsonObject& object) {
    console.line(
        client::safeJson(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))));
}

ExitCode failWith(Console& console, bool json, const model::Error& error) {
    const QString text = client::safeText(model::toString(error), 1000);
    if (json)
        print(console, verbJson(false, text));
    console.complain(text);
    return ExitCode::Failed;
}

ExitCode ended(const Console& console, bool well = true) {
    return well && !console.failed() ? ExitCode::Done : ExitCode::Failed;
}

ExitCode run(Console& console, bool json, const LoadedRules& rules, const ListRules&) {
    for (const sigma::RuleInfo& info : rules.compiled.set.rules())
        if (json)
            print(console, ruleJson(info));
        else
            console.line(ruleLine(info));
    return ended(console);
}

ExitCode run(Console& console, bool json, const LoadedRules& rules, const CheckRules&) {
    for (const RuleFileState& file : statesOf(rules))
        if (json)
            print(console, stateJson(file));
        else
            console.line(stateLine(file));
    return ended(console, rules.refused() == 0);
}

void answer(Console& console, bool json, const std::vector<const sigma::RuleInfo*>& matched) {
    if (json)
        return print(console, matchJson(matched));
    if (matched.empty())
        console.line(QStringLiteral("no rule matches"));
    for (const sigma::RuleInfo* info : matched)
        console.line(ruleLine(*info));
}

/// One answer a line, also to a line that is no event.
bool answerLine(Console& console, bool json, const sigma::RuleSet& set, const QByteArray& line) {
    const auto event = readEventLine(line);
    if (event) {
        answer(console, json, *event ? set.match(**event) : std::vector<const sigma::RuleInfo*>());
        return true;
    }
    const QString why = client::safeText(model::toString(event.error()), 200);
    if (json)
        print(console, {{QStringLiteral("matched"), QJsonArray()}, {QStringLiteral("error"), why}});
    console.complain(why);
    return false;
}

ExitCode testEvents(Console& console, bool json, const sigma::RuleSet& set, const QString& name) {
    QFile file(name);
    const bool opened =
        name == u"-" ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!opened)
        return failWith(console, json,
                        {model::Error::Code::Unavailable, name.toStdString(),
                         file.errorString().toStdString(), 0});
    bool well = true;
    for (QByteArray line = file.readLine(kMaxLineBytes); !line.isEmpty();
         line = file.readLine(kMaxLineBytes))
        if (!line.trimmed().isEmpty())
            well = answerLine(console, json, set, line) && well;
    return ended(console, well);
}

ExitCode run(Console& console, bool json, const LoadedRules& rules, const TestRules& test) {
    if (const auto count = rules.refused(); count > 0)
        console.complain(
            QStringLiteral("%1 refused and not tested; rules check says why").arg(count));
    if (!test.events.isEmpty())
        return testEvents(console, json, rules.compiled.set, test.events);
    const auto event = eventOfCommandLine(test, qgetenv("PATH").toStdString());
    answer(console, json, rules.compiled.set.match(event));
    return ended(console);
}

template <typename Command>
std::optional<ExitCode> tryRun(Console& console, const CommandLine& line) {
    const auto* command = std::get_if<Command>(&line.command);
    if (command == nullptr)
        return std::nullopt;
    const auto rules = loadRules(command->folders);
    if (!rules)
        return failWith(console, line.json, rules.error());
    return run(console, line.json, *rules, *command);
}

}  // namespace

std::optional<ExitCode> runWithoutHelper(Console& console, const CommandLine& line) {
    if (auto code = tryRun<ListRules>(console, line))
        return code;
    if (auto code = tryRun<CheckRules>(console, line))
        return code;
    return tryRun<TestRules>(console, line);
}

}  // namespace app::ctl
