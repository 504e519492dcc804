// What the command line says of saved memory.
#include <fcntl.h>
#include <sys/sendfile.h>
#include <unistd.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <cerrno>

#include "app/client/SafeText.h"
#include "app/ctl/Reads.h"

namespace app::ctl {
namespace {

constexpr std::size_t kPieceBytes = 16U << 20;

// "20261120T184210Z-1000-firefox-4242  12 MiB  2026-11-20T18:42:10Z"
QString dumpLine(const QJsonObject& dump) {
    const auto text = [&](const char* key) {
        return client::safeText(dump.value(QLatin1String(key)).toString(), 128);
    };
    const QString size =
        dump.value(QLatin1String("running")).toBool()
            ? QStringLiteral("%1 %").arg(dump.value(QLatin1String("percent")).toInt())
            : QStringLiteral("%1 MiB").arg(
                  (dump.value(QLatin1String("bytes")).toInteger() + (1 << 20) - 1) >> 20);
    return QStringLiteral("%1  %2  %3").arg(text("id"), size, text("at"));
}

bool copyAll(int from, int to) {
    for (;;) {
        const ssize_t moved = ::sendfile(to, from, nullptr, kPieceBytes);
        if (moved == 0)
            return true;
        if (moved < 0 && errno != EINTR)
            return false;
    }
}

/// A file that is there already is not written over.
model::Result<QString> save(int from, const QString& path) {
    const QByteArray name = QFile::encodeName(path);
    const int file =
        ::open(name.constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return model::unexpected(model::Error::Code::InvalidArgument, path.toStdString(),
                                 "cannot be made", errno);
    const bool copied = copyAll(from, file);
    const int error = errno;
    if (::close(file) == 0 && copied)
        return path;
    ::unlink(name.constData());
    return model::unexpected(model::Error::Code::Unavailable, path.toStdString(),
                             "cannot be written", error);
}

}  // namespace

void run(const Context& context, const ListDumps&) {
    context.client.dumps([context](const model::Result<QString>& text) {
        if (!text)
            return context.fail(text.error());
        for (const QJsonValue dump : QJsonDocument::fromJson(text->toUtf8()).array()) {
            if (context.json)
                context.print(dump.toObject());
            else
                context.console.line(dumpLine(dump.toObject()));
        }
        context.done();
    });
}

void run(const Context& context, const GetDump& command) {
    const QString path =
        command.file.isEmpty() ? command.id + QStringLiteral(".core.zst") : command.file;
    if (command.file.isEmpty() && command.id.contains(QLatin1Char('/')))
        return context.fail({model::Error::Code::InvalidArgument, "ID", "is no dump's", 0});
    context.client.openDump(
        command.id, [context, path](const model::Result<QDBusUnixFileDescriptor>& file) {
            if (!file)
                return context.fail(file.error());
            const auto saved = save(file->fileDescriptor(), path);
            if (!saved)
                return context.fail(saved.error());
            if (context.json)
                context.print({{QStringLiteral("ok"), true}, {QStringLiteral("file"), *saved}});
            else
                context.console.line(QStringLiteral("saved as ") + client::safeText(*saved, 4096));
            context.done();
        });
}

}  // namespace app::ctl
