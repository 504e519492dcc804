#pragma once

#include <functional>

#include "courier/CourierProtocol.h"

namespace courier {

/// Writes lines to a syslog server over TCP (RFC 6587), connected by libcurl: names, both
/// families, time limits. Not encrypted. The protocol knows no answer: what the kernel took counts
/// as sent. One at a time, blocking.
class LogSender {
  public:
    /// `cancelled`: asked now and then: nobody waits for it any more.
    explicit LogSender(std::function<bool()> cancelled) : m_cancelled(std::move(cancelled)) {}

    FetchDone send(const LogRequest& lines) const;

  private:
    std::function<bool()> m_cancelled;
};

}  // namespace courier
