#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "config/ConfigFile.h"
#include "model/Error.h"
#include "model/Settings.h"

namespace config {

/// Settings changed over the bus: dotted key -> value, and what the file said when it was changed.
/// Values are JSON texts.
class Overrides {
  public:
    /// Error InvalidArgument: not a file of ours.
    static model::Result<Overrides> parse(std::string_view text);
    std::string toJson() const;

    /// Notes that `key` now has the value it has in `wanted` while the file says `file`; a value
    /// that equals the file's is no override.
    void note(std::string_view key, const model::Settings& file, const model::Settings& wanted);

    /// The file's settings with the overrides on top. Those that give way to a file changed by
    /// hand, or that no longer fit the schema, are removed and told in warnings.
    model::Settings apply(const model::Settings& file, const TrustCheck& checkTrust,
                          std::vector<std::string>& warnings);

  private:
    struct Entry {
        std::string value;
        std::string base;
    };
    std::map<std::string, Entry> m_entries;
};

/// Dotted keys whose values differ.
std::vector<std::string> changedKeys(const model::Settings& before, const model::Settings& after);

}  // namespace config
