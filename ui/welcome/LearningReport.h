#pragma once

#include <QString>

#include "model/Learning.h"

namespace ui {

/// Learning had a beginning and is over.
bool isLearningOver(const model::Learning& learning, std::int64_t nowUs);
/// "Learning is over: 312 programs, 41 listeners and 6 unusual places were new."
QString learningSentence(const model::Learning& learning);
/// While it goes on: "Learning until 27 Nov: …"; empty when nothing is learned.
QString learningProgress(const model::Learning& learning);

}  // namespace ui
