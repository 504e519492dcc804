#include "rules/sigma/LiteralScanner.h"

#include <algorithm>
#include <set>

namespace rules::sigma {
namespace {

constexpr std::size_t kMaxTableBytes = 6 * 1024 * 1024;
constexpr std::array<std::size_t, 6> kBeginnings = {32, 16, 8, 4, 2, 1};

std::size_t countNodes(std::span<const std::string> literals, std::size_t beginning) {
    std::set<std::string_view> prefixes;
    for (const std::string& literal : literals)
        for (std::size_t length = std::min(beginning, literal.size()); length > 0; --length)
            if (!prefixes.insert(std::string_view(literal).substr(0, length)).second)
                break;  // its own prefixes are there, too
    return prefixes.size() + 1;
}

/// As long as the table's size allows.
std::size_t chooseBeginning(std::span<const std::string> literals, std::size_t classes) {
    for (const std::size_t beginning : kBeginnings)
        if (countNodes(literals, beginning) * classes * sizeof(std::uint32_t) <= kMaxTableBytes)
            return beginning;
    return kBeginnings.back();
}

}  // namespace

LiteralScanner::LiteralScanner(std::span<const std::string> literals) {
    if (literals.empty())
        return;
    chooseClasses(literals);
    m_beginning = chooseBeginning(literals, m_classes);
    addNode();
    for (std::size_t number = 0; number < literals.size(); ++number)
        insert(static_cast<std::uint32_t>(number),
               std::string_view(literals[number]).substr(0, m_beginning));
    connect();
}

void LiteralScanner::chooseClasses(std::span<const std::string> literals) {
    for (const std::string& literal : literals)
        for (const char sign : literal) {
            auto& own = m_classOf[static_cast<unsigned char>(sign)];
            if (own == 0)
                own = static_cast<std::uint16_t>(m_classes++);
        }
    for (std::size_t upper = 'A'; upper <= 'Z'; ++upper)
        m_classOf[upper] = m_classOf[upper + ('a' - 'A')];
}

std::uint32_t LiteralScanner::addNode() {
    m_next.resize(m_next.size() + m_classes, kNone);
    m_firstOutput.push_back(kNone);
    return static_cast<std::uint32_t>(m_next.size() - m_classes);
}

void LiteralScanner::insert(std::uint32_t number, std::string_view beginning) {
    std::uint32_t node = 0;
    for (const char sign : beginning) {
        const std::size_t edge = node + m_classOf[static_cast<unsigned char>(sign)];
        if (m_next[edge] == kNone) {
            const std::uint32_t added = addNode();  // moves the table
            m_next[edge] = added;
        }
        node = m_next[edge];
    }
    std::uint32_t& first = m_firstOutput[node / m_classes];
    m_outputs.push_back({number, static_cast<std::uint32_t>(beginning.size()), first});
    first = static_cast<std::uint32_t>(m_outputs.size() - 1);
}

/// Breadth first: where a literal cannot go on, go on where its longest tail stands.
void LiteralScanner::connect() {
    std::vector<std::uint32_t> fallback(m_firstOutput.size(), 0);
    std::vector<std::uint32_t> queue = {0};
    for (std::size_t at = 0; at < queue.size(); ++at) {
        const std::uint32_t node = queue[at];
        for (std::uint32_t sign = 0; sign < m_classes; ++sign) {
            std::uint32_t& edge = m_next[node + sign];
            const std::uint32_t tail =
                node == 0 ? 0 : m_next[fallback[node / m_classes] + sign] & kState;
            if (edge == kNone) {
                edge = tail;
            } else {
                fallback[edge / m_classes] = tail;
                inherit(edge, tail);
                queue.push_back(edge);
            }
            if (m_firstOutput[edge / m_classes] != kNone)
                edge |= kHasOutput;
        }
    }
}

/// What ends at the tail ends here, too: its list becomes the end of this one's.
void LiteralScanner::inherit(std::uint32_t node, std::uint32_t fallback) {
    std::uint32_t* link = &m_firstOutput[node / m_classes];
    while (*link != kNone)
        link = &m_outputs[*link].next;
    *link = m_firstOutput[fallback / m_classes];
}

}  // namespace rules::sigma
