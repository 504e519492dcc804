#pragma once

#include "app/Bubble.h"
#include "app/BubblePlan.h"

namespace app {

/// Puts a plan into words for the server there is. Everything from outside is escaped (control and
/// bidi characters shown, markup made text) and cut in the middle. Without buttons the text says
/// what to do instead.
Bubble toBubble(const BubblePlan& plan, const ServerAbilities& server);

/// What came of something the person asked for without a window open. `sentence` is safe already.
Bubble resultBubble(const QString& sentence, const ServerAbilities& server);

/// What a pressed button means.
enum class BubbleAction { None, Kill, AllowOnce, AllowAlways, Dump, Undo, Details, Silence };
BubbleAction bubbleAction(const QString& buttonId);

}  // namespace app
