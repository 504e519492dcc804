#pragma once

#include <QString>
#include <vector>

#include "enforcement/BlockTable.h"
#include "model/DumpRow.h"
#include "model/RuleRow.h"

// Lists that travel as one JSON text. Texts from outside become valid UTF-8.
namespace service {

QString rulesJson(const std::vector<model::RuleRow>& rows);         // Rules1.List
QString blocksJson(const std::vector<enforcement::Block>& blocks);  // Enforcement1.ListBlocks
QString dumpsJson(const std::vector<model::DumpRow>& rows);         // Enforcement1.ListDumps

}  // namespace service
