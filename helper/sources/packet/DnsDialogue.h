#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>

#include "model/PacketEvent.h"
#include "sources/packet/DnsParser.h"

namespace sources {

/// Pairs answers with the questions they answer. An answer counts only when this machine asked that
/// question, with that number, of that very address and port, in the last 30 s: what anybody else
/// sends is ignored and counted. Bounded; pure: time is passed in.
class DnsDialogue {
  public:
    using Outcome = std::variant<std::monostate, model::DnsQuestion, model::DnsAnswer>;

    /// `flow`: of this message, as it was sent. A question repeated while its answer is awaited (or
    /// seen on a second interface) is no news.
    Outcome take(const model::PacketFlow& flow, const DnsMessage& message, std::uint64_t nowNs);

    std::uint64_t unasked() const { return m_unasked; }  // answers nobody waited for
    std::size_t waiting() const { return m_waiting.size(); }

    static constexpr std::size_t kMaxWaiting = 4096;
    static constexpr std::uint64_t kPatienceNs = 30'000'000'000;

  private:
    // who asked, whom, number, name, type
    using Key = std::tuple<model::PacketFlow, std::uint16_t, std::string, std::uint16_t>;

    Outcome ask(Key key, const model::PacketFlow& flow, const DnsMessage& message,
                std::uint64_t nowNs);
    Outcome answer(const Key& key, const model::PacketFlow& flow, const DnsMessage& message,
                   std::uint64_t nowNs);
    void forgetOld(std::uint64_t nowNs);

    std::map<Key, std::uint64_t> m_waiting;             // when asked
    std::deque<std::pair<std::uint64_t, Key>> m_order;  // oldest first; answered ones too
    std::uint64_t m_unasked = 0;
};

/// What the answer says about the name that was asked: its aliases, followed one by one, and their
/// addresses. Records about other names are left out.
model::DnsAnswer answerOf(const DnsMessage& message);

}  // namespace sources
