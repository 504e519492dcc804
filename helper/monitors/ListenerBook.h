#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "model/Connection.h"
#include "monitors/ProcessFacts.h"

namespace monitors {

/// Who waits where, as far as it was seen: at most kMaxListeners of each kind, then all is learnt
/// anew.
class ListenerBook {
  public:
    static constexpr std::size_t kMaxListeners = 4096;

    /// false: this program was seen there before.
    bool note(const model::Connection& connection, const ProcessFacts& facts);

    bool listens(model::Transport transport, std::uint16_t port) const {
        return m_programs.contains(placeOf(transport, port));
    }

    /// The file name of the program that listened there last; empty = nobody known.
    std::string programAt(model::Transport transport, std::uint16_t port) const;

  private:
    static std::uint32_t placeOf(model::Transport transport, std::uint16_t port) {
        return static_cast<std::uint32_t>(transport) << 16 | port;
    }

    std::unordered_set<std::string> m_known;
    std::unordered_map<std::uint32_t, std::string> m_programs;
};

/// "/usr/bin/tor" -> "tor"
std::string fileNameOf(const std::string& path);

}  // namespace monitors
