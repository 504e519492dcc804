#include "enforcement/ServiceRoles.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>

#include "Puppets.h"
#include "TemporaryDirectory.h"
#include "enforcement/ProcessTree.h"

namespace enforcement {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ServiceRolesTest : public testing::Test {
  protected:
    ServiceRolesTest() {
        fs::create_directories(m_slice);
        fs::create_directories(m_sessions);
    }
    void putService(const std::string& name, const model::ProcessKey& key) const {
        fs::create_directory(m_slice / name);
        std::ofstream(m_slice / name / "cgroup.procs") << key.pid << "\n";
    }
    void putSession(const std::string& name, const std::string& type,
                    const model::ProcessKey& leader) const {
        std::ofstream(m_sessions / name)
            << "# This is private data. Do not parse.\nUID=1000\nTYPE=" << type
            << "\nLEADER=" << leader.pid << "\n";
    }
    std::vector<model::ProcessKey> proven() const {
        std::vector<model::ProcessKey> keys;
        for (const auto& role : provenRoles(m_slice, m_sessions))
            keys.push_back(role.key);
        return keys;
    }
    TemporaryDirectory m_directory;
    fs::path m_slice = m_directory.path() / "system.slice";
    fs::path m_sessions = m_directory.path() / "sessions";
    puppets::Stage m_stage;
};

TEST_F(ServiceRolesTest, TheSystemsOwnServicesAreProvenByTheirCgroup) {
    const auto bus = m_stage.start();
    const auto other = m_stage.start();
    putService("dbus.service", bus);
    putService("dbus.service.evil", other);
    putService("ssh.service", other);
    EXPECT_THAT(proven(), UnorderedElementsAre(bus));
}

TEST_F(ServiceRolesTest, ACgroupThatIsNotRootsProvesNothing) {
    putService("dbus.service", m_stage.start());
    ASSERT_EQ(::chown((m_slice / "dbus.service" / "cgroup.procs").c_str(), 1000, 1000), 0);
    EXPECT_THAT(proven(), IsEmpty());
}

TEST_F(ServiceRolesTest, AGraphicalSessionIsItsLeaderAndWhatThatStarted) {
    const auto leader = m_stage.start([] { puppets::forkChild([] { puppets::forkChild(); }); });
    ASSERT_TRUE(puppets::eventually([] { return puppets::everybody().size() == 3; }));
    const auto tree = readTree(std::array{leader});
    putSession("2", "x11", leader);
    EXPECT_THAT(proven(), UnorderedElementsAre(tree[0].key, tree[1].key))
        << "not what the session started in turn";
}

TEST_F(ServiceRolesTest, OtherSessionsAndTheUsersOwnManagerProveNothing) {
    const auto shell = m_stage.start();
    const auto manager = m_stage.start([] { (void)!::setresuid(1000, 1000, 1000); });
    ASSERT_TRUE(puppets::eventually([&] { return readMember(manager.pid)->uid == 1000; }));
    putSession("1", "tty", shell);
    putSession("3", "x11", manager);
    putSession("4", "x11-like", shell);
    putSession("5", "wayland", shell);
    ASSERT_EQ(::chmod((m_sessions / "5").c_str(), 0666), 0);
    std::ofstream(m_sessions / "6") << "TYPE=x11\nLEADER=not a number\n";
    EXPECT_THAT(proven(), IsEmpty());
}

TEST_F(ServiceRolesTest, WithoutSystemdNobodyIsProven) {
    EXPECT_THAT(provenRoles({}, m_directory.path() / "missing"), IsEmpty());
}

}  // namespace
}  // namespace enforcement
