#include "config/JsonItems.h"

#include <algorithm>

#include "config/SettingCodec.h"

namespace config {
namespace {

class Walker {
  public:
    Walker(std::string_view text, std::size_t most) : m_text(text), m_most(most) {}

    std::vector<JsonItem> walk() {
        while (m_at < m_text.size() && m_items.size() < m_most)
            step();
        return std::move(m_items);
    }

  private:
    void step() {
        const char c = m_text[m_at];
        if (c == '{' || c == '[')
            return open(c == '{');
        if (c == '}' || c == ']')
            return close();
        if (c == '\n')
            ++m_line;
        if (std::string_view(" \t\r\n,:").find(c) != std::string_view::npos) {
            ++m_at;
            return;
        }
        const int line = m_line;
        token(c == '"' ? takeText() : takeWord(), line);
    }

    void open(bool object) {
        m_levels.push_back({object, m_key});
        m_key.clear();
        ++m_at;
    }

    void close() {
        if (!m_levels.empty())
            m_levels.pop_back();
        m_key.clear();
        ++m_at;
    }

    std::string_view takeText() {
        const std::size_t begin = m_at++;
        while (m_at < m_text.size() && m_text[m_at] != '"')
            m_at += m_text[m_at] == '\\' ? 2 : 1;
        m_at = std::min(m_at + 1, m_text.size());
        return m_text.substr(begin, m_at - begin);
    }

    std::string_view takeWord() {
        const std::size_t begin = m_at;
        m_at = std::min(m_text.find_first_of(" \t\r\n,:{}[]\"", m_at), m_text.size());
        m_at = std::max(m_at, begin + 1);
        return m_text.substr(begin, m_at - begin);
    }

    bool isKey() const {
        const std::size_t next = m_text.find_first_not_of(" \t\r\n", m_at);
        return !m_levels.empty() && m_levels.back().object && next != std::string_view::npos &&
               m_text[next] == ':';
    }

    void token(std::string_view word, int line) {
        const QJsonValue value = valueFromText(word);
        if (isKey()) {
            m_key = value.toString().toStdString();
            return;
        }
        JsonItem item{.line = line, .path = {}, .value = value};
        for (const Level& level : m_levels)
            if (!level.key.empty())
                item.path.push_back(level.key);
        if (!m_key.empty())
            item.path.push_back(std::exchange(m_key, {}));
        m_items.push_back(std::move(item));
    }

    struct Level {
        bool object = false;
        std::string key;  // it is the value of
    };
    std::string_view m_text;
    std::size_t m_most;
    std::size_t m_at = 0;
    int m_line = 1;
    std::string m_key;
    std::vector<Level> m_levels;
    std::vector<JsonItem> m_items;
};

}  // namespace

std::vector<JsonItem> jsonItems(std::string_view text, std::size_t most) {
    return Walker(text, most).walk();
}

}  // namespace config
