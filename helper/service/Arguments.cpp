#include "service/Arguments.h"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "model/SafeText.h"

namespace service {
namespace {

std::unexpected<model::Error> invalid(std::string_view name, std::string detail) {
    return model::unexpected(model::Error::Code::InvalidArgument, std::string(name),
                             std::move(detail));
}

bool isControl(QChar character) {
    return character.category() == QChar::Other_Control;
}

std::string quoted(const QString& value) {
    return "\"" + model::printable(model::shortened(value.toStdString(), 64)) + "\"";
}

using Read = std::function<model::Result<void>(const QVariant&, AlertFilter&)>;

model::Result<void> readSince(const QVariant& value, AlertFilter& filter) {
    if (value.typeId() != QMetaType::LongLong || value.toLongLong() < 0)
        return invalid("filter.since", "microseconds since the epoch (x), not negative");
    filter.query.sinceUs = value.toLongLong();
    return {};
}

model::Result<void> readLevel(const QVariant& value, AlertFilter& filter) {
    filter.query.atLeast = value.typeId() == QMetaType::QString
                               ? model::levelFromString(value.toString().toStdString())
                               : std::nullopt;
    if (!filter.query.atLeast)
        return invalid("filter.level", "one of INFO WARNING ALERT ERROR (s)");
    return {};
}

model::Result<void> readSearch(const QVariant& value, AlertFilter& filter) {
    if (value.typeId() != QMetaType::QString)
        return invalid("filter.search", "a text (s)");
    auto search = text("filter.search", value.toString());
    if (!search)
        return std::unexpected(search.error());
    filter.query.search = *std::move(search);
    return {};
}

Read readFlag(std::string_view name, std::function<void(AlertFilter&, bool)> set) {
    return [name, set = std::move(set)](const QVariant& value,
                                        AlertFilter& filter) -> model::Result<void> {
        if (value.typeId() != QMetaType::Bool)
            return invalid(name, "true or false (b)");
        set(filter, value.toBool());
        return {};
    };
}

/// One row a key of the filter.
const std::map<QString, Read>& filterKeys() {
    static const std::map<QString, Read> keys = {
        {QStringLiteral("since"), readSince},
        {QStringLiteral("level"), readLevel},
        {QStringLiteral("search"), readSearch},
        {QStringLiteral("open"),
         readFlag("filter.open", [](AlertFilter& f, bool on) { f.query.openOnly = on; })},
        {QStringLiteral("all"),
         readFlag("filter.all", [](AlertFilter& f, bool on) { f.all = on; })},
        {QStringLiteral("others"),
         readFlag("filter.others", [](AlertFilter& f, bool on) { f.others = on; })},
    };
    return keys;
}

}  // namespace

model::Result<model::ProcessKey> processKey(int pid, qulonglong startTimeTicks) {
    if (pid <= 0)
        return invalid("pid", std::to_string(pid) + ", must be greater than 0");
    if (startTimeTicks == 0)
        return invalid("startTimeTicks", "0, must be field 22 of /proc/PID/stat");
    return model::ProcessKey{pid, startTimeTicks};
}

model::Result<std::string> text(std::string_view name, const QString& value) {
    std::string bytes = value.toStdString();
    if (bytes.size() > kMaxTextBytes)
        return invalid(name, std::to_string(bytes.size()) + " bytes, at most " +
                                 std::to_string(kMaxTextBytes));
    if (std::any_of(value.begin(), value.end(), isControl))
        return invalid(name, "must not hold control characters");
    return bytes;
}

model::Result<std::string> filledText(std::string_view name, const QString& value) {
    if (value.isEmpty())
        return invalid(name, "must not be empty");
    return text(name, value);
}

model::Result<std::string> alertId(const QString& value) {
    static constexpr std::array<qsizetype, 4> kDashes = {8, 13, 18, 23};
    bool isUuid = value.size() == 36;
    for (qsizetype i = 0; isUuid && i < value.size(); ++i) {
        const char16_t c = value[i].unicode();
        const bool dash = std::find(kDashes.begin(), kDashes.end(), i) != kDashes.end();
        isUuid = dash ? c == u'-' : (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    }
    if (!isUuid)
        return invalid("id", quoted(value) + ", must be the id of an alert");
    return value.toStdString();
}

model::Result<model::Mode> mode(const QString& value) {
    if (const auto mode = model::modeFromString(value.toStdString()))
        return *mode;
    return invalid("mode", quoted(value) + ", must be one of observe ask enforce");
}

model::Result<std::uint32_t> count(std::string_view name, std::uint32_t value,
                                   std::uint32_t maximum) {
    if (value > maximum)
        return invalid(name, std::to_string(value) + ", at most " + std::to_string(maximum));
    return value;
}

model::Result<std::map<std::string, std::string>> match(const QMap<QString, QString>& value) {
    if (value.isEmpty() || value.size() > kMaxMatchKeys)
        return invalid("match", std::to_string(value.size()) + " keys, must be 1 to " +
                                    std::to_string(kMaxMatchKeys));
    std::map<std::string, std::string> result;
    for (auto entry = value.cbegin(); entry != value.cend(); ++entry) {
        const auto key = filledText("match", entry.key());
        if (!key)
            return std::unexpected(key.error());
        auto content = filledText("match." + model::shortened(*key, 64), entry.value());
        if (!content)
            return std::unexpected(content.error());
        result.emplace(*key, *std::move(content));
    }
    return result;
}

model::Result<AlertFilter> alertFilter(std::uint32_t offset, std::uint32_t limit,
                                       const QVariantMap& filter) {
    if (const auto held = count("limit", limit, kMaxPage); !held)
        return std::unexpected(held.error());
    AlertFilter result;
    result.query.offset = offset;
    result.query.limit = limit;
    for (auto entry = filter.cbegin(); entry != filter.cend(); ++entry) {
        const auto key = filterKeys().find(entry.key());
        if (key == filterKeys().end())
            return invalid("filter", "no such key: " + quoted(entry.key()));
        if (auto read = key->second(entry.value(), result); !read)
            return std::unexpected(read.error());
    }
    // A search would tell, hit by hit, what the outline leaves out.
    if (result.others && (result.all || !result.query.search.empty()))
        return invalid("filter.others", "goes with neither all nor search");
    return result;
}

}  // namespace service
