#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/Error.h"

// Reading JSON that may hold anything: what is absent or of another type is the default, what is
// out of range is the default too. Nothing here fails.
namespace contract::json {

/// Error InvalidArgument: not one JSON object; detail says where it breaks.
model::Result<QJsonObject> parseObject(std::string_view text, std::string_view subject);

std::string text(const QJsonObject& object, const char* key);
bool flag(const QJsonObject& object, const char* key);
double number(const QJsonObject& object, const char* key);
std::int64_t integer(const QJsonObject& object, const char* key, std::int64_t fallback = 0);
std::vector<std::string> texts(const QJsonObject& object, const char* key);
QJsonObject child(const QJsonObject& object, const char* key);

template <typename T>
T integerAs(const QJsonObject& object, const char* key, T fallback = 0) {
    const std::int64_t value = integer(object, key, static_cast<std::int64_t>(fallback));
    return std::in_range<T>(value) ? static_cast<T>(value) : fallback;
}

}  // namespace contract::json
