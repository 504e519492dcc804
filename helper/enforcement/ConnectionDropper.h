#pragma once

#include "enforcement/ActResult.h"
#include "model/Connection.h"
#include "model/Error.h"
#include "model/ProcessKey.h"

namespace enforcement {

/// Cuts a connection whoever holds it (N7): SOCK_DESTROY of sock_diag(7), Linux 4.5 with
/// CONFIG_INET_DIAG_DESTROY. The peer of a TCP connection gets a RST, whoever waits in the process
/// ECONNABORTED. The socket is looked up and named by its cookie: a 4-tuple that nobody has any
/// more would be taken by the kernel for the listener it was accepted from. Costs one dump that the
/// kernel filters by port (1 ms at 20,000 sockets). Thread-safe.
class ConnectionDropper {
  public:
    /// Does this kernel do it, and may this process? Error Unavailable says what lacks.
    static model::Result<void> probe();

    /// holder: who has it, so that it is found in another network namespace too; may be nobody.
    /// Outcomes: done · skipped (closed already) · refused (not TCP or UDP, a UDP socket that talks
    /// to others too, a namespace or kernel that does not let us) · failed.
    ActResult drop(const model::Connection& connection, const model::ProcessKey& holder = {}) const;
};

}  // namespace enforcement
