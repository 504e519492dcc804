#pragma once

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>

namespace contract {

/// The text as a JSON string with its quotes: valid UTF-8 whatever came in, control and bidi
/// characters as escapes, so that a terminal shows the file as it is.
void appendJsonString(std::string& out, std::string_view text);

/// Writes one JSON text on one line, in the order of the calls. Much cheaper than building a
/// QJsonObject, and the fields stay in the order in which a person reads them.
class JsonWriter {
  public:
    JsonWriter& object() { return open('{'); }
    JsonWriter& array() { return open('['); }
    JsonWriter& endObject() { return close('}'); }
    JsonWriter& endArray() { return close(']'); }

    JsonWriter& key(std::string_view name);

    JsonWriter& value(std::string_view text);
    JsonWriter& value(const char* text) { return value(std::string_view(text)); }
    JsonWriter& value(const std::string& text) { return value(std::string_view(text)); }
    JsonWriter& value(bool flag);
    JsonWriter& value(double number);  // not finite: null
    template <std::integral T>
    JsonWriter& value(T number) {
        return raw(std::to_string(number));
    }
    JsonWriter& null() { return raw("null"); }

    template <typename T>
    JsonWriter& member(std::string_view name, const T& content) {
        return key(name).value(content);
    }
    /// Left out when it is empty.
    JsonWriter& textMember(std::string_view name, std::string_view text) {
        return text.empty() ? *this : key(name).value(text);
    }

    std::string take() { return std::move(m_out); }

  private:
    JsonWriter& open(char bracket);
    JsonWriter& close(char bracket);
    JsonWriter& raw(std::string_view text);
    void separate();

    std::string m_out;
    bool m_needsComma = false;
};

}  // namespace contract
