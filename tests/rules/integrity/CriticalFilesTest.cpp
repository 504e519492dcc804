#include "rules/integrity/CriticalFiles.h"

#include <gtest/gtest.h>

namespace rules {
namespace {

using Kind = CriticalKind;
using model::Level;

struct PathCase {
    const char* path;
    Kind kind;
};

class CriticalPathTest : public testing::TestWithParam<PathCase> {};

TEST_P(CriticalPathTest, IsOfItsKind) {
    EXPECT_EQ(criticalKindOf(GetParam().path), GetParam().kind) << GetParam().path;
}

INSTANTIATE_TEST_SUITE_P(
    Paths, CriticalPathTest,
    testing::Values(
        PathCase{"/etc/passwd", Kind::Accounts}, PathCase{"/etc/passwd-", Kind::None},
        PathCase{"/srv/etc/passwd", Kind::None}, PathCase{"/etc/shadow", Kind::Passwords},
        PathCase{"/etc/sudoers", Kind::Sudo}, PathCase{"/etc/sudoers.d/90-alice", Kind::Sudo},
        PathCase{"/etc/sudoers.d", Kind::None}, PathCase{"/etc/sudoers.d/.x.swp", Kind::None},
        PathCase{"/etc/ssh/sshd_config", Kind::Ssh}, PathCase{"/etc/ssh/ssh_config", Kind::None},
        PathCase{"/etc/pam.d/su", Kind::Pam}, PathCase{"/etc/ld.so.preload", Kind::Preload},
        PathCase{"/etc/ld.so.cache", Kind::None}, PathCase{"/etc/cron.d/x", Kind::Cron},
        PathCase{"/etc/crontab", Kind::Cron}, PathCase{"/etc/cron.d/x.dpkg-new", Kind::None},
        PathCase{"/etc/systemd/system/x.service", Kind::Unit},
        PathCase{"/home/a/.config/systemd/user/x.service", Kind::Unit},
        PathCase{"/home/a/.config/autostart/x.desktop", Kind::Autostart},
        PathCase{"/root/.bashrc", Kind::ShellStart}, PathCase{"/root/bashrc", Kind::None},
        PathCase{"/home/a/.ssh/authorized_keys", Kind::Keys},
        PathCase{"/home/a/.ssh/known_hosts", Kind::None}));

struct ReasonCase {
    const char* name;
    Kind kind;
    const char* before;
    const char* now;
    const char* says;  // part of the first reason; empty = nothing is said
    Level level;
};

class CriticalReasonTest : public testing::TestWithParam<ReasonCase> {};

TEST_P(CriticalReasonTest, SaysWhatItMeans) {
    const ReasonCase& one = GetParam();
    const auto reasons =
        reasonsOf(one.kind, essenceOf(one.kind, one.before), essenceOf(one.kind, one.now));
    if (*one.says == '\0') {
        EXPECT_TRUE(reasons.empty());
        return;
    }
    ASSERT_FALSE(reasons.empty());
    EXPECT_NE(reasons.front().text.find(one.says), std::string::npos) << reasons.front().text;
    EXPECT_EQ(reasons.front().level, one.level);
}

constexpr char kRoot[] = "root:x:0:0:root:/root:/bin/bash\n";
constexpr char kRootAndBob[] =
    "root:x:0:0:root:/root:/bin/bash\nbob:x:1001:1001::/home/bob:/bin/bash\n";

INSTANTIATE_TEST_SUITE_P(
    Reasons, CriticalReasonTest,
    testing::Values(
        ReasonCase{"sudo", Kind::Sudo, "root ALL=(ALL:ALL) ALL\n",
                   "root ALL=(ALL:ALL) ALL\nalice ALL=(ALL:ALL) ALL\n",
                   "sudoers: alice may now run everything", Level::Alert},
        ReasonCase{"sudo without password", Kind::Sudo, "", "alice ALL=(ALL) NOPASSWD: ALL\n",
                   "alice may now run everything without a password", Level::Alert},
        ReasonCase{"sudo one program", Kind::Sudo, "", "%ops ALL = /usr/bin/systemctl restart x\n",
                   "the group ops may now run \"/usr/bin/systemctl", Level::Warning},
        ReasonCase{"sudo comment", Kind::Sudo, "root ALL=(ALL) ALL\n",
                   "# alice ALL=(ALL) ALL\nroot ALL=(ALL) ALL\n", "", Level::Warning},
        ReasonCase{"sudo odd parenthesis", Kind::Sudo, "", "a ALL=(\n", "a may now run",
                   Level::Warning},
        ReasonCase{"account", Kind::Accounts, kRoot, kRootAndBob, "new account bob (uid 1001)",
                   Level::Warning},
        ReasonCase{"second root", Kind::Accounts, kRoot,
                   "root:x:0:0:root:/root:/bin/bash\nhax:x:0:0::/:/bin/sh\n",
                   "new account hax with all rights", Level::Alert},
        ReasonCase{"account order", Kind::Accounts, kRootAndBob,
                   "bob:x:1001:1001::/home/bob:/bin/bash\nroot:x:0:0:root:/root:/bin/bash\n", "",
                   Level::Warning},
        ReasonCase{"account gone", Kind::Accounts, kRootAndBob, kRoot, "bob is gone",
                   Level::Warning},
        ReasonCase{"no password", Kind::Passwords, "bob:$6$a$b:1:0::::\n", "bob::1:0::::\n",
                   "bob needs no password", Level::Alert},
        ReasonCase{"unlocked", Kind::Passwords, "bob:!:1:0::::\n", "bob:$6$a$b:1:0::::\n",
                   "bob can log in with a password now", Level::Warning},
        ReasonCase{"another password", Kind::Passwords, "bob:$6$a$b:1:0::::\n",
                   "bob:$6$a$c:1:0::::\n", "the password of bob was changed", Level::Warning},
        ReasonCase{"sudo group", Kind::Groups, "sudo:x:27:\n", "sudo:x:27:bob\n",
                   "bob is now in sudo", Level::Alert},
        ReasonCase{"audio group", Kind::Groups, "audio:x:29:\n", "audio:x:29:bob\n",
                   "bob is now in audio", Level::Warning},
        ReasonCase{"root login", Kind::Ssh, "Port 22\n", "Port 22\nPermitRootLogin yes\n",
                   "sshd: PermitRootLogin is now yes", Level::Alert},
        ReasonCase{"ssh port", Kind::Ssh, "Port 22\n", "Port 2222\n", "Port is now 2222",
                   Level::Warning},
        ReasonCase{"preload", Kind::Preload, "", "/tmp/evil.so\n",
                   "every program now loads or looks into /tmp/evil.so", Level::Alert},
        ReasonCase{"cron", Kind::Cron, "", "* * * * * root /tmp/x\n", "cron: runs now",
                   Level::Warning},
        ReasonCase{"key", Kind::Keys, "", "ssh-ed25519 AAAA eve@example\n", "eve@example",
                   Level::Warning},
        ReasonCase{"pam", Kind::Pam, "auth required pam_unix.so\n",
                   "auth sufficient pam_permit.so\nauth required pam_unix.so\n", "pam_permit",
                   Level::Alert},
        ReasonCase{"hostile text", Kind::ShellStart, "", "\x1b[2J\xff echo\n", "\\x1b",
                   Level::Warning}),
    [](const auto& tested) {
        std::string name = tested.param.name;
        std::erase(name, ' ');
        return name;
    });

TEST(CriticalEssence, KeepsNoPassword) {
    const std::string kept = essenceOf(Kind::Passwords, "bob:$6$salt$verysecret:1:0:99999:7:::\n");
    EXPECT_EQ(kept.find("secret"), std::string::npos);
    EXPECT_EQ(kept.find("salt"), std::string::npos);
    EXPECT_TRUE(kept.starts_with("bob:set "));
}

TEST(CriticalReasons, AreBounded) {
    std::string many;
    for (int i = 0; i < 10'000; ++i)
        many += "* * * * * root /bin/x" + std::to_string(i) + "\n";
    EXPECT_LE(reasonsOf(Kind::Cron, "", essenceOf(Kind::Cron, many)).size(), 9U);
}

}  // namespace
}  // namespace rules
