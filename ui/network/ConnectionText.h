#pragma once

#include <QString>

#include "model/ConnectionRow.h"

namespace ui {

/// A connection in words, everything from outside already through safeText.

bool isListener(const model::ConnectionRow& row);
/// A listener that machines beyond the local network reach.
bool isOpenToAll(const model::ConnectionRow& row);
/// "firefox (4242)", "kernel".
QString ownerText(const model::ConnectionRow& row);
/// "203.0.113.7:443 https", "[2001:db8::1]:22 ssh"; "any:22 ssh" of a wildcard.
QString endText(const std::string& address, std::uint16_t port);
/// The other end, by its name where that is known; of a listener who reaches it.
QString peerText(const model::ConnectionRow& row);
QString reachText(const std::string& reach);            // "Anybody"
QString connectionStateText(const std::string& state);  // "Connected", "Listens"
/// "firefox (4242): TCP 192.0.2.15:51234 → example.org:443 https (203.0.113.7)", one line.
QString connectionLine(const model::ConnectionRow& row);

}  // namespace ui
