#include "ui/integrity/FileText.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::FileText)
};

constexpr std::int64_t kUsPerS = 1'000'000;

bool isSweeping(const model::IntegrityStatus& status) {
    return status.state == "building" || status.state == "verifying";
}

QString arrow(const QString& before, const QString& now) {
    return before + QStringLiteral(" → ") + now;
}

QString sizes(std::uint64_t before, std::uint64_t now) {
    const QString coarse = sizeText((before + 1023) / 1024);
    const QString coarseNow = sizeText((now + 1023) / 1024);
    return coarse != coarseNow
               ? arrow(coarse, coarseNow)
               : Words::tr("%1 bytes").arg(arrow(countText(before), countText(now)));
}

QString mode(const model::FileState& state) {
    return QString::fromStdString(model::modeText(state.mode));
}

QString owner(const model::FileState& state) {
    return QStringLiteral("%1:%2").arg(state.uid).arg(state.gid);
}

}  // namespace

DriftKind kindOf(const model::FileDrift& drift) {
    if (!drift.before)
        return DriftKind::Created;
    if (!drift.now)
        return DriftKind::Deleted;
    if (drift.before.target != drift.now.target)
        return DriftKind::Link;
    if (!model::sameContent(drift.before, drift.now))
        return DriftKind::Content;
    return model::sameThing(drift.before, drift.now) ? DriftKind::Other : DriftKind::Rights;
}

QString driftKindText(DriftKind kind) {
    switch (kind) {
        case DriftKind::Created:
            return Words::tr("New");
        case DriftKind::Deleted:
            return Words::tr("Deleted");
        case DriftKind::Content:
            return Words::tr("Content");
        case DriftKind::Rights:
            return Words::tr("Rights");
        case DriftKind::Link:
            return Words::tr("Link");
        case DriftKind::Other:
            break;
    }
    return Words::tr("Changed");
}

QString driftSentence(const model::FileDrift& drift) {
    const QString message = safeText(drift.message, 600);
    if (!message.isEmpty())
        return message;
    const QString path = safeText(drift.path, 300);
    switch (kindOf(drift)) {
        case DriftKind::Created:
            return Words::tr("%1 was not there before.").arg(path);
        case DriftKind::Deleted:
            return Words::tr("%1 is gone.").arg(path);
        case DriftKind::Content:
            return Words::tr("%1 has other contents.").arg(path);
        case DriftKind::Rights:
            return Words::tr("Others may use %1 now, or use it otherwise.").arg(path);
        case DriftKind::Link:
            return Words::tr("%1 points elsewhere.").arg(path);
        case DriftKind::Other:
            break;
    }
    return Words::tr("%1 was changed.").arg(path);
}

QString driftActorText(const model::FileDrift& drift) {
    if (drift.actor.empty() && drift.actorPid <= 0)
        return Words::tr("not known");
    const std::string name = drift.actor.substr(drift.actor.rfind('/') + 1);
    const QString program = name.empty() ? Words::tr("process") : safeText(name, 64);
    return drift.actorPid > 0 ? QStringLiteral("%1 (%2)").arg(program).arg(drift.actorPid)
                              : program;
}

QString driftDifference(const model::FileDrift& drift) {
    const model::FileState& before = drift.before;
    const model::FileState& now = drift.now;
    QStringList parts;
    if (!before || !now)
        return {};
    if (before.mode != now.mode)
        parts << arrow(mode(before), mode(now));
    if (before.uid != now.uid || before.gid != now.gid)
        parts << arrow(owner(before), owner(now));
    if (before.target != now.target)
        parts << arrow(safeText(before.target, 120), safeText(now.target, 120));
    if (before.size != now.size)
        parts << sizes(before.size, now.size);
    if (before.attributes != now.attributes)
        parts << Words::tr("other attributes");
    if (parts.isEmpty() && before.hash != now.hash)
        parts << Words::tr("same size, other contents");
    return parts.join(QStringLiteral(", "));
}

QString shownHash(const model::FileDrift& drift) {
    return QString::fromStdString(model::hashText(drift.now));
}

QString integrityStateText(const model::IntegrityStatus& status) {
    if (status.state == "off")
        return Words::tr("Off");
    if (status.state == "building")
        return Words::tr("Taking stock");
    if (status.state == "verifying")
        return Words::tr("Checking");
    if (status.state == "watching")
        return Words::tr("Watching");
    return status.state == "error" ? Words::tr("Error") : safeText(status.state, 40);
}

Badge::Tone integrityTone(const model::IntegrityStatus& status) {
    if (status.state == "watching")
        return Badge::Tone::Calm;
    if (status.state == "error")
        return Badge::Tone::Danger;
    return isSweeping(status) ? Badge::Tone::Info : Badge::Tone::Neutral;
}

int sweepPercent(const model::IntegrityStatus& status) {
    if (!isSweeping(status))
        return -1;
    // A first stock knows of no end: it is shown without a figure.
    if (status.files == 0)
        return 0;
    return static_cast<int>(std::min<std::uint64_t>(99, status.doneFiles * 100 / status.files));
}

QString integrityFigures(const model::IntegrityStatus& status, std::int64_t nowUs) {
    QStringList parts{countedText(status.files, Words::tr("1 file"), Words::tr("%1 files"))};
    if (status.verifiedAtUs > 0 && std::isfinite(status.lastVerifyS))
        parts << Words::tr("checked %1, in %2")
                     .arg(ageText((nowUs - status.verifiedAtUs) / kUsPerS),
                          durationText(std::llround(std::max(0.0, status.lastVerifyS))));
    if (status.unreadable > 0)
        parts << Words::tr("%1 cannot be read").arg(countText(status.unreadable));
    return parts.join(QStringLiteral(" · "));
}

}  // namespace ui
