#include "app/ctl/RuleFolders.h"

#include <algorithm>
#include <cerrno>

namespace app::ctl {

namespace sigma = rules::sigma;

std::size_t LoadedRules::refused() const {
    const auto count =
        std::ranges::count(compiled.problems, sigma::Impact::Refused, &sigma::Problem::impact);
    return files.unread.size() + static_cast<std::size_t>(count);
}

model::Result<LoadedRules> loadRules(const QStringList& folders) {
    std::vector<std::string> paths;
    for (const QString& folder : folders)
        paths.push_back(folder.toStdString());
    const bool named = !paths.empty();
    if (!named)
        paths = config::installedRuleFolders();
    LoadedRules loaded;
    loaded.files = config::readRuleFiles(paths, config::RuleAuthors::Anybody);
    if (named && !loaded.files.missing.empty())
        return model::unexpected(model::Error::Code::InvalidArgument, loaded.files.missing.front(),
                                 "cannot be read", ENOENT);
    std::vector<sigma::RuleText> texts;
    for (const auto& file : loaded.files.files)
        texts.push_back({file.path, file.text});
    loaded.compiled = sigma::RuleSet::compile(texts);
    return loaded;
}

}  // namespace app::ctl
