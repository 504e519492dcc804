#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "enforcement/ActResult.h"
#include "enforcement/BlockTable.h"
#include "model/Error.h"
#include "sources/procfs/Surroundings.h"

namespace enforcement {

/// Keeps addresses out for a while, both ways, IPv4 and IPv6 (N7): the table `inet algomonitor` of
/// the helper's network namespace, there only while something is blocked. Every block has its
/// timeout in the kernel and ends without us; why it is there is kept beside it, so that a helper
/// that was killed can be followed by one that knows. Thread-safe; 1–3 ms a call.
class AddressBlocker {
  public:
    static constexpr std::int64_t kLongestS = 31'536'000;

    struct Options {
        std::function<std::int64_t()> steadyUs;  // CLOCK_BOOTTIME in microseconds
        std::function<sources::Surroundings()> surroundings = sources::readSurroundings;
    };

    explicit AddressBlocker(Options options) : m_options(std::move(options)) {}

    /// What an earlier helper left: blocks that go on are taken over, the rest is removed. Answers
    /// how many. Error Unavailable: this kernel cannot block.
    model::Result<std::size_t> adopt();

    /// For 1 … kLongestS seconds from now; again: the new time counts. reason: an alert's id or who
    /// asked. Outcomes: done · refused (BlockGuard.h) · failed. A text that is no address fails.
    ActResult block(const std::string& address, std::int64_t seconds, const std::string& reason);

    /// Outcomes: done · skipped (it is not blocked) · failed.
    ActResult unblock(const std::string& address);

    /// As far as is known here, without asking the kernel. `address` in any notation.
    bool isBlocked(const std::string& address);

    /// What is blocked for one alert, or was asked for by one. Outcome skipped: nothing.
    ActResult unblockAllOf(const std::string& reason);

    /// As the kernel has it now, the next to end first. Puts back what a firewall that was loaded
    /// anew has flushed, and takes the table away when the last block is over.
    model::Result<std::vector<Block>> list();

    /// Nothing is left. For the end of the helper.
    model::Result<void> removeAll();

  private:
    struct Known {
        std::string reason;
        std::int64_t untilUs = 0;  // steady
    };

    model::Result<void> install();
    model::Result<void> synchronize();
    model::Result<void> put(const Block& block);
    model::Result<void> take(const std::string& address);
    void know(const std::vector<Block>& blocks);
    std::vector<Block> known() const;

    Options m_options;
    std::mutex m_mutex;
    std::map<std::string, Known> m_known;  // by address
};

}  // namespace enforcement
