#pragma once

#include <string>

#include "model/Error.h"
#include "model/Settings.h"

namespace service {

/// Threats 14: a path says who a program is only where nobody but root can put another one there:
/// absolute, without links, every directory and the file itself root's and writable by root alone.
/// Error InvalidArgument with the component that is not.
model::Result<void> checkRootOwned(const std::string& path);

/// The same for the path or directory an entry relies on; a package or a hash says by itself who
/// the program is.
model::Result<void> checkPlaces(const model::TrustEntry& entry);

}  // namespace service
