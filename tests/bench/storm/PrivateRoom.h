#pragma once

namespace storm {

/// Re-runs the program as pid 1's child of fresh pid, mount, network and IPC namespaces with
/// nothing but loopback, and returns only inside. The outer process waits and exits with the inner
/// one's status; killing it kills everything inside. Needs root; says so and exits 1 otherwise.
void enterPrivateRoom();

}  // namespace storm
