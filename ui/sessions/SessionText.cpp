#include "ui/sessions/SessionText.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "ui/format/SafeText.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::SessionText)
};

constexpr qsizetype kNameLimit = 64;
constexpr std::int64_t kUsPerS = 1'000'000;

struct Service {
    const char* key;
    const char* words;
};

constexpr auto kServices = std::to_array<Service>({
    {"sshd", QT_TRANSLATE_NOOP("ui::SessionText", "ssh")},
    {"login", QT_TRANSLATE_NOOP("ui::SessionText", "Console")},
    {"lightdm", QT_TRANSLATE_NOOP("ui::SessionText", "Desktop")},
    {"gdm-password", QT_TRANSLATE_NOOP("ui::SessionText", "Desktop")},
    {"sddm", QT_TRANSLATE_NOOP("ui::SessionText", "Desktop")},
});

}  // namespace

QString sessionUserText(const model::Session& session) {
    return session.user.empty() ? QString::number(session.uid) : safeText(session.user, kNameLimit);
}

QString sessionSourceText(const model::Session& session) {
    return session.source.empty() ? Words::tr("this computer") : safeText(session.source, 128);
}

QString sessionPlaceText(const model::Session& session) {
    if (!session.terminal.empty())
        return safeText(session.terminal, kNameLimit);
    return session.seat.empty() ? Words::tr("no terminal") : safeText(session.seat, kNameLimit);
}

QString sessionServiceText(const std::string& service) {
    for (const Service& each : kServices) {
        if (service == each.key)
            return Words::tr(each.words);
    }
    return service.empty() ? QStringLiteral("–") : safeText(service, kNameLimit);
}

QString sessionStateText(const model::Session& session) {
    if (session.isOpen())
        return Words::tr("Goes on");
    if (session.state == "lost")
        return Words::tr("End not seen");
    return session.state == "ended" ? Words::tr("Ended") : safeText(session.state, kNameLimit);
}

std::int64_t sessionSeconds(const model::Session& session, std::int64_t nowUs) {
    if (session.startedUs <= 0 || (!session.isOpen() && session.endedUs <= 0))
        return -1;
    const std::int64_t end = session.isOpen() ? nowUs : session.endedUs;
    return std::max<std::int64_t>(0, (end - session.startedUs) / kUsPerS);
}

bool isRemote(const model::Session& session) {
    return !session.source.empty();
}

}  // namespace ui
