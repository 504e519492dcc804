#include "app/ctl/ShellWords.h"

namespace app::ctl {
namespace {

bool isSpace(char sign) {
    return sign == ' ' || sign == '\t' || sign == '\n';
}

/// What a backslash takes the meaning of between double quotes (POSIX Shell, 2.2.3).
bool isEscapedInQuotes(char sign) {
    return sign == '"' || sign == '\\' || sign == '$' || sign == '`';
}

class Splitter {
  public:
    explicit Splitter(std::string_view text) : m_text(text) {}

    std::optional<std::vector<std::string>> split() {
        for (; m_at < m_text.size(); ++m_at)
            step(m_text[m_at]);
        if (m_quote != 0)
            return std::nullopt;
        endWord();
        return std::move(m_words);
    }

  private:
    void step(char sign) {
        if (m_quote != 0)
            return stepInQuotes(sign);
        if (isSpace(sign))
            return endWord();
        m_open = true;
        if (sign == '\'' || sign == '"')
            m_quote = sign;
        else if (sign == '\\' && m_at + 1 < m_text.size())
            m_word += m_text[++m_at];
        else
            m_word += sign;
    }

    void stepInQuotes(char sign) {
        const bool escape = m_quote == '"' && sign == '\\' && m_at + 1 < m_text.size() &&
                            isEscapedInQuotes(m_text[m_at + 1]);
        if (sign == m_quote)
            m_quote = 0;
        else
            m_word += escape ? m_text[++m_at] : sign;
    }

    void endWord() {
        if (m_open)
            m_words.push_back(std::move(m_word));
        m_word.clear();
        m_open = false;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    char m_quote = 0;     // the one that is open
    bool m_open = false;  // a word has begun, be it empty
    std::string m_word;
    std::vector<std::string> m_words;
};

}  // namespace

std::optional<std::vector<std::string>> splitShellWords(std::string_view text) {
    return Splitter(text).split();
}

}  // namespace app::ctl
