#pragma once

#include <QMap>
#include <QString>
#include <QVariantMap>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "model/Error.h"
#include "model/ProcessKey.h"
#include "model/Severity.h"
#include "storage/AlertLog.h"

// What arrives on the bus, held to its ranges before anybody is asked for a password. Every error
// is InvalidArgument and names the argument. Pure.
namespace service {

inline constexpr std::size_t kMaxTextBytes = 4096;
inline constexpr std::uint32_t kMaxPage = 1000;
inline constexpr std::uint32_t kMaxHistorySeconds = 86'400;
inline constexpr std::uint32_t kMaxPauseSeconds = 86'400;
inline constexpr qsizetype kMaxMatchKeys = 32;

model::Result<model::ProcessKey> processKey(int pid, qulonglong startTimeTicks);

/// At most kMaxTextBytes of UTF-8 without control characters.
model::Result<std::string> text(std::string_view name, const QString& value);

/// The same, and not empty.
model::Result<std::string> filledText(std::string_view name, const QString& value);

/// A UUID in lower case.
model::Result<std::string> alertId(const QString& value);

model::Result<model::Mode> mode(const QString& value);

/// 0…maximum.
model::Result<std::uint32_t> count(std::string_view name, std::uint32_t value,
                                   std::uint32_t maximum);

/// 1…kMaxMatchKeys pairs of texts (which keys there are is rules/TrustPolicy's to say).
model::Result<std::map<std::string, std::string>> match(const QMap<QString, QString>& value);

struct AlertFilter {
    storage::AlertLog::Query query;
    bool all = false;     // everybody's
    bool others = false;  // only others', as outlines
};

/// Alerts1.List: unknown keys and values of the wrong type are errors.
model::Result<AlertFilter> alertFilter(std::uint32_t offset, std::uint32_t limit,
                                       const QVariantMap& filter);

}  // namespace service
