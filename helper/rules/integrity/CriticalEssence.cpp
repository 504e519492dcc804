// What is kept of a critical file's text.
#include <algorithm>
#include <cstdint>
#include <string>

#include "rules/integrity/CriticalFiles.h"
#include "rules/integrity/TextLines.h"

namespace rules {
namespace {

constexpr std::size_t kMaxLineBytes = 1024;

// FNV-1a, 32 bits: enough to tell that it is another one, too little to find out which.
std::string mark(std::string_view text) {
    std::uint32_t hash = 2166136261U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    return std::to_string(hash);
}

// shadow(5): empty = no password needed; "!" or "*" in front = locked.
std::string passwordMark(std::string_view field) {
    if (field.empty())
        return "empty";
    return (field.front() == '!' || field.front() == '*' ? "locked " : "set ") + mark(field);
}

std::string shadowLine(std::string_view line) {
    const auto fields = fieldsOf(line, ':');
    if (fields.size() < 2)
        return std::string(line);
    return std::string(fields[0]) + ":" + passwordMark(fields[1]);
}

/// The key itself is long and says nothing; its end tells two apart.
std::string keyLine(std::string_view line) {
    std::string kept;
    for (const std::string_view word : wordsOf(line))
        kept += (kept.empty() ? "" : " ") + (word.size() > 120
                                                 ? "…" + std::string(word.substr(word.size() - 16))
                                                 : std::string(word));
    return kept;
}

bool orderMeansNothing(CriticalKind kind) {
    return kind == CriticalKind::Accounts || kind == CriticalKind::Passwords ||
           kind == CriticalKind::Groups || kind == CriticalKind::Keys;
}

bool isComment(CriticalKind kind, std::string_view line) {
    if (kind == CriticalKind::Sudo &&
        (line.starts_with("#include") || line.starts_with("@include")))
        return false;
    if (kind == CriticalKind::Unit && line.starts_with(';'))
        return true;
    return line.starts_with('#');
}

}  // namespace

std::string essenceOf(CriticalKind kind, std::string_view text) {
    std::vector<std::string> kept;
    std::size_t bytes = 0;
    for (const std::string_view raw : linesOf(text.substr(0, kMaxCriticalBytes))) {
        const std::string_view line = trimmedText(raw).substr(0, kMaxLineBytes);
        if (line.empty() || isComment(kind, line))
            continue;
        kept.push_back(kind == CriticalKind::Passwords ? shadowLine(line)
                       : kind == CriticalKind::Keys    ? keyLine(line)
                                                       : std::string(line));
        bytes += kept.back().size() + 1;
    }
    if (orderMeansNothing(kind))
        std::ranges::sort(kept);
    std::string essence;
    essence.reserve(bytes);
    for (const std::string& line : kept)
        essence += line + "\n";
    return essence;
}

}  // namespace rules
