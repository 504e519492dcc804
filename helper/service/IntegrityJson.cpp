#include "service/IntegrityJson.h"

#include <QByteArray>

#include "contract/JsonWriter.h"
#include "model/SafeText.h"
#include "model/Timestamp.h"

namespace service {
namespace {

using contract::JsonWriter;

void writeState(JsonWriter& out, const model::FileState& state) {
    if (!state) {
        out.null();
        return;
    }
    out.object()
        .member("type", model::toString(state.kind))
        .textMember("sha256", model::hashText(state))
        .member("mode", model::modeText(state.mode))
        .member("uid", state.uid)
        .member("gid", state.gid)
        .member("size", state.size)
        .textMember("target_path", model::printable(state.target))
        .textMember("attributes", model::printable(state.attributes))
        .endObject();
}

void writeDrift(JsonWriter& out, const model::FileDrift& drift) {
    out.object()
        .member("path", model::printable(drift.path))
        .member("rule", drift.rule)
        .member("message", drift.message)
        .member("since", model::toRfc3339(drift.sinceUs))
        .member("last", model::toRfc3339(drift.lastUs))
        .member("actor", model::printable(drift.actor))
        .member("pid", drift.actorPid)
        .member("uid", drift.actorUid);
    writeState(out.key("before"), drift.before);
    writeState(out.key("now"), drift.now);
    out.endObject();
}

}  // namespace

QString integrityStatusJson(const model::IntegrityStatus& status) {
    JsonWriter out;
    out.object()
        .member("state", status.state)
        .member("files", status.files)
        .member("bytes", status.bytes)
        .member("last_build_s", status.lastBuildS)
        .member("last_verify_s", status.lastVerifyS)
        .member("changed", status.changed)
        .member("done_files", status.doneFiles)
        .member("left_out", status.leftOut)
        .member("unreadable", status.unreadable);
    if (status.verifiedAtUs != 0)
        out.member("verified_at", model::toRfc3339(status.verifiedAtUs));
    out.member("why", status.why).key("directories").array();
    for (const std::string& root : status.roots)
        out.value(model::printable(root));
    out.endArray().endObject();
    return QString::fromStdString(out.take());
}

QString driftsJson(const std::vector<model::FileDrift>& drifts, const std::string& nextPath) {
    JsonWriter out;
    out.object().key("changes").array();
    for (const model::FileDrift& drift : drifts)
        writeDrift(out, drift);
    out.endArray().member("next", cursorOf(nextPath).toStdString()).endObject();
    return QString::fromStdString(out.take());
}

QString acceptedJson(const std::vector<std::pair<std::string, model::FileState>>& files,
                     const std::string& nextPath) {
    JsonWriter out;
    out.object().key("files").array();
    for (const auto& [path, state] : files) {
        out.object().member("path", model::printable(path));
        writeState(out.key("state"), state);
        out.endObject();
    }
    out.endArray().member("next", cursorOf(nextPath).toStdString()).endObject();
    return QString::fromStdString(out.take());
}

QString cursorOf(const std::string& path) {
    return QString::fromLatin1(
        QByteArray::fromStdString(path).toBase64(QByteArray::Base64UrlEncoding));
}

std::string pathOfCursor(const QString& cursor) {
    return QByteArray::fromBase64(cursor.toLatin1(), QByteArray::Base64UrlEncoding).toStdString();
}

}  // namespace service
