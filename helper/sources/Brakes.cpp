#include "sources/Brakes.h"

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <sstream>

namespace sources {
namespace {

constexpr const char* kFile = "/etc/algo-monitor/observe";
constexpr std::string_view kWord = "algomonitor.mode=observe";

}  // namespace

bool asksToObserve(std::string_view kernelCommandLine) {
    std::istringstream words{std::string(kernelCommandLine)};
    for (std::string word; words >> word;)
        if (word == kWord)
            return true;
    return false;
}

std::string observeBrake() {
    if (access(kFile, F_OK) == 0)
        return std::string("the file ") + kFile + " exists: the helper only observes";
    std::ifstream commandLine("/proc/cmdline");
    const std::string text{std::istreambuf_iterator<char>(commandLine),
                           std::istreambuf_iterator<char>()};
    return asksToObserve(text)
               ? "the kernel was started with " + std::string(kWord) + ": the helper only observes"
               : std::string();
}

}  // namespace sources
