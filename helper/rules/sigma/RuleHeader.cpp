#include "rules/sigma/RuleHeader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rules/sigma/Atom.h"

namespace rules::sigma {
namespace {

constexpr std::size_t kMaxIdBytes = 64;
constexpr std::size_t kMaxTitleBytes = 256;
constexpr std::size_t kMaxDescriptionBytes = 8192;
constexpr std::size_t kMaxListed = 64;

// what.md: Sigma's severities map to INFO, WARNING, WARNING, ALERT, ALERT.
constexpr std::array<std::pair<std::string_view, model::Level>, 5> kLevels{
    {{"informational", model::Level::Info},
     {"low", model::Level::Warning},
     {"medium", model::Level::Warning},
     {"high", model::Level::Alert},
     {"critical", model::Level::Alert}}};

bool isIdSign(char sign) {
    return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
           (sign >= '0' && sign <= '9') || sign == '-' || sign == '_' || sign == '.';
}

std::string kebab(std::string_view title) {
    std::string id;
    for (const char sign : toLowerAscii(title)) {
        const bool word = (sign >= 'a' && sign <= 'z') || (sign >= '0' && sign <= '9');
        if (word)
            id.push_back(sign);
        else if (!id.empty() && id.back() != '-')
            id.push_back('-');
    }
    id.resize(std::min(id.size(), kMaxIdBytes));
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id;
}

/// A text of the document, empty when it is not there.
Parsed<std::string> textOf(const YamlNode& document, std::string_view key, std::size_t most) {
    const YamlNode* node = document.find(key);
    if (node == nullptr || node->isNull())
        return std::string();
    if (!node->isScalar())
        return fault(node->line, quoted(key) + " is not a text");
    if (node->text.size() > most)
        return fault(node->line,
                     quoted(key) + " is longer than " + std::to_string(most) + " bytes");
    return node->text;
}

Parsed<void> readTitleAndId(RuleInfo& info, const YamlNode& document) {
    auto title = textOf(document, "title", kMaxTitleBytes);
    if (!title)
        return std::unexpected(title.error());
    if (title->empty())
        return fault(document.line, "has no title");
    auto id = textOf(document, "id", kMaxIdBytes);
    if (!id)
        return std::unexpected(id.error());
    if (!std::ranges::all_of(*id, isIdSign))
        return fault(document.find("id")->line, quoted(*id) + " is not an id");
    info.id = id->empty() ? kebab(*title) : toLowerAscii(*id);
    if (info.id.empty())
        return fault(document.line, "has no id");
    info.title = *std::move(title);
    return {};
}

Parsed<void> readLevel(RuleInfo& info, const YamlNode& document) {
    auto level = textOf(document, "level", kMaxTitleBytes);
    if (!level)
        return std::unexpected(level.error());
    info.severity = level->empty() ? "medium" : toLowerAscii(*level);
    const auto row =
        std::ranges::find(kLevels, info.severity, &decltype(kLevels)::value_type::first);
    if (row == kLevels.end())
        return fault(
            document.find("level")->line,
            quoted(*level) + " is not a level: informational, low, medium, high or critical");
    info.level = row->second;
    return {};
}

/// A list of texts, or one; anything else there is not worth refusing a rule for.
std::vector<std::string> listOf(const YamlNode& document, std::string_view key) {
    const YamlNode* node = document.find(key);
    std::vector<std::string> texts;
    if (node == nullptr)
        return texts;
    if (node->isScalar())
        texts.push_back(node->text);
    for (const auto& item : node->items)
        if (item->isScalar() && texts.size() < kMaxListed)
            texts.push_back(item->text);
    return texts;
}

/// "attack.t1059.004" -> "T1059.004"
std::vector<std::string> techniquesOf(const std::vector<std::string>& tags) {
    static constexpr std::string_view kPrefix = "attack.t";
    std::vector<std::string> techniques;
    for (const std::string& tag : tags) {
        const std::string lowered = toLowerAscii(tag);
        if (lowered.size() > kPrefix.size() && lowered.starts_with(kPrefix) &&
            lowered[kPrefix.size()] >= '0' && lowered[kPrefix.size()] <= '9')
            techniques.push_back("T" + lowered.substr(kPrefix.size()));
    }
    return techniques;
}

Parsed<std::string> readLogSource(RuleInfo& info, const YamlNode& document) {
    const YamlNode* source = document.find("logsource");
    if (source == nullptr || !source->isMap())
        return fault(document.line, "has no logsource");
    const auto category = textOf(*source, "category", kMaxTitleBytes);
    const auto product = textOf(*source, "product", kMaxTitleBytes);
    const auto service = textOf(*source, "service", kMaxTitleBytes);
    for (const auto* text : {&category, &product, &service})
        if (!*text)
            return std::unexpected(text->error());
    if (!product->empty() && toLowerAscii(*product) != "linux")
        return "is for the product " + quoted(*product);
    if (!service->empty())
        return "is for the service " + quoted(*service);
    const auto known = categoryFromString(toLowerAscii(*category));
    if (!known)
        return category->empty() ? "is for no category"
                                 : "is for the category " + quoted(*category);
    info.category = *known;
    return std::string();
}

}  // namespace

Parsed<RuleHeader> readRuleHeader(const YamlNode& document, const std::string& path) {
    RuleHeader header;
    header.info.path = path;
    header.info.line = document.line;
    if (auto fine = readTitleAndId(header.info, document); !fine)
        return std::unexpected(fine.error());
    auto notOurs = readLogSource(header.info, document);
    if (!notOurs)
        return std::unexpected(notOurs.error());
    header.notOurs = *std::move(notOurs);
    if (auto fine = readLevel(header.info, document); !fine)
        return std::unexpected(fine.error());
    auto description = textOf(document, "description", kMaxDescriptionBytes);
    if (!description)
        return std::unexpected(description.error());
    header.info.description = *std::move(description);
    header.info.tags = listOf(document, "tags");
    header.info.techniques = techniquesOf(header.info.tags);
    header.info.falsePositives = listOf(document, "falsepositives");
    return header;
}

}  // namespace rules::sigma
