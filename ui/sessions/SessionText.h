#pragma once

#include <QString>
#include <cstdint>

#include "model/Session.h"

namespace ui {

/// A login in words, everything from outside already through safeText.

QString sessionUserText(const model::Session& session);
/// "192.0.2.7", "this computer".
QString sessionSourceText(const model::Session& session);
/// "pts/3", "seat0", "no terminal".
QString sessionPlaceText(const model::Session& session);
/// "ssh", "Desktop", "su".
QString sessionServiceText(const std::string& service);
QString sessionStateText(const model::Session& session);
/// Seconds it has lasted at nowUs; of one whose end nobody saw, -1.
std::int64_t sessionSeconds(const model::Session& session, std::int64_t nowUs);
bool isRemote(const model::Session& session);

}  // namespace ui
