#pragma once

#include <functional>
#include <string>

#include "courier/CourierProtocol.h"

namespace courier {

/// Hands a mail to a server with libcurl: smtp and smtps only; with starttls an unencrypted
/// connection is not used; certificate and name are checked. One at a time, blocking.
class Mailer {
  public:
    struct Options {
        std::string caFile;               // empty = the system's certificates
        std::function<bool()> cancelled;  // asked now and then: nobody waits for it any more
    };

    explicit Mailer(Options options);
    ~Mailer();
    Mailer(const Mailer&) = delete;
    Mailer& operator=(const Mailer&) = delete;

    /// Fetched: the server took it.
    FetchDone send(const MailRequest& mail) const;

  private:
    Options m_options;
};

}  // namespace courier
