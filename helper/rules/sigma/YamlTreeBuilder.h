#pragma once

#include <yaml-cpp/eventhandler.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "rules/sigma/YamlNode.h"

namespace rules::sigma {

/// Builds YamlNodes from yaml-cpp's events. What goes beyond a limit is thrown as the parser's own
/// YAML::ParserException, so that it stops where it is; parseYaml catches.
class YamlTreeBuilder : public YAML::EventHandler {
  public:
    /// The document that just ended; nullptr when it was empty.
    YamlNode::Pointer takeDocument() { return std::move(m_root); }

    void OnDocumentStart(const YAML::Mark& mark) override;
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override;
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override;
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value style) override;
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value style) override;
    void OnMapEnd() override { close(); }

  private:
    struct Open {
        std::shared_ptr<YamlNode> node;
        YAML::anchor_t anchor = 0;
        std::optional<std::string> key;
        int keyLine = 0;
    };

    void open(const YAML::Mark& mark, YamlNode::Kind kind, YAML::anchor_t anchor);
    void close();
    void leaf(const YAML::Mark& mark, YamlNode node, YAML::anchor_t anchor);
    void spend(const YAML::Mark& mark, std::size_t nodes);
    void place(const YAML::Mark& mark, const YamlNode::Pointer& node);
    void placeInMap(const YAML::Mark& mark, Open& map, const YamlNode::Pointer& node);

    YamlNode::Pointer m_root;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, YamlNode::Pointer> m_anchors;  // nullptr: still open
    std::size_t m_spent = 0;                                // over all documents of the text
};

}  // namespace rules::sigma
