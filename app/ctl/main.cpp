#include <QCoreApplication>
#include <QDBusConnection>
#include <QJsonDocument>

#include "app/client/SafeText.h"
#include "app/ctl/CommandParser.h"
#include "app/ctl/ConfigCommands.h"
#include "app/ctl/Program.h"
#include "app/ctl/RuleCommands.h"
#include "model/Timestamp.h"

namespace {

using namespace app::ctl;

int refuse(Console& console, const QStringList& arguments, const model::Error& error) {
    const QString text = app::client::safeText(model::toString(error), 1000);
    if (arguments.contains(QStringLiteral("--json")))
        console.line(app::client::safeJson(QString::fromUtf8(
            QJsonDocument(verbJson(false, text)).toJson(QJsonDocument::Compact))));
    console.complain(text);
    return static_cast<int>(ExitCode::Usage);
}

int runProgram(Console& console, const CommandLine& line) {
    app::client::HelperClient client(QDBusConnection::systemBus(),
                                     app::client::HelperClient::Prompting::Everything);
    const auto finish = [](ExitCode code) { QCoreApplication::exit(static_cast<int>(code)); };
    Program program({client, console, line.json, finish}, line.command);
    QMetaObject::invokeMethod(&program, &Program::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    Console console(stdout, stderr);
    const auto line = parseCommandLine(arguments, model::realtimeUs());
    if (!line)
        return refuse(console, arguments, line.error());
    if (std::holds_alternative<ShowHelp>(line->command))
        console.line(helpText().trimmed());
    else if (std::holds_alternative<ShowVersion>(line->command))
        console.line(QStringLiteral("algomonitorctl " AM_VERSION));
    else if (const auto* check = std::get_if<CheckConfig>(&line->command))
        return static_cast<int>(checkConfig(console, line->json, *check));
    else if (const auto code = runWithoutHelper(console, *line))
        return static_cast<int>(*code);
    else
        return runProgram(console, *line);
    return static_cast<int>(console.failed() ? ExitCode::Failed : ExitCode::Done);
}
