#pragma once

#include <string>

#include "model/Error.h"

namespace enforcement {

/// Runs commands of nft(8) in one transaction through libnftables(3), in the calling thread's
/// network namespace; answers are JSON. Nothing is kept between two calls. About 1 ms. The caller
/// holds calls apart.
class NftSession {
  public:
    /// Error Unavailable with the kernel's errno where it is known: ENOENT (there is no such
    /// table), ENFILE (the set is full), EPERM, EPROTONOSUPPORT (no netfilter in this kernel).
    static model::Result<std::string> run(const std::string& commands);
};

}  // namespace enforcement
