#include "app/AppArguments.h"

namespace app {
namespace {

std::unexpected<model::Error> wrong(const QString& argument, const QString& why) {
    return model::unexpected(model::Error::Code::InvalidArgument, argument.toStdString(),
                             why.toStdString());
}

}  // namespace

const QStringList& pages() {
    static const QStringList names{QStringLiteral("overview"),  QStringLiteral("alerts"),
                                   QStringLiteral("processes"), QStringLiteral("network"),
                                   QStringLiteral("files"),     QStringLiteral("sessions"),
                                   QStringLiteral("rules"),     QStringLiteral("settings")};
    return names;
}

bool isPage(const QString& name) {
    return pages().contains(name);
}

model::Result<AppArguments> parseAppArguments(const QStringList& arguments) {
    AppArguments parsed;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        const QString& word = arguments[at];
        if (word == u"--tray") {
            parsed.tray = true;
        } else if (word == u"--version") {
            parsed.version = true;
        } else if (word == u"--help" || word == u"-h") {
            parsed.help = true;
        } else if (word == u"--show" || word.startsWith(u"--show=")) {
            parsed.page = word == u"--show" ? arguments.value(++at) : word.mid(7);
            if (!isPage(parsed.page))
                return wrong(QStringLiteral("--show"),
                             QStringLiteral("\"%1\" is not one of the pages %2")
                                 .arg(parsed.page, pages().join(QStringLiteral(", "))));
        } else {
            return wrong(word, QStringLiteral("is not an argument of algomonitor; see --help"));
        }
    }
    return parsed;
}

QString appHelpText() {
    return QStringLiteral(
               "usage: algomonitor [--tray] [--show PAGE] [--version] [--help]\n\n"
               "  --tray       start with the tray icon only\n"
               "  --show PAGE  open the window at a page: %1\n"
               "  --version    the version\n"
               "  --help       this text\n\n"
               "Started again in the same session it opens the window of the first one.")
        .arg(pages().join(QStringLiteral(", ")));
}

}  // namespace app
