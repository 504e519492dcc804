#include "app/ctl/ProcessIdentity.h"

#include <QFile>

namespace app::ctl {
namespace {

constexpr int kStartTimeField = 22;
constexpr int kFirstFieldAfterName = 3;

}  // namespace

// 4242 (a) b) S 1 4242 4242 0 -1 4194304 … 22: 123456 …
model::Result<std::uint64_t> parseStartTime(const QByteArray& stat) {
    const qsizetype nameEnd = stat.lastIndexOf(')');
    const QByteArrayList fields = stat.mid(nameEnd + 2).split(' ');
    constexpr qsizetype index = kStartTimeField - kFirstFieldAfterName;
    bool ok = false;
    const quint64 ticks =
        nameEnd > 0 && fields.size() > index ? fields.at(index).trimmed().toULongLong(&ok) : 0;
    if (!ok)
        return model::unexpected(model::Error::Code::Unavailable, "/proc/PID/stat",
                                 "has no start time");
    return ticks;
}

model::Result<model::ProcessKey> identify(int pid) {
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return model::unexpected(model::Error::Code::NoSuchProcess,
                                 "process " + std::to_string(pid), "does not exist");
    const auto ticks = parseStartTime(file.readAll());
    if (!ticks)
        return std::unexpected(ticks.error());
    return model::ProcessKey{pid, *ticks};
}

}  // namespace app::ctl
