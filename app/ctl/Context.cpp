#include "app/ctl/Context.h"

#include <QJsonDocument>

#include "app/client/SafeText.h"

namespace app::ctl {
namespace {

using Presence = client::HelperClient::Presence;

ExitCode exitCodeOf(const model::Error& error, Presence presence) {
    if (error.code == model::Error::Code::NotAuthorized)
        return ExitCode::NotAuthorised;
    const bool gone = presence == Presence::Absent || presence == Presence::NoBus;
    return gone && error.code == model::Error::Code::Unavailable ? ExitCode::NotRunning
                                                                 : ExitCode::Failed;
}

}  // namespace

QJsonObject verbJson(bool ok, const QString& error) {
    return {{QStringLiteral("ok"), ok},
            {QStringLiteral("error"), ok ? QJsonValue() : QJsonValue(error)}};
}

void Context::print(const QJsonObject& object) const {
    console.line(
        client::safeJson(QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))));
}

void Context::fail(const model::Error& error) const {
    QString text = client::safeText(model::toString(error), 1000);
    if (error.code == model::Error::Code::NotAuthorized)
        text = QStringLiteral("not authorised: ") + text;
    if (json)
        print(verbJson(false, text));
    console.complain(text);
    finish(exitCodeOf(error, client.presence()));
}

}  // namespace app::ctl
