#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "courier/CourierProtocol.h"

namespace courier {

/// Downloads over HTTPS with libcurl: nothing but https, also after redirects (five at most); the
/// server's certificate and name are checked; at most request.maxBytes and request.timeoutMs; a
/// server that sends less than 64 bytes/s for 30 s is given up. One at a time, blocking.
class Fetcher {
  public:
    struct Options {
        std::string caFile;               // empty = the system's certificates
        std::function<bool()> cancelled;  // asked now and then: nobody waits for it any more
    };

    explicit Fetcher(Options options);
    ~Fetcher();
    Fetcher(const Fetcher&) = delete;
    Fetcher& operator=(const Fetcher&) = delete;

    /// `data` gets the body of an answer 200, in pieces; false from it ends the download.
    FetchDone fetch(const FetchRequest& request,
                    const std::function<bool(std::string_view)>& data) const;

  private:
    Options m_options;
};

}  // namespace courier
