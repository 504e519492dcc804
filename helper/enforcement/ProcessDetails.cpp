#include "enforcement/ProcessDetails.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "enforcement/ProcessEvidence.h"
#include "sources/procfs/ProcessReader.h"

namespace enforcement {
namespace {

constexpr std::size_t kMaxBytes = 64U << 10;  // of each text: a dialog, not an archive
constexpr int kMaxAncestry = 12;

QString text(const std::string& bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QJsonArray argumentsOf(const model::Process& process) {
    QJsonArray arguments;
    for (const std::string& argument : process.arguments)
        arguments.append(text(argument));
    return arguments;
}

QJsonObject headOf(const model::Process& process) {
    return {{"pid", process.key.pid},
            {"start", static_cast<qint64>(process.key.startTimeTicks)},
            {"name", text(process.name)},
            {"executable", text(process.executable)},
            {"arguments", argumentsOf(process)},
            {"uid", static_cast<qint64>(process.uid)}};
}

QJsonArray ancestryOf(const sources::ProcessSnapshot& snapshot) {
    QJsonArray ancestry;
    std::int32_t pid = snapshot.stat.parentPid;
    while (pid > 0 && ancestry.size() < kMaxAncestry) {
        const auto parent = sources::ProcessReader::read(pid);
        if (!parent)
            break;
        ancestry.append(headOf(parent->process));
        pid = parent->stat.parentPid;
    }
    return ancestry;
}

}  // namespace

model::Result<std::string> processDetails(const model::ProcessKey& key) {
    const auto snapshot = sources::ProcessReader::read(key);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    const auto evidence = ProcessEvidence::open(key, kMaxBytes);
    if (!evidence)
        return std::unexpected(evidence.error());
    QJsonObject details = headOf(snapshot->process);
    details["working_directory"] = text(snapshot->process.workingDirectory);
    details["cgroup"] = text(snapshot->process.cgroup);
    details["ancestry"] = ancestryOf(*snapshot);
    details["descriptors"] = text(evidence->descriptors());
    details["sockets"] = text(evidence->sockets());
    details["environment"] = text(evidence->environment());
    details["maps"] = text(evidence->maps());
    return QJsonDocument(details).toJson(QJsonDocument::Compact).toStdString();
}

}  // namespace enforcement
