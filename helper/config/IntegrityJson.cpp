#include "config/IntegrityJson.h"

#include <QJsonArray>

#include "config/SettingCodec.h"
#include "model/SettingsSchema.h"

namespace config {

model::IntegritySettings integritySettings(const model::Settings& settings) {
    const auto inForce = [&](std::string_view key) {
        const model::SettingRow* row = model::findSetting(key);
        return row == nullptr ? QJsonValue() : writeSetting(*row, settings);
    };
    const auto texts = [&](std::string_view key) {
        std::vector<std::string> list;
        for (const QJsonValue entry : inForce(key).toArray())
            list.push_back(entry.toString().toStdString());
        return list;
    };
    model::IntegritySettings integrity;
    integrity.directories = texts("integrity.directories");
    integrity.exclude = texts("integrity.exclude");
    integrity.intervalS = inForce("integrity.interval_s").toInteger(integrity.intervalS);
    integrity.ioMiBPerS = inForce("integrity.io_mib_per_s").toInteger(integrity.ioMiBPerS);
    return integrity;
}

}  // namespace config
