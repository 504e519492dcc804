#include "app/ctl/IntegrityCommands.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <functional>

#include "app/client/SafeText.h"
#include "app/ctl/Verbs.h"

namespace app::ctl {
namespace {

constexpr uint kPage = 500;

QJsonObject objectOf(const QString& text) {
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

QString textOf(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key)).toString();
}

QString shown(const QString& text) {
    return client::safeText(text, 4096);
}

QString statusLine(const QJsonObject& status) {
    const auto number = [&](const char* key) { return status.value(QLatin1String(key)); };
    QString line = QStringLiteral("%1: %2 files, %3 changed and not accepted")
                       .arg(shown(textOf(status, "state")))
                       .arg(number("files").toInteger())
                       .arg(number("changed").toInteger());
    if (number("last_verify_s").toDouble() > 0)
        line += QStringLiteral(", compared in %1 s").arg(number("last_verify_s").toDouble());
    if (const QString why = textOf(status, "why"); !why.isEmpty())
        line += QStringLiteral(" (%1)").arg(shown(why));
    return line;
}

QString changeLine(const QJsonObject& change) {
    return QStringLiteral("%1  %2  %3")
        .arg(shown(textOf(change, "last")), shown(textOf(change, "rule")),
             shown(textOf(change, "message")));
}

using Page = std::function<void(const QString& cursor, client::Reply<QString> reply)>;
/// Answers whether more is wanted.
using Each = std::function<bool(const QJsonObject& entry)>;

/// Asks for page after page; `end` is called after the last one.
void walk(const Context& context, const QString& cursor, const char* member, const Page& page,
          const Each& each, const std::function<void()>& end) {
    page(cursor, [=](const model::Result<QString>& answer) {
        if (!answer)
            return context.fail(answer.error());
        const QJsonObject object = objectOf(*answer);
        for (const QJsonValue entry : object.value(QLatin1String(member)).toArray())
            if (!each(entry.toObject()))
                return;
        const QString next = textOf(object, "next");
        if (next.isEmpty())
            return end();
        walk(context, next, member, page, each, end);
    });
}

Page changesOf(const Context& context, bool everybodys) {
    return [context, everybodys](const QString& cursor, client::Reply<QString> reply) {
        context.client.integrityChanges(cursor, kPage, everybodys, std::move(reply));
    };
}

}  // namespace

void run(const Context& context, const ShowIntegrity&) {
    context.client.integrityStatus([context](const model::Result<QString>& text) {
        if (!text)
            return context.fail(text.error());
        if (context.json)
            context.print(objectOf(*text));
        else
            context.console.line(statusLine(objectOf(*text)));
        context.done();
    });
}

void run(const Context& context, const ListChanges& command) {
    walk(
        context, {}, "changes", changesOf(context, command.everybodys),
        [context](const QJsonObject& change) {
            if (context.json)
                context.print(change);
            else
                context.console.line(changeLine(change));
            return true;
        },
        [context] { context.done(); });
}

void run(const Context& context, const ExportBaseline&) {
    walk(
        context, {}, "files",
        [context](const QString& cursor, client::Reply<QString> reply) {
            context.client.integrityExport(cursor, kPage, std::move(reply));
        },
        [context](const QJsonObject& file) {
            context.print(file);
            return true;
        },
        [context] { context.done(); });
}

void run(const Context& context, const AcceptChange& command) {
    walk(
        context, {}, "changes", changesOf(context, true),
        [context, path = command.path](const QJsonObject& change) {
            if (textOf(change, "path") != path)
                return true;
            const QJsonObject now = change.value(QLatin1String("now")).toObject();
            run(context, Perform{client::AcceptFile{path, textOf(now, "sha256")}});
            return false;
        },
        [context, path = command.path] {
            context.fail({model::Error::Code::InvalidArgument, path.toStdString(),
                          "is as it was accepted, or is not protected"});
        });
}

}  // namespace app::ctl
