#pragma once

#include <QJsonValue>
#include <string>
#include <string_view>
#include <vector>

namespace config {

/// A value that is neither list nor object, with the line it stands in and the keys above it.
struct JsonItem {
    int line = 0;
    std::vector<std::string> path;  // keys, outermost first; entries of a list have their list's
    QJsonValue value;
};

/// All of them in their order. The text must be valid JSON (QJsonDocument says so): only places
/// are looked for here. At most `most`.
std::vector<JsonItem> jsonItems(std::string_view text, std::size_t most);

}  // namespace config
