#include "storage/FirstStart.h"

#include <fstream>
#include <string>

#include "storage/AtomicFile.h"

namespace storage {

std::int64_t firstStartUs(const std::filesystem::path& stateDirectory, std::int64_t nowUs) {
    const auto path = stateDirectory / "first-start";
    std::int64_t startUs = 0;
    if (std::ifstream file(path); file >> startUs && startUs > 0 && startUs <= nowUs)
        return startUs;
    (void)replaceFile(path, std::to_string(nowUs) + "\n", 0600);  // not kept: it learns once more
    return nowUs;
}

}  // namespace storage
