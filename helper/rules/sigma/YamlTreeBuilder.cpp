#include "rules/sigma/YamlTreeBuilder.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>

#include <algorithm>

namespace rules::sigma {
namespace {

constexpr std::size_t kMaxNodes = 20'000;
constexpr std::size_t kMaxDepth = 24;
constexpr std::size_t kMaxKeys = 1000;

[[noreturn]] void refuse(const YAML::Mark& mark, const std::string& why) {
    throw YAML::ParserException(mark, why);
}

YAML::Mark markOf(int line) {
    YAML::Mark mark;
    mark.line = line - 1;
    return mark;
}

/// yaml-cpp's tag of a scalar without quotes; a quoted 'null' is a text.
bool isPlainNull(const std::string& tag, const std::string& value) {
    return tag == "?" &&
           (value.empty() || value == "~" || value == "null" || value == "Null" || value == "NULL");
}

}  // namespace

void YamlTreeBuilder::OnDocumentStart(const YAML::Mark&) {
    m_root.reset();
    m_open.clear();
    m_anchors.clear();
}

void YamlTreeBuilder::OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) {
    // The parser sees that there is nothing only at what follows.
    const bool behindKey = !m_open.empty() && m_open.back().key;
    leaf(behindKey ? markOf(m_open.back().keyLine) : mark, {.kind = YamlNode::Kind::Null}, anchor);
}

void YamlTreeBuilder::OnScalar(const YAML::Mark& mark, const std::string& tag,
                               YAML::anchor_t anchor, const std::string& value) {
    if (isPlainNull(tag, value))
        return OnNull(mark, anchor);
    leaf(mark, {.kind = YamlNode::Kind::Scalar, .text = value}, anchor);
}

void YamlTreeBuilder::OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) {
    const auto target = m_anchors.find(anchor);
    if (target == m_anchors.end() || !target->second)
        refuse(mark, "an alias refers to what contains it");
    spend(mark, target->second->weight);
    if (m_open.size() + target->second->height > kMaxDepth)
        refuse(mark, "nested too deeply");
    place(mark, target->second);
}

void YamlTreeBuilder::OnSequenceStart(const YAML::Mark& mark, const std::string&,
                                      YAML::anchor_t anchor, YAML::EmitterStyle::value) {
    open(mark, YamlNode::Kind::List, anchor);
}

void YamlTreeBuilder::OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                                 YAML::EmitterStyle::value) {
    open(mark, YamlNode::Kind::Map, anchor);
}

void YamlTreeBuilder::leaf(const YAML::Mark& mark, YamlNode node, YAML::anchor_t anchor) {
    spend(mark, 1);
    node.line = mark.line + 1;
    const auto shared = std::make_shared<const YamlNode>(std::move(node));
    if (anchor != 0)
        m_anchors[anchor] = shared;
    place(mark, shared);
}

void YamlTreeBuilder::open(const YAML::Mark& mark, YamlNode::Kind kind, YAML::anchor_t anchor) {
    spend(mark, 1);
    if (m_open.size() >= kMaxDepth)
        refuse(mark, "nested too deeply");
    if (anchor != 0)
        m_anchors[anchor] = nullptr;
    auto node = std::make_shared<YamlNode>();
    node->kind = kind;
    node->line = mark.line + 1;
    m_open.push_back({std::move(node), anchor, std::nullopt, 0});
}

void YamlTreeBuilder::close() {
    const Open done = std::move(m_open.back());
    m_open.pop_back();
    if (done.anchor != 0)
        m_anchors[done.anchor] = done.node;
    place(markOf(done.node->line), done.node);
}

void YamlTreeBuilder::spend(const YAML::Mark& mark, std::size_t nodes) {
    m_spent += nodes;
    if (m_spent > kMaxNodes)
        refuse(mark, "more than " + std::to_string(kMaxNodes) + " values, aliases written out");
}

void YamlTreeBuilder::place(const YAML::Mark& mark, const YamlNode::Pointer& node) {
    if (m_open.empty()) {
        m_root = node;
        return;
    }
    Open& parent = m_open.back();
    parent.node->weight += node->weight;
    parent.node->height = std::max(parent.node->height, node->height + 1);
    if (parent.node->isMap())
        placeInMap(mark, parent, node);
    else
        parent.node->items.push_back(node);
}

void YamlTreeBuilder::placeInMap(const YAML::Mark& mark, Open& map, const YamlNode::Pointer& node) {
    if (map.key) {
        map.node->entries.push_back({*std::move(map.key), map.keyLine, node});
        map.key.reset();
        return;
    }
    if (!node->isScalar())
        refuse(mark, "a key is not a text");
    if (map.node->find(node->text) != nullptr)
        refuse(mark, "the key " + quoted(node->text) + " is there twice");
    if (map.node->entries.size() >= kMaxKeys)
        refuse(mark, "more than " + std::to_string(kMaxKeys) + " keys");
    map.key = node->text;
    map.keyLine = mark.line + 1;
}

}  // namespace rules::sigma
