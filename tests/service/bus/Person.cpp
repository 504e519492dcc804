#include "Person.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

#include <QFile>
#include <QJsonDocument>
#include <stdexcept>
#include <string>
#include <vector>

#include "Waiting.h"

namespace bustest {
namespace {

struct Identity {
    std::string cgroupFile;  // empty: no session
    std::vector<gid_t> groups;
    uid_t uid = 0;
    gid_t gid = 0;
};

Identity identityOf(const char* user) {
    const passwd* const entry = ::getpwnam(user);
    if (entry == nullptr)
        throw std::runtime_error(std::string("no user ") + user);
    Identity who{.cgroupFile = {}, .groups = {}, .uid = entry->pw_uid, .gid = entry->pw_gid};
    const QString session = QFile::symLinkTarget(QStringLiteral("/run/test-sessions/%1").arg(user));
    if (!session.isEmpty())
        who.cgroupFile = (session + "/cgroup.procs").toStdString();
    int count = 64;
    who.groups.resize(static_cast<std::size_t>(count));
    ::getgrouplist(user, entry->pw_gid, who.groups.data(), &count);
    who.groups.resize(static_cast<std::size_t>(count));
    return who;
}

void joinSession(const Identity& who) {
    if (who.cgroupFile.empty())
        return;
    const int file = ::open(who.cgroupFile.c_str(), O_WRONLY | O_CLOEXEC);
    if (file < 0 || ::write(file, "0", 1) != 1)
        ::_exit(125);
}

/// Between fork and exec: system calls only.
void become(const Identity& who) {
    joinSession(who);
    if (::setgroups(who.groups.size(), who.groups.data()) != 0 || ::setgid(who.gid) != 0 ||
        ::setuid(who.uid) != 0)
        ::_exit(126);
}

}  // namespace

std::uint32_t uidOf(const char* user) {
    return identityOf(user).uid;
}

Person::Person(const char* user, const char* password) : m_user(user), m_uid(uidOf(user)) {
    m_client.setChildProcessModifier([who = identityOf(user)] { become(who); });
    m_client.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_client.start(QStringLiteral("/run/bus-test/client"), QStringList());
    if (!m_client.waitForStarted())
        throw std::runtime_error("the client does not start");
    if (password != nullptr)
        startAgent(password);
}

Person::~Person() {
    leave();
    m_agent.waitForFinished();
}

void Person::startAgent(const char* password) {
    m_agent.setChildProcessModifier([who = identityOf(qPrintable(m_user))] { joinSession(who); });
    m_agent.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_agent.start(QStringLiteral(AM_AGENT),
                  {m_user, QString::fromLatin1(password), QStringLiteral("--log"),
                   m_directory.filePath(QStringLiteral("dialogs")), QStringLiteral("--process"),
                   QString::number(m_client.processId())});
    if (!waitUntil([this] { return m_agent.canReadLine(); }))
        throw std::runtime_error("the agent does not start");
}

Answer Person::call(const Request& request) {
    send(request);
    return receive();
}

void Person::send(const Request& request) {
    const QJsonObject line{{"interface", request.interface},     {"member", request.member},
                           {"signature", request.signature},     {"args", request.args},
                           {"interactive", request.interactive}, {"repeat", request.repeat}};
    m_client.write(QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
}

bool Person::hasAnswered() {
    return m_client.canReadLine();
}

Answer Person::receive() {
    if (!waitUntil([this] { return hasAnswered(); }, 60'000))
        return {.error = "test.Silence", .message = "no answer", .values = {}, .errors = {}};
    const QJsonObject line = QJsonDocument::fromJson(m_client.readLine()).object();
    return {.error = line["error"].toString(),
            .message = line["message"].toString(),
            .values = line["values"].toArray(),
            .errors = line["errors"].toObject()};
}

void Person::leave() {
    if (m_client.state() == QProcess::NotRunning)
        return;
    m_client.kill();
    waitUntil([this] { return m_client.state() == QProcess::NotRunning; });
}

QString Person::dialogs() const {
    QFile file(m_directory.filePath(QStringLiteral("dialogs")));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace bustest
