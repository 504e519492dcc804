#pragma once

#include <QStringList>

#include "config/RuleFiles.h"
#include "model/Error.h"
#include "rules/sigma/RuleSet.h"

namespace app::ctl {

/// The rules of some folders as the helper would have them, whoever wrote them.
struct LoadedRules {
    config::RuleFiles files;
    rules::sigma::RuleSet::Compiled compiled;

    std::size_t refused() const;
};

/// No folders: the installed ones, of which any may be missing. Error: a folder is not there.
model::Result<LoadedRules> loadRules(const QStringList& folders);

}  // namespace app::ctl
