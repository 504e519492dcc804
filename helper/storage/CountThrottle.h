#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/Alert.h"

namespace storage {

/// Decides when a changed alert gets a new line: at once when anything but its count changed, else
/// at most once a second (contract.md, "Logs"). Current time is a parameter; not thread-safe.
class CountThrottle {
  public:
    /// A line was written for it, unasked.
    void wrote(const model::Alert& alert, std::int64_t nowUs);

    /// true: write a line now. false: kept until it is due.
    bool admit(const model::Alert& alert, std::int64_t nowUs);

    /// The kept alerts whose second is over, each once; all of them with everything = true.
    std::vector<model::Alert> due(std::int64_t nowUs, bool everything = false);

    bool hasKept() const;

  private:
    struct Track {
        std::size_t shape = 0;  // of everything but the count
        std::int64_t wroteAtUs = 0;
        std::optional<model::Alert> kept;
    };
    void forgetOld(std::int64_t nowUs);

    std::map<std::string, Track> m_tracks;
};

}  // namespace storage
