#include "rules/sigma/RegexCompiler.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>

#include <algorithm>
#include <cstdint>

#include "rules/sigma/Utf8.h"

namespace rules::sigma {
namespace {

constexpr std::int64_t kMaxProgramBytes = 1024 * 1024;
constexpr std::size_t kMaxPatternBytes = 16 * 1024;
constexpr int kShortestRequired = 3;

re2::RE2::Options optionsFor(const RegexText& regex) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(kMaxProgramBytes);
    options.set_case_sensitive(regex.cased);
    options.set_dot_nl(regex.dotAll);
    options.set_never_capture(true);
    if (regex.bytes)
        options.set_encoding(re2::RE2::Options::EncodingLatin1);
    return options;
}

/// FilteredRE2 finds the texts without which a pattern cannot match.
std::vector<std::string> requiredTexts(const std::string& text, const re2::RE2::Options& options) {
    re2::FilteredRE2 filter(kShortestRequired);
    int id = 0;
    if (filter.Add(text, options, &id) != re2::RE2::NoError)
        return {};
    std::vector<std::string> texts;
    filter.Compile(&texts);
    // Beyond ASCII its lower case is not ours.
    if (!std::ranges::all_of(texts, isAscii))
        return {};
    return texts;
}

}  // namespace

bool isAboutBytes(const std::string& pattern) {
    return isAscii(pattern) && pattern.find("\\p") == std::string::npos &&
           pattern.find("\\P") == std::string::npos && pattern.find("\\x{") == std::string::npos;
}

Parsed<CompiledRegex> compileRegex(const RegexText& regex, int line) {
    if (regex.text.size() > kMaxPatternBytes)
        return fault(line, "the pattern is longer than 16 KiB");
    const std::string text = regex.multiLine ? "(?m)" + regex.text : regex.text;
    const auto options = optionsFor(regex);
    auto compiled = std::make_shared<const re2::RE2>(text, options);
    if (!compiled->ok())
        return fault(line,
                     "the pattern " + quoted(regex.text) + " is refused: " + compiled->error());
    const int instructions = compiled->ProgramSize();
    return CompiledRegex{std::move(compiled), requiredTexts(text, options), instructions};
}

}  // namespace rules::sigma
