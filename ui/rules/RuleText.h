#pragma once

#include <QString>
#include <QStringList>
#include <span>

#include "model/RuleRow.h"
#include "ui/widgets/Badge.h"

namespace ui {

/// A rule in words, everything from outside already through safeText.

QString ruleTitle(const model::RuleRow& row);
QString rulesetText(const std::string& ruleset);  // "Built in", "Sigma"
QString ruleLevelText(const std::string& level);  // "Alert", "High"
Badge::Tone ruleLevelTone(const std::string& level);
int ruleLevelRank(const std::string& level);            // rising with what it means
QString ruleResponseText(const std::string& response);  // "Tell me"
/// The words of Rules1.SetResponse, mildest first.
std::span<const char* const> ruleResponses();

}  // namespace ui
