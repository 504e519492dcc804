#include "app/client/IntegrityJson.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>

#include "model/Timestamp.h"

namespace app::client {
namespace {

using model::FileKind;
using model::FileState;

constexpr std::array kKinds{FileKind::Regular, FileKind::Directory, FileKind::Symlink,
                            FileKind::Fifo,    FileKind::Socket,    FileKind::Device};

std::string text(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key)).toString().toStdString();
}

template <typename Integer>
Integer number(const QJsonObject& object, const char* key) {
    return static_cast<Integer>(std::max(qint64(0), object.value(QLatin1String(key)).toInteger()));
}

std::int64_t moment(const QJsonObject& object, const char* key) {
    return model::fromRfc3339(text(object, key)).value_or(0);
}

model::Result<QJsonObject> objectOf(const QString& json) {
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(json.toUtf8(), &error);
    if (!document.isObject())
        return model::unexpected(model::Error::Code::Unavailable, "the helper",
                                 "answered nonsense: " + error.errorString().toStdString());
    return document.object();
}

FileKind kindOf(const std::string& word) {
    const auto found =
        std::ranges::find_if(kKinds, [&](FileKind kind) { return model::toString(kind) == word; });
    return found == kKinds.end() ? FileKind::Regular : *found;
}

void takeHash(FileState& state, const std::string& hex) {
    const QByteArray bytes = QByteArray::fromHex(QByteArray::fromStdString(hex));
    state.hashed = bytes.size() == static_cast<qsizetype>(state.hash.size());
    if (state.hashed)
        std::copy(bytes.begin(), bytes.end(), state.hash.begin());
}

/// null: it is not there.
FileState stateOf(const QJsonValue& value) {
    FileState state;
    if (!value.isObject())
        return state;
    const QJsonObject object = value.toObject();
    state.kind = kindOf(text(object, "type"));
    state.mode = QString::fromStdString(text(object, "mode")).toUInt(nullptr, 8);
    state.uid = number<std::uint32_t>(object, "uid");
    state.gid = number<std::uint32_t>(object, "gid");
    state.size = number<std::uint64_t>(object, "size");
    state.target = text(object, "target_path");
    state.attributes = text(object, "attributes");
    takeHash(state, text(object, "sha256"));
    return state;
}

model::FileDrift driftOf(const QJsonObject& object) {
    model::FileDrift drift;
    drift.path = text(object, "path");
    drift.rule = text(object, "rule");
    drift.message = text(object, "message");
    drift.sinceUs = moment(object, "since");
    drift.lastUs = moment(object, "last");
    drift.actor = text(object, "actor");
    drift.actorPid = number<std::int32_t>(object, "pid");
    drift.actorUid = number<std::uint32_t>(object, "uid");
    drift.before = stateOf(object.value(QLatin1String("before")));
    drift.now = stateOf(object.value(QLatin1String("now")));
    return drift;
}

}  // namespace

model::Result<model::IntegrityStatus> integrityFromJson(const QString& json) {
    const auto object = objectOf(json);
    if (!object)
        return std::unexpected(object.error());
    model::IntegrityStatus status;
    status.state = text(*object, "state");
    status.files = number<std::uint64_t>(*object, "files");
    status.bytes = number<std::uint64_t>(*object, "bytes");
    status.lastBuildS = object->value(QLatin1String("last_build_s")).toDouble();
    status.lastVerifyS = object->value(QLatin1String("last_verify_s")).toDouble();
    status.changed = number<std::uint64_t>(*object, "changed");
    status.doneFiles = number<std::uint64_t>(*object, "done_files");
    status.leftOut = number<std::uint64_t>(*object, "left_out");
    status.unreadable = number<std::uint64_t>(*object, "unreadable");
    status.verifiedAtUs = moment(*object, "verified_at");
    status.why = text(*object, "why");
    for (const QJsonValue root : object->value(QLatin1String("directories")).toArray())
        status.roots.push_back(root.toString().toStdString());
    return status;
}

model::Result<DriftPage> driftsFromJson(const QString& json) {
    const auto object = objectOf(json);
    if (!object)
        return std::unexpected(object.error());
    DriftPage page;
    for (const QJsonValue value : object->value(QLatin1String("changes")).toArray())
        page.drifts.push_back(driftOf(value.toObject()));
    page.next = object->value(QLatin1String("next")).toString();
    return page;
}

}  // namespace app::client
