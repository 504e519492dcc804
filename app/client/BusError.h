#pragma once

#include <QDBusError>

#include "model/Error.h"

namespace app::client {

/// A D-Bus error as the value the rest of the app speaks. `subject` says who did not do it,
/// `detail` is the helper's own sentence. Unavailable stands for every way of not being answered.
model::Error fromBusError(const QDBusError& error);

/// Nobody answered in time (as opposed to: answered no).
bool isSilence(const QDBusError& error);

}  // namespace app::client
