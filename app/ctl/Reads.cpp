#include "app/ctl/Reads.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "app/client/SafeText.h"
#include "app/ctl/NetworkText.h"
#include "app/ctl/ProcessText.h"
#include "app/ctl/SessionText.h"
#include "app/ctl/StatusText.h"
#include "app/ctl/TrustText.h"
#include "contract/HealthJson.h"
#include "model/Timestamp.h"

namespace app::ctl {
namespace {

/// A reply that prints what it gets and ends, or says why not.
template <typename T, typename Print>
client::Reply<T> printing(const Context& context, Print print) {
    return [context, print](const model::Result<T>& answer) {
        if (!answer)
            return context.fail(answer.error());
        print(context, *answer);
        context.done();
    };
}

// "btime 1763635000", seconds since the epoch (proc(5)).
qint64 bootTimeUs() {
    QFile file(QStringLiteral("/proc/stat"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith("btime "))
            return line.mid(6).trimmed().toLongLong() * 1'000'000;
    return 0;
}

}  // namespace

void run(const Context& context, const ShowStatus&) {
    context.client.health(
        printing<model::Health>(context, [](const Context& to, const model::Health& health) {
            if (to.json)
                to.print(statusJson(health));
            else
                to.console.line(statusText(health));
        }));
}

void run(const Context& context, const ShowHealth&) {
    context.client.healthText([context](const model::Result<QString>& text) {
        if (!text)
            return context.fail(text.error());
        const auto health = contract::healthFromJson(text->toStdString());
        if (!health)
            return context.fail(health.error());
        context.console.line(context.json ? client::safeJson(*text)
                                          : healthText(*health, model::realtimeUs()));
        context.done();
    });
}

void run(const Context& context, const ShowMode&) {
    context.client.health(
        printing<model::Health>(context, [](const Context& to, const model::Health& health) {
            const QString mode = QString::fromStdString(std::string(model::toString(health.mode)));
            if (to.json)
                to.print({{QStringLiteral("mode"), mode}});
            else
                to.console.line(mode);
        }));
}

void run(const Context& context, const ListTrust&) {
    context.client.trustList(printing<QString>(context, [](const Context& to, const QString& text) {
        for (const QJsonValue entry : QJsonDocument::fromJson(text.toUtf8()).array()) {
            if (to.json)
                to.print(entry.toObject());
            else
                to.console.line(trustLine(entry.toObject()));
        }
    }));
}

void run(const Context& context, const PreviewTrust& command) {
    constexpr uint kDays = 7;
    context.client.previewTrust(
        command.entry, kDays, command.everybodys,
        printing<QString>(context, [](const Context& to, const QString& text) {
            const QJsonObject preview = QJsonDocument::fromJson(text.toUtf8()).object();
            if (to.json)
                to.print(preview);
            else
                to.console.line(previewLine(preview));
        }));
}

void run(const Context& context, const ListProcesses& command) {
    context.client.changes(
        0, command.everybodys,
        printing<model::ProcessChanges>(
            context, [](const Context& to, const model::ProcessChanges& changes) {
                if (!to.json)
                    return to.console.line(processTable(changes.changed, to.console.columns()));
                const qint64 bootUs = bootTimeUs();
                for (const model::ProcessRow& row : changes.changed)
                    to.print(processJson(row, bootUs));
            }));
}

void run(const Context& context, const ListConnections& command) {
    context.client.connections(
        0, command.everybodys,
        printing<model::ConnectionChanges>(
            context, [](const Context& to, const model::ConnectionChanges& changes) {
                if (!to.json)
                    return to.console.line(connectionTable(changes.changed, to.console.columns()));
                for (const model::ConnectionRow& row : changes.changed)
                    to.print(connectionJson(row));
            }));
}

void run(const Context& context, const ListSessions& command) {
    context.client.sessions(
        command.query, printing<model::SessionPage>(context, [](const Context& to,
                                                                const model::SessionPage& page) {
            const qint64 nowUs = model::realtimeUs();
            if (!to.json)
                return to.console.line(sessionTable(page.sessions, nowUs, to.console.columns()));
            for (const model::Session& session : page.sessions)
                to.print(sessionJson(session, nowUs));
        }));
}

void run(const Context& context, const ListBlocks&) {
    context.client.blocks(printing<QString>(context, [](const Context& to, const QString& text) {
        for (const QJsonValue block : QJsonDocument::fromJson(text.toUtf8()).array()) {
            if (to.json)
                to.print(block.toObject());
            else
                to.console.line(blockLine(block.toObject()));
        }
    }));
}

}  // namespace app::ctl
