#include "contract/AlertJson.h"

#include <QByteArray>
#include <QFile>

#include "contract/EcsReader.h"
#include "contract/EcsWriter.h"
#include "contract/JsonReader.h"

namespace contract {
namespace {

// A line longer than this says the same in fewer words.
constexpr std::size_t kUsualLineBytes = 128 * 1024;
constexpr EcsLimits kShort{.textBytes = 512, .argumentBytes = 1024, .entries = 8};

}  // namespace

std::string toEcsLine(const model::Alert& alert) {
    std::string line = EcsWriter(alert, EcsLimits{}).line();
    return line.size() <= kUsualLineBytes ? line : EcsWriter(alert, kShort).line();
}

model::Result<model::Alert> alertFromEcs(std::string_view line) {
    const auto object = json::parseObject(line, "alert");
    return object ? alertFromObject(*object) : std::unexpected(object.error());
}

const std::string& currentBootId() {
    static const std::string id = [] {
        QFile file(QStringLiteral("/proc/sys/kernel/random/boot_id"));
        const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll().trimmed() : "";
        return text.isEmpty() ? std::string("unknown") : text.toStdString();
    }();
    return id;
}

std::string entityId(const model::ProcessKey& key, std::string_view bootId) {
    const std::string text = std::string(bootId.empty() ? currentBootId() : bootId) + "," +
                             std::to_string(key.pid) + "," +
                             std::to_string(key.startTimeTicks * model::kNanosecondsPerTick);
    return QByteArray::fromStdString(text).toBase64().toStdString();
}

}  // namespace contract
