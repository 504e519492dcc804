#pragma once

#include <functional>

#include "model/Error.h"

namespace app::client {

/// Called once, from the event loop, never from inside the call itself.
template <typename T>
using Reply = std::function<void(model::Result<T>)>;

}  // namespace app::client
