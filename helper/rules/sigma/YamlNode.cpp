#include "rules/sigma/YamlNode.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <sstream>

#include "rules/sigma/Utf8.h"
#include "rules/sigma/YamlTreeBuilder.h"

namespace rules::sigma {
namespace {

/// yaml-cpp takes a byte 4 for the end of the file: what follows it would silently not count.
bool isAllowed(char byte) {
    const auto code = static_cast<unsigned char>(byte);
    return (code >= 0x20 && code != 0x7F) || byte == '\n' || byte == '\r' || byte == '\t';
}

Parsed<void> checkText(const std::string& text) {
    if (text.size() > kMaxRuleBytes)
        return fault(0, "is larger than " + std::to_string(kMaxRuleBytes / 1024) + " KiB");
    const auto bad = std::ranges::find_if_not(text, isAllowed);
    if (bad != text.end())
        return fault(1 + static_cast<int>(std::count(text.begin(), bad, '\n')),
                     "has a control character");
    if (!isUtf8(text))
        return fault(0, "is not UTF-8 text");
    return {};
}

std::vector<YamlNode::Pointer> readDocuments(const std::string& text) {
    std::istringstream stream(text);
    YAML::Parser parser(stream);
    YamlTreeBuilder builder;
    std::vector<YamlNode::Pointer> documents;
    while (parser.HandleNextDocument(builder))
        if (auto document = builder.takeDocument(); document && !document->isNull())
            documents.push_back(std::move(document));
    return documents;
}

}  // namespace

const YamlNode* YamlNode::find(std::string_view key) const {
    const auto entry = std::ranges::find(entries, key, &Entry::key);
    return entry == entries.end() ? nullptr : entry->value.get();
}

Parsed<std::vector<YamlNode::Pointer>> parseYaml(const std::string& text) {
    if (auto fine = checkText(text); !fine)
        return std::unexpected(fine.error());
    try {
        return readDocuments(text);
    } catch (const YAML::Exception& error) {
        return fault(error.mark.line + 1, error.msg);
    } catch (const std::exception& error) {
        return fault(0, error.what());  // std::out_of_range and the like from inside the parser
    }
}

}  // namespace rules::sigma
