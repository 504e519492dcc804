#include "enforcement/EvidenceCollector.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <functional>

#include "enforcement/EvidenceDirectory.h"
#include "enforcement/ProcessEvidence.h"
#include "model/SafeText.h"
#include "sources/procfs/ProcessReader.h"

namespace enforcement {
namespace {

using Clock = std::chrono::steady_clock;

struct Part {
    const char* name;
    std::string (ProcessEvidence::*text)() const;
};

// What is gone with the process first; maps are the slowest to read.
constexpr std::array<Part, 5> kParts{{{"descriptors", &ProcessEvidence::descriptors},
                                      {"sockets", &ProcessEvidence::sockets},
                                      {"environ", &ProcessEvidence::environment},
                                      {"status", &ProcessEvidence::status},
                                      {"maps", &ProcessEvidence::maps}}};

QString toQt(const std::string& text) {
    return QString::fromStdString(model::printable(text));
}

QJsonObject toJson(const sources::ProcessSnapshot& snapshot) {
    const auto& process = snapshot.process;
    QJsonArray arguments;
    for (const auto& argument : process.arguments)
        arguments.append(toQt(argument));
    return {{"pid", process.key.pid},
            {"start_ticks", static_cast<qint64>(process.key.startTimeTicks)},
            {"ppid", process.parent.pid},
            {"name", toQt(process.name)},
            {"executable", toQt(process.executable)},
            {"executable_deleted", process.executableDeleted},
            {"args", arguments},
            {"working_directory", toQt(process.workingDirectory)},
            {"uid", static_cast<qint64>(process.uid)},
            {"login_uid", static_cast<qint64>(process.loginUid)},
            {"cgroup", toQt(process.cgroup)},
            {"state", QString(QLatin1Char(snapshot.stat.state))},
            {"threads", static_cast<qint64>(snapshot.stat.threads)}};
}

std::string toText(const QJsonObject& object) {
    return QJsonDocument(object).toJson(QJsonDocument::Indented).toStdString();
}

/// One collection: counts time and bytes, notes what had to be left out.
class Collection {
  public:
    Collection(EvidenceDirectory directory, const EvidenceCollector::Limits& limits)
        : m_directory(std::move(directory)), m_limits(limits) {}

    void saveFinding(const model::Finding& finding) {
        QJsonArray why;
        for (const auto& link : finding.why)
            why.append(toQt(link));
        QJsonObject object{{"rule", toQt(finding.ruleId)},
                           {"message", toQt(finding.message)},
                           {"pid", finding.process.key.pid},
                           {"why", why}};
        if (finding.connection)
            object["peer"] = toQt(model::remoteEndpoint(*finding.connection));
        save("finding.json", toText(object));
    }

    void saveTree(std::span<const model::ProcessKey> members) {
        QJsonArray processes;
        for (const auto& key : members) {
            if (isOver())
                break;
            if (const auto snapshot = sources::ProcessReader::read(key))
                processes.append(toJson(*snapshot));
        }
        if (static_cast<std::size_t>(processes.size()) < members.size())
            note("tree.json lists " + std::to_string(processes.size()) + " of " +
                 std::to_string(members.size()) + " processes");
        save("tree.json", toText({{"processes", processes}}));
    }

    void saveProcess(const model::ProcessKey& key) {
        const std::string pid = std::to_string(key.pid);
        const auto process = ProcessEvidence::open(key, m_limits.bytesPerFile);
        if (!process)
            return note("pid " + pid + " had ended");
        for (const auto& part : kParts)
            if (isOver())
                note(pid + "/" + part.name + ": the time was over");
            else
                save(pid + "/" + part.name, ((*process).*part.text)());
    }

    bool isOver() const { return Clock::now() - m_began >= m_limits.time; }
    void note(std::string sentence) { m_unfinished.push_back(std::move(sentence)); }

    EvidenceCollector::Evidence finish() {
        std::string text;
        for (const auto& sentence : m_unfinished)
            text += sentence + "\n";
        if (!text.empty())
            (void)m_directory.write("unfinished", text);  // the alert says it as well
        return {m_directory.path(), std::move(m_unfinished)};
    }

  private:
    void save(const std::string& name, std::string_view text) {
        const auto room = m_limits.bytes - m_bytes;
        const auto size = std::min({text.size(), m_limits.bytesPerFile, room});
        if (size < text.size())
            note(name + " was cut to " + std::to_string(size) + " bytes");
        m_bytes += size;
        if (const auto written = m_directory.write(name, text.substr(0, size)); !written)
            note(model::toString(written.error()));
    }

    EvidenceDirectory m_directory;
    const EvidenceCollector::Limits& m_limits;
    const Clock::time_point m_began = Clock::now();
    std::size_t m_bytes = 0;
    std::vector<std::string> m_unfinished;
};

}  // namespace

model::Result<EvidenceCollector::Evidence> EvidenceCollector::collect(
    const std::string& alertId, const model::Finding& finding,
    std::span<const model::ProcessKey> members) const {
    auto directory = EvidenceDirectory::create(m_stateDirectory, alertId, m_limits.directories);
    if (!directory)
        return std::unexpected(directory.error());
    Collection collection(std::move(*directory), m_limits);
    collection.saveFinding(finding);
    const auto looked = members.first(std::min(members.size(), m_limits.processes));
    collection.saveTree(looked);
    for (const auto& key : looked)
        collection.saveProcess(key);
    if (looked.size() < members.size())
        collection.note("only " + std::to_string(looked.size()) + " of " +
                        std::to_string(members.size()) + " processes were looked at");
    return collection.finish();
}

}  // namespace enforcement
