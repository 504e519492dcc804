#pragma once

#include "app/client/Reply.h"
#include "app/client/Verb.h"

class QObject;

namespace app::client {

class HelperCalls;

/// One row per verb: which method of which interface carries it out.
void callVerb(QObject* owner, const HelperCalls& helper, const Verb& verb, Reply<Answer> reply);

}  // namespace app::client
