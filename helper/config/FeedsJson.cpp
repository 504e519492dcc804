#include "config/FeedsJson.h"

#include <QJsonArray>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <string>

#include "config/SettingCodec.h"
#include "model/SafeText.h"

namespace config {
namespace {

using model::Result;
using model::SettingRow;
using model::SettingType;

// A feed's own rows: the same kind of facts as the settings, checked by the same code.
constexpr auto kFields = std::to_array<SettingRow>({
    {.key = "name", .type = SettingType::Text, .minimum = 1, .maximum = 128},
    {.key = "kind", .type = SettingType::Choice, .words = "address|domain"},
    {.key = "category",
     .type = SettingType::Choice,

     .words = "malicious|tor|mining"},
    {.key = "certain", .type = SettingType::Boolean},
    {.key = "url",
     .type = SettingType::Text,

     .maximum = 2048,
     .words = "https://"},
    {.key = "path", .type = SettingType::Text, .maximum = 4096, .words = "/"},
    {.key = "refresh_h",
     .type = SettingType::Integer,

     .minimum = 1,
     .maximum = 8760,
     .unit = "h"},
});

Result<void> checkFeed(const std::string& where, const QJsonValue& json) {
    if (!json.isObject())
        return model::unexpected(model::Error::Code::InvalidArgument, where,
                                 shown(json) + " is not allowed; allowed: an object");
    model::Settings scratch;
    const QJsonObject object = json.toObject();
    for (auto field = object.begin(); field != object.end(); ++field) {
        const std::string name = field.key().toStdString();
        const std::string subject = where + "." + model::printable(model::shortened(name, 40));
        const auto row = std::ranges::find(kFields, std::string_view(name), &SettingRow::key);
        if (row == kFields.end())
            return model::unexpected(
                model::Error::Code::InvalidArgument, subject,
                "unknown; allowed: name, kind, category, certain, url, path, refresh_h");
        if (const auto fine = readSetting(*row, field.value(), scratch, {}); !fine)
            return model::unexpected(fine.error().code, subject, fine.error().detail);
    }
    const bool complete =
        object.contains(QLatin1String("name")) && object.contains(QLatin1String("kind")) &&
        (object.contains(QLatin1String("url")) || object.contains(QLatin1String("path")));
    if (!complete)
        return model::unexpected(model::Error::Code::InvalidArgument, where,
                                 "a feed needs name, kind, and url or path");
    return {};
}

}  // namespace

Result<void> checkFeeds(const SettingRow& row, const QJsonValue& json) {
    const QJsonArray array = json.toArray();
    if (!json.isArray() || array.size() > row.maximum)
        return model::unexpected(model::Error::Code::InvalidArgument, std::string(row.key),
                                 shown(json) + " is not allowed; allowed: " + allowedText(row));
    int number = 0;
    for (const QJsonValue feed : array) {
        const std::string where = std::string(row.key) + "[" + std::to_string(number++) + "]";
        if (const auto fine = checkFeed(where, feed); !fine)
            return fine;
    }
    return {};
}

}  // namespace config
