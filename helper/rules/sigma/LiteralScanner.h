#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rules::sigma {

/// Finds all of many literals in one pass over a text, whatever their case (Aho and Corasick 1975,
/// as a table of transitions). Long literals are looked for by their beginning, so that the table
/// stays small: the caller compares the rest.
class LiteralScanner {
  public:
    LiteralScanner() = default;
    /// Literals in lower case, none empty, none twice.
    explicit LiteralScanner(std::span<const std::string> literals);

    /// Calls found(literal's number, where it would begin) for each beginning of a literal.
    template <typename Found>
    void scan(std::string_view text, const Found& found) const {
        std::uint32_t state = 0;
        for (std::size_t at = 0; at < text.size() && !m_next.empty(); ++at) {
            state = m_next[(state & kState) + m_classOf[static_cast<unsigned char>(text[at])]];
            if ((state & kHasOutput) != 0)
                report(state & kState, at + 1, found);
        }
    }

    /// Of longer literals only so much has been compared.
    std::size_t beginning() const { return m_beginning; }
    std::size_t bytes() const { return m_next.size() * sizeof(std::uint32_t); }

  private:
    // A state is its row's offset in m_next; the top bit says that literals end here.
    static constexpr std::uint32_t kHasOutput = 0x8000'0000U;
    static constexpr std::uint32_t kState = ~kHasOutput;
    static constexpr std::uint32_t kNone = ~0U;

    struct Output {
        std::uint32_t literal = 0;
        std::uint32_t length = 0;
        std::uint32_t next = kNone;  // the next one that ends in the same state
    };

    template <typename Found>
    void report(std::uint32_t state, std::size_t end, const Found& found) const {
        for (std::uint32_t at = m_firstOutput[state / m_classes]; at != kNone;
             at = m_outputs[at].next)
            found(m_outputs[at].literal, end - m_outputs[at].length);
    }

    void chooseClasses(std::span<const std::string> literals);
    void insert(std::uint32_t number, std::string_view beginning);
    void connect();
    void inherit(std::uint32_t node, std::uint32_t fallback);
    std::uint32_t addNode();

    std::array<std::uint16_t, 256> m_classOf{};
    std::size_t m_beginning = 0;
    std::uint32_t m_classes = 1;  // 0 = bytes of no literal
    std::vector<std::uint32_t> m_next;
    std::vector<std::uint32_t> m_firstOutput;  // by state number
    std::vector<Output> m_outputs;
};

}  // namespace rules::sigma
