#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "model/Alert.h"

namespace ui {

/// Alerts that share a process tree are one story: the same process, or one that the other's
/// process descends from. Alerts about no process are stories of their own. In whatever order they
/// come; two stories that a later alert would join stay two.
class AlertStories {
  public:
    /// The number of its story.
    std::size_t add(const model::Alert& alert);
    /// How many alerts it has.
    std::size_t size(std::size_t story) const { return m_sizes.at(story); }
    void clear();

  private:
    std::size_t storyOf(const model::Finding& finding) const;

    std::unordered_map<model::ProcessKey, std::size_t> m_subjects;   // who alerts are about
    std::unordered_map<model::ProcessKey, std::size_t> m_ancestors;  // whom they descend from
    std::vector<std::size_t> m_sizes;
};

}  // namespace ui
