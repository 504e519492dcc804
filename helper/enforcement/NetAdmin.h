#pragma once

namespace enforcement {

/// The calling thread has CAP_NET_ADMIN (capabilities(7)): some kernel interfaces say so late, and
/// libnftables on stderr only.
bool mayAdministerNetworks();

}  // namespace enforcement
