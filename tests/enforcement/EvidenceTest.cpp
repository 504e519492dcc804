#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "Puppets.h"
#include "TemporaryDirectory.h"
#include "enforcement/EnvironmentMask.h"
#include "enforcement/EvidenceCollector.h"
#include "enforcement/EvidenceDirectory.h"
#include "enforcement/ProcessTree.h"

namespace enforcement {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr const char* kId = "0f3c4a5e-1234-4abc-8def-0123456789ab";

std::string contents(const fs::path& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

unsigned modeOf(const fs::path& path) {
    struct stat status{};
    return ::lstat(path.c_str(), &status) == 0 ? status.st_mode & 07777U : 0;
}

/// A socket to ourselves that the puppets inherit. Answers "127.0.0.1:port" of the listener.
class LoopbackPeer {
  public:
    LoopbackPeer() {
        m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = ::htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* generic = reinterpret_cast<sockaddr*>(&address);
        ::bind(m_listener, generic, length);
        ::listen(m_listener, 1);
        ::getsockname(m_listener, generic, &length);
        m_port = ::ntohs(address.sin_port);
        m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
        m_connected = ::connect(m_socket, generic, length) == 0;
    }
    ~LoopbackPeer() {
        ::close(m_socket);
        ::close(m_listener);
    }
    bool isConnected() const { return m_connected; }
    std::string text() const { return "127.0.0.1:" + std::to_string(m_port); }

  private:
    int m_listener = -1, m_socket = -1;
    std::uint16_t m_port = 0;
    bool m_connected = false;
};

class EvidenceTest : public testing::Test {
  protected:
    fs::path evidence(const char* name = "") const {
        return m_directory.path() / "evidence" / kId / name;
    }
    static model::Finding findingOf(const model::ProcessKey& key) {
        model::Finding finding;
        finding.ruleId = "reverse-shell";
        finding.message = "a shell\x1b[31m\n";
        finding.why = {"bash \xE2\x80\xAE evil"};
        finding.process.key = key;
        return finding;
    }
    TemporaryDirectory m_directory;
    puppets::Stage m_stage;
};

TEST_F(EvidenceTest, HoldsTreeDescriptorsSocketsEnvironmentStatusAndMaps) {
    const LoopbackPeer peer;
    ASSERT_TRUE(peer.isConnected());
    const auto key = m_stage.execute("/bin/sleep", {"sleep", "1000"},
                                     {"PATH=/bin", "API_TOKEN=s3cret", "BASH_ENV=/tmp/x"});
    const EvidenceCollector collector(m_directory.path());
    const auto saved = collector.collect(kId, findingOf(key), std::array{key});
    ASSERT_TRUE(saved) << toString(saved.error());
    EXPECT_EQ(saved->directory, evidence().parent_path().string());
    EXPECT_TRUE(saved->unfinished.empty()) << saved->unfinished.front();

    const auto own = evidence() / std::to_string(key.pid);
    EXPECT_NE(contents(own / "descriptors").find("tcp 127.0.0.1:"), std::string::npos);
    EXPECT_NE(contents(own / "sockets").find(" -> " + peer.text()), std::string::npos);
    EXPECT_NE(contents(own / "maps").find("/sleep"), std::string::npos);
    EXPECT_NE(contents(own / "status").find("Uid: 0"), std::string::npos);
    EXPECT_EQ(contents(own / "environ"), "PATH=/bin\nAPI_TOKEN=<masked>\nBASH_ENV=/tmp/x\n");
}

TEST_F(EvidenceTest, NamesTheWholeTreeInJson) {
    const auto root = m_stage.start([] { puppets::forkChild([] { puppets::forkChild(); }); });
    ASSERT_TRUE(puppets::eventually([] { return puppets::everybody().size() == 3; }));
    std::vector<model::ProcessKey> keys;
    for (const auto& member : readTree(std::array{root}))
        keys.push_back(member.key);
    ASSERT_TRUE(EvidenceCollector(m_directory.path()).collect(kId, findingOf(root), keys));
    const auto tree =
        QJsonDocument::fromJson(QByteArray::fromStdString(contents(evidence("tree.json"))));
    const auto processes = tree["processes"].toArray();
    ASSERT_EQ(processes.size(), 3);
    EXPECT_EQ(processes[0].toObject()["pid"].toInt(), root.pid);
    EXPECT_EQ(processes[1].toObject()["ppid"].toInt(), root.pid);
    EXPECT_EQ(processes[2].toObject()["start_ticks"].toInteger(),
              static_cast<qint64>(keys[2].startTimeTicks));
}

TEST_F(EvidenceTest, IsForRootAlone) {
    const auto key = m_stage.start();
    ::umask(0);
    ASSERT_TRUE(
        EvidenceCollector(m_directory.path()).collect(kId, findingOf(key), std::array{key}));
    ::umask(022);
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(m_directory.path() / "evidence")) {
        EXPECT_EQ(modeOf(entry.path()), entry.is_directory() ? 0700U : 0600U) << entry.path();
        files += entry.is_regular_file() ? 1 : 0;
    }
    EXPECT_EQ(files, 7U);
    EXPECT_EQ(modeOf(m_directory.path() / "evidence"), 0700U);
}

TEST_F(EvidenceTest, ShowsHostileTextsAsTextOnly) {
    const auto key = m_stage.execute("/bin/sleep", {"sleep\x1b]0;x\x07", "1000"},
                                     {"PATH=/bin:\x1b[2J\nAdmin: yes", "A\nB=c"});
    ASSERT_TRUE(
        EvidenceCollector(m_directory.path()).collect(kId, findingOf(key), std::array{key}));
    for (const auto& entry : fs::recursive_directory_iterator(evidence().parent_path()))
        if (entry.is_regular_file()) {
            const auto text = contents(entry.path());
            EXPECT_EQ(text.find('\x1b'), std::string::npos) << entry.path();
            EXPECT_EQ(text.find("\xE2\x80\xAE"), std::string::npos) << entry.path();
        }
    const auto environ = contents(evidence() / std::to_string(key.pid) / "environ");
    EXPECT_EQ(std::ranges::count(environ, '\n'), 2) << environ;
}

TEST_F(EvidenceTest, WhenTheTimeIsOverSaysWhatIsMissing) {
    const auto key = m_stage.start();
    const EvidenceCollector collector(m_directory.path(), {.time = 0ms});
    const auto saved = collector.collect(kId, findingOf(key), std::array{key});
    ASSERT_TRUE(saved);
    const auto missing = contents(evidence("unfinished"));
    EXPECT_EQ(saved->unfinished.size(), 6U) << "the tree and five parts";
    EXPECT_NE(missing.find(std::to_string(key.pid) + "/maps: the time was over"),
              std::string::npos);
    EXPECT_TRUE(fs::exists(evidence("finding.json")));
    EXPECT_FALSE(fs::exists(evidence() / std::to_string(key.pid) / "maps"));
}

TEST_F(EvidenceTest, IsBoundedInBytesAndProcesses) {
    const auto key = m_stage.start();
    const EvidenceCollector collector(
        m_directory.path(), {.time = 5000ms, .processes = 1, .bytes = 2000, .bytesPerFile = 1000});
    const auto saved = collector.collect(kId, findingOf(key), std::array{key, key});
    ASSERT_TRUE(saved);
    std::uintmax_t bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(evidence().parent_path()))
        if (entry.is_regular_file() && entry.path().filename() != "unfinished")
            bytes += entry.file_size();
    EXPECT_LE(bytes, 2000U);
    EXPECT_NE(contents(evidence("unfinished")).find("was cut to"), std::string::npos);
    EXPECT_NE(contents(evidence("unfinished")).find("only 1 of 2 processes"), std::string::npos);
}

TEST_F(EvidenceTest, SomebodyElsesNumberGivesNothing) {
    auto key = m_stage.start();
    ++key.startTimeTicks;
    const auto saved =
        EvidenceCollector(m_directory.path()).collect(kId, findingOf(key), std::array{key});
    ASSERT_TRUE(saved);
    EXPECT_FALSE(fs::exists(evidence() / std::to_string(key.pid)));
    EXPECT_FALSE(saved->unfinished.empty());
}

TEST_F(EvidenceTest, FollowsNoLinkAndOverwritesNothing) {
    const TemporaryDirectory elsewhere;
    fs::create_directory(m_directory.path() / "evidence");
    fs::create_symlink(elsewhere.path(), m_directory.path() / "evidence" / kId);
    const auto key = m_stage.start();
    const EvidenceCollector collector(m_directory.path());
    const auto saved = collector.collect(kId, findingOf(key), std::array{key});
    ASSERT_TRUE(saved) << "beside the link";
    EXPECT_TRUE(saved->directory.ends_with("-2"));
    EXPECT_TRUE(fs::is_empty(elsewhere.path()));

    const TemporaryDirectory other;
    fs::create_symlink(elsewhere.path(), other.path() / "evidence");
    EXPECT_FALSE(EvidenceCollector(other.path()).collect(kId, findingOf(key), std::array{key}));
    EXPECT_TRUE(fs::is_empty(elsewhere.path()));
}

TEST_F(EvidenceTest, RefusesIdsThatAreNoUuid) {
    for (const auto* id :
         {"", "..", "../../etc", "0F3C4A5E-1234-4ABC-8DEF-0123456789AB",
          "0f3c4a5e-1234-4abc-8def-0123456789a", "0f3c4a5e/1234-4abc-8def-0123456789ab"})
        EXPECT_EQ(EvidenceDirectory::create(m_directory.path(), id, 10).error().code,
                  model::Error::Code::InvalidArgument)
            << id;
}

TEST_F(EvidenceTest, KeepsOnlySoManyDirectories) {
    for (int i = 0; i < 5; ++i) {
        std::string id = kId;
        id.back() = static_cast<char>('0' + i);
        ASSERT_TRUE(EvidenceDirectory::create(m_directory.path(), id, 3));
    }
    std::size_t left = 0;
    for (const auto& entry : fs::directory_iterator(m_directory.path() / "evidence"))
        left += entry.is_directory() ? 1 : 0;
    EXPECT_EQ(left, 3U);
}

TEST_F(EvidenceTest, AnUnwritableDirectoryIsSaid) {
    const auto saved = EvidenceCollector(m_directory.path() / "missing")
                           .collect(kId, findingOf({2, 1}), std::array<model::ProcessKey, 0>{});
    ASSERT_FALSE(saved);
    EXPECT_EQ(saved.error().systemErrno, ENOENT);
}

TEST(EnvironmentMask, ShowsOnlyWhatIsKnownToBeHarmless) {
    struct Row {
        std::string_view variable, line;
    };
    using namespace std::string_view_literals;
    const Row rows[] = {
        {"PATH=/bin", "PATH=/bin\n"},
        {"path=/bin", "path=<masked>\n"},
        {"PATHS=/bin", "PATHS=<masked>\n"},
        {"LC_ALL=C", "LC_ALL=C\n"},
        {"LC=C", "LC=<masked>\n"},
        {"AWS_SECRET_ACCESS_KEY=x", "AWS_SECRET_ACCESS_KEY=<masked>\n"},
        {"XDG_SESSION_ID=2", "XDG_SESSION_ID=2\n"},
        {"EMPTY=", "EMPTY=<masked>\n"},
        {"no equals sign", "<masked>\n"},
        {"=x", "<masked>\n"},
        {"HOME=/root\nPASSWORD=hunter2", "HOME=/root\\nPASSWORD=hunter2\n"},
    };
    for (const auto& row : rows)
        EXPECT_EQ(maskedEnvironment(row.variable), row.line);
    EXPECT_EQ(maskedEnvironment("A=1\0\0\0HOME=/x\0"sv), "A=<masked>\nHOME=/x\n");
    EXPECT_EQ(maskedEnvironment(""), "");
    EXPECT_EQ(maskedEnvironment("PATH=" + std::string(5000, 'x')), "PATH=<masked>\n");
}

}  // namespace
}  // namespace enforcement
