#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace rules {

/// One member of a JSON object: "method":"login". value is empty for what is no string.
struct JsonMember {
    std::string key;
    std::string value;
    bool inParams = false;  // of the object that is the value of the top object's "params"
};

/// Reads the members of the object that `text` begins with, and of its "params", as far as the text
/// goes: it may be cut anywhere. Escapes are undone. Bounded: 64 members, 32 levels, texts cut at
/// 256 bytes. Whatever is no JSON ends the reading.
std::vector<JsonMember> glanceAtJson(std::string_view text);

}  // namespace rules
