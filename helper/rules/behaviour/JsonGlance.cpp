#include "rules/behaviour/JsonGlance.h"

#include <array>
#include <optional>

namespace rules {
namespace {

constexpr std::size_t kMaxMembers = 64, kMaxDepth = 32, kMaxText = 256;

class Reader {
  public:
    explicit Reader(std::string_view text) : m_text(text) {}

    std::vector<JsonMember> read() {
        while (m_members.size() < kMaxMembers && step()) {
        }
        return std::move(m_members);
    }

  private:
    struct Level {
        bool object = false;
        bool params = false;      // the object that "params" names
        bool expectsKey = false;  // the next string is a key
    };

    // One token; false at the end of what can be read.
    bool step() {
        skipBlanks();
        if (m_text.empty())
            return false;
        const char c = m_text.front();
        if (c == '"')
            return takeString();
        if (m_depth == 0 && c != '{')
            return false;
        if (c == '{' || c == '[')
            return open(c == '{');
        if (c == '}' || c == ']')
            return close();
        return takeOther(c);
    }

    bool open(bool object) {
        const bool params = object && m_depth == 1 && m_key == "params";
        if (m_depth == kMaxDepth)
            return false;
        noteMember({});
        m_levels[m_depth++] = {object, params, object};
        m_text.remove_prefix(1);
        return true;
    }

    bool close() {
        m_text.remove_prefix(1);
        return --m_depth > 0;
    }

    bool takeOther(char c) {
        Level& level = m_levels[m_depth - 1];
        m_text.remove_prefix(1);
        if (c == ',')
            level.expectsKey = level.object;
        else if (c != ':' && !level.expectsKey)
            noteMember({});  // a number, true, false, null: its first letter
        return true;
    }

    bool takeString() {
        if (m_depth == 0)
            return false;
        auto text = readString();
        if (!text)
            return false;
        Level& level = m_levels[m_depth - 1];
        if (level.expectsKey) {
            m_key = std::move(*text);
            m_hasKey = true;
            level.expectsKey = false;
        } else {
            noteMember(std::move(*text));
        }
        return true;
    }

    void noteMember(std::string value) {
        const bool params = m_depth > 0 && m_levels[m_depth - 1].params;
        if (m_hasKey && (m_depth == 1 || params))
            m_members.push_back({m_key, std::move(value), params});
        m_hasKey = false;
    }

    std::optional<std::string> readString() {
        std::string result;
        m_text.remove_prefix(1);
        while (!m_text.empty() && m_text.front() != '"') {
            const char c = m_text.front() == '\\' ? readEscape() : m_text.front();
            if (m_text.empty())
                return std::nullopt;
            m_text.remove_prefix(1);
            if (result.size() < kMaxText)
                result += c;
        }
        if (m_text.empty())
            return std::nullopt;  // cut: half a word says nothing
        m_text.remove_prefix(1);
        return result;
    }

    // Leaves the last character of the escape in front. What is not ASCII becomes '?'.
    char readEscape() {
        m_text.remove_prefix(1);
        if (m_text.empty() || m_text.front() != 'u')
            return m_text.empty() ? '?' : m_text.front();
        unsigned value = 0;
        for (int i = 0; i < 4 && m_text.size() > 1; i++) {
            m_text.remove_prefix(1);
            value = value << 4U | hexDigit(m_text.front());
        }
        return value >= 0x20 && value < 0x7F ? static_cast<char>(value) : '?';
    }

    static unsigned hexDigit(char c) {
        if (c >= '0' && c <= '9')
            return static_cast<unsigned>(c - '0');
        const char lower = static_cast<char>(c | 0x20);
        return lower >= 'a' && lower <= 'f' ? static_cast<unsigned>(lower - 'a') + 10 : 0;
    }

    void skipBlanks() {
        const std::size_t first = m_text.find_first_not_of(" \t\r\n");
        m_text.remove_prefix(first == std::string_view::npos ? m_text.size() : first);
    }

    std::string_view m_text;
    std::array<Level, kMaxDepth> m_levels{};
    std::size_t m_depth = 0;
    std::string m_key;
    bool m_hasKey = false;
    std::vector<JsonMember> m_members;
};

}  // namespace

std::vector<JsonMember> glanceAtJson(std::string_view text) {
    return Reader(text).read();
}

}  // namespace rules
