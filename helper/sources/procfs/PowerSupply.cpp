#include "sources/procfs/PowerSupply.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace sources {
namespace {

std::string wordIn(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::string word;
    stream >> word;
    return word;
}

}  // namespace

bool isOnBattery() {
    bool discharging = false;
    std::error_code error;
    for (const auto& supply :
         std::filesystem::directory_iterator("/sys/class/power_supply", error)) {
        if (wordIn(supply.path() / "online") == "1")
            return false;
        discharging = discharging || wordIn(supply.path() / "status") == "Discharging";
    }
    return discharging;
}

}  // namespace sources
