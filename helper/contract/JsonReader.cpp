#include "contract/JsonReader.h"

#include <QJsonDocument>
#include <cmath>

namespace contract::json {
namespace {

// Beyond 2^53 a double no longer holds every whole number; QJsonValue keeps those that came as
// 64-bit integers exactly.
constexpr double kLargest = 9.2e18;

QJsonValue at(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key));
}

}  // namespace

model::Result<QJsonObject> parseObject(std::string_view text, std::string_view subject) {
    QJsonParseError error{};
    const auto bytes = QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size()));
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (document.isObject())
        return document.object();
    const std::string why =
        error.error == QJsonParseError::NoError
            ? "not a JSON object"
            : error.errorString().toStdString() + " at byte " + std::to_string(error.offset);
    return model::unexpected(model::Error::Code::InvalidArgument, std::string(subject), why);
}

std::string text(const QJsonObject& object, const char* key) {
    return at(object, key).toString().toStdString();
}

bool flag(const QJsonObject& object, const char* key) {
    return at(object, key).toBool();
}

double number(const QJsonObject& object, const char* key) {
    return at(object, key).toDouble();
}

std::int64_t integer(const QJsonObject& object, const char* key, std::int64_t fallback) {
    const QJsonValue value = at(object, key);
    const double approximate = value.toDouble(std::nan(""));
    if (!(std::abs(approximate) < kLargest))
        return fallback;
    return value.toInteger(fallback);
}

std::vector<std::string> texts(const QJsonObject& object, const char* key) {
    std::vector<std::string> list;
    for (const QJsonValue entry : at(object, key).toArray())
        if (entry.isString())
            list.push_back(entry.toString().toStdString());
    return list;
}

QJsonObject child(const QJsonObject& object, const char* key) {
    return at(object, key).toObject();
}

}  // namespace contract::json
