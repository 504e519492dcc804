#include "app/RuleTester.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>
#include <utility>

namespace app {
namespace {

constexpr int kPatienceMs = 20'000;
constexpr qsizetype kMostBytes = 1 << 20;

QString installedProgram() {
    const QString here = QCoreApplication::applicationDirPath();
    for (const char* place : {"/algomonitorctl", "/ctl/algomonitorctl"}) {
        const QString path = here + QLatin1String(place);
        if (QFileInfo(path).isExecutable())
            return path;
    }
    return QStandardPaths::findExecutable(QStringLiteral("algomonitorctl"));
}

/// The program that the first word names, as a shell would find it.
QString imageOf(const QString& commandLine) {
    const QString word = QProcess::splitCommand(commandLine).value(0);
    if (word.contains(QLatin1Char('/')))
        return word;
    const QString found = QStandardPaths::findExecutable(word);
    return found.isEmpty() ? word : found;
}

}  // namespace

QByteArray eventLine(const ui::RuleTest& test) {
    QJsonObject event{
        {QStringLiteral("category"), QStringLiteral("process_creation")},
        {QStringLiteral("CommandLine"), test.commandLine},
        {QStringLiteral("Image"), test.image.isEmpty() ? imageOf(test.commandLine) : test.image}};
    if (!test.parent.isEmpty())
        event.insert(QStringLiteral("ParentImage"), test.parent);
    return QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n';
}

ui::RuleTestResult resultOf(const QByteArray& line, const QString& complaint) {
    const QJsonDocument answer = QJsonDocument::fromJson(line);
    ui::RuleTestResult result;
    for (const QJsonValue id : answer.object().value(QLatin1String("matched")).toArray())
        result.matched << id.toString();
    result.problem = answer.object().value(QLatin1String("error")).toString();
    if (!answer.isObject())
        result.problem =
            complaint.isEmpty() ? RuleTester::tr("The test gave no answer.") : complaint;
    return result;
}

RuleTester::RuleTester(QString program, QObject* parent)
    : QObject(parent), m_program(std::move(program)) {}

RuleTester::~RuleTester() {
    stop();
}

void RuleTester::stop() {
    if (QProcess* running = std::exchange(m_running, nullptr)) {
        running->disconnect(this);
        connect(running, &QProcess::finished, running, &QObject::deleteLater);
        running->kill();
    }
}

void RuleTester::test(const ui::RuleTest& test) {
    stop();
    const QString program = m_program.isEmpty() ? installedProgram() : m_program;
    if (program.isEmpty()) {
        Q_EMIT tested({{}, tr("algomonitorctl, which tests rules, is not installed.")});
        return;
    }
    auto* process = new QProcess(this);
    m_running = process;
    connect(process, &QProcess::finished, this, [this, process] { onEnded(process); });
    connect(process, &QProcess::errorOccurred, this, [this, process] { onEnded(process); });
    QTimer::singleShot(kPatienceMs, process, &QProcess::kill);
    process->start(program,
                   {QStringLiteral("--json"), QStringLiteral("rules"), QStringLiteral("test"),
                    QStringLiteral("--events"), QStringLiteral("-")});
    process->write(eventLine(test));
    process->closeWriteChannel();
}

void RuleTester::onEnded(QProcess* process) {
    if (process != m_running)
        return;
    m_running = nullptr;
    const QByteArray output = process->readAllStandardOutput().left(kMostBytes);
    const QString complaint =
        QString::fromUtf8(process->readAllStandardError().left(400)).trimmed();
    process->deleteLater();
    Q_EMIT tested(resultOf(output.left(output.indexOf('\n')), complaint));
}

}  // namespace app
