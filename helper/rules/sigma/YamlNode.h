#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "rules/sigma/Fault.h"

namespace rules::sigma {

/// A piece of a YAML document that knows its line. Scalars stay text: Sigma compares texts, so that
/// 0755, 1e3 and yes are what was written.
struct YamlNode {
    enum class Kind { Null, Scalar, List, Map };
    using Pointer = std::shared_ptr<const YamlNode>;
    struct Entry {
        std::string key;
        int line = 0;
        Pointer value;
    };

    Kind kind = Kind::Null;
    int line = 0;
    std::string text{};            // of a scalar
    std::vector<Pointer> items{};  // of a list
    std::vector<Entry> entries{};  // of a map, in the file's order
    std::size_t weight = 1;        // nodes below and including this one, aliases written out
    std::size_t height = 1;

    bool isScalar() const { return kind == Kind::Scalar; }
    bool isList() const { return kind == Kind::List; }
    bool isMap() const { return kind == Kind::Map; }
    bool isNull() const { return kind == Kind::Null; }

    /// The value of a key of a map; nullptr: there is none.
    const YamlNode* find(std::string_view key) const;
};

/// The most a rule file may be. SigmaHQ's largest is 30 KiB.
inline constexpr std::size_t kMaxRuleBytes = 256 * 1024;

/// The documents of a text. Bounded whatever the text is: its size, its depth, its nodes with all
/// aliases written out (a "YAML bomb" is small only on paper); an alias into itself is refused.
Parsed<std::vector<YamlNode::Pointer>> parseYaml(const std::string& text);

}  // namespace rules::sigma
