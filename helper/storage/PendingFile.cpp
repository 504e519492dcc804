#include "storage/PendingFile.h"

#include <QJsonArray>
#include <cerrno>
#include <fstream>
#include <iterator>

#include "contract/AlertJson.h"
#include "contract/JsonReader.h"
#include "contract/JsonWriter.h"
#include "model/Timestamp.h"
#include "storage/AtomicFile.h"

namespace storage {
namespace {

namespace json = contract::json;

void write(contract::JsonWriter& out, const PendingSuspension& one) {
    out.object().member("alert", one.alertId).member("planned_action", one.plannedAction);
    if (one.deadlineUs)
        out.member("deadline", model::toRfc3339(*one.deadlineUs));
    out.key("processes").array();
    for (const model::ProcessKey& key : one.keys)
        out.object().member("pid", key.pid).member("start_ticks", key.startTimeTicks).endObject();
    out.endArray().endObject();
}

PendingSuspension read(const QJsonObject& object) {
    PendingSuspension one;
    one.alertId = json::text(object, "alert");
    one.plannedAction = json::text(object, "planned_action");
    one.deadlineUs = model::fromRfc3339(json::text(object, "deadline"));
    for (const QJsonValue entry : object.value(QLatin1String("processes")).toArray()) {
        const QJsonObject key = entry.toObject();
        one.keys.push_back({json::integerAs<std::int32_t>(key, "pid"),
                            json::integerAs<std::uint64_t>(key, "start_ticks")});
    }
    return one;
}

}  // namespace

PendingFile::PendingFile(const std::filesystem::path& stateDirectory)
    : m_path(stateDirectory / "pending.json") {}

model::Result<void> PendingFile::store(const std::vector<PendingSuspension>& pending) const {
    contract::JsonWriter out;
    out.object().member("boot_id", contract::currentBootId()).key("suspended").array();
    for (const PendingSuspension& one : pending)
        write(out, one);
    out.endArray().endObject();
    return replaceFile(m_path, out.take() + "\n", 0600, Durability::Rename);
}

model::Result<std::vector<PendingSuspension>> PendingFile::load() const {
    std::error_code error;
    if (!std::filesystem::exists(m_path, error))
        return std::vector<PendingSuspension>{};
    std::ifstream file(m_path, std::ios::binary);
    if (!file)
        return model::unexpected(model::Error::Code::Unavailable, m_path.string(), "cannot be read",
                                 errno);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const auto object = json::parseObject(text, m_path.string());
    if (!object)
        return std::unexpected(object.error());
    std::vector<PendingSuspension> pending;
    if (json::text(*object, "boot_id") != contract::currentBootId())
        return pending;  // a reboot let everybody go
    for (const QJsonValue entry : object->value(QLatin1String("suspended")).toArray())
        pending.push_back(read(entry.toObject()));
    return pending;
}

}  // namespace storage
