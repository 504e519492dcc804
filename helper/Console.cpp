#include "Console.h"

#include <systemd/sd-daemon.h>

#include <cstdio>
#include <cstdlib>

#include "model/SafeText.h"

namespace {

const char* prefixOf(model::Level level) {
    switch (level) {
        case model::Level::Info:
            return SD_INFO;
        case model::Level::Warning:
            return SD_WARNING;
        case model::Level::Alert:
            return SD_ALERT;
        case model::Level::Error:
            return SD_ERR;
    }
    return SD_ERR;
}

}  // namespace

bool isJournalConnected() {
    return getenv("JOURNAL_STREAM") != nullptr;
}

void sayOnConsole(model::Level level, std::string_view sentence) {
    fprintf(stderr, "%s%s\n", isJournalConnected() ? prefixOf(level) : "",
            model::printable(sentence).c_str());
}
