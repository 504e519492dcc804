#include "rules/integrity/FileVerdict.h"

#include <gtest/gtest.h>

#include "rules/integrity/ProtectedPaths.h"
#include "rules/integrity/StormGate.h"

namespace rules {
namespace {

using model::FileKind;
using model::FileState;
using model::Level;

FileState file(std::uint32_t mode = 0644, std::uint8_t content = 1) {
    FileState state;
    state.kind = FileKind::Regular;
    state.hashed = true;
    state.mode = mode;
    state.size = 10;
    state.inode = 7;
    state.modifiedNs = state.changedNs = 1000;
    state.hash[0] = content;
    return state;
}

FileState link(std::string target) {
    FileState state;
    state.kind = FileKind::Symlink;
    state.mode = 0777;
    state.target = std::move(target);
    return state;
}

FileState folder() {
    FileState state;
    state.kind = FileKind::Directory;
    return state;
}

FileState with(FileState state, std::string attributes) {
    state.attributes = std::move(attributes);
    return state;
}

FileState owned(FileState state, std::uint32_t uid) {
    state.uid = uid;
    return state;
}

// cap_net_raw (13) permitted and effective, version 2.
constexpr char kNetRaw[] = "security.capability=0100000200200000000000000000000000000000\n";

struct VerdictCase {
    const char* name;
    const char* path;
    FileState before, now;
    const char* rule;  // empty: nothing that matters
    Level level = Level::Warning;
    bool isNew = false;
};

class FileVerdictTest : public testing::TestWithParam<VerdictCase> {};

TEST_P(FileVerdictTest, IsRight) {
    const VerdictCase& one = GetParam();
    FilePicture picture{.path = one.path, .before = one.before, .now = one.now};
    picture.isNew = one.isNew;
    const auto verdict = judgeFile(picture);
    if (*one.rule == '\0') {
        EXPECT_FALSE(verdict);
        return;
    }
    ASSERT_TRUE(verdict);
    EXPECT_EQ(verdict->rule, one.rule);
    EXPECT_EQ(verdict->level, one.level);
}

FileState touched() {
    FileState state = file();
    state.inode = 8;
    state.modifiedNs = state.changedNs = 2000;
    return state;
}

INSTANTIATE_TEST_SUITE_P(
    Verdicts, FileVerdictTest,
    testing::Values(
        VerdictCase{"written", "/srv/a", file(), file(0644, 2), "file-modified"},
        VerdictCase{"touched", "/srv/a", file(), touched(), ""},
        VerdictCase{"chmod", "/srv/a", file(), file(0666), "file-permissions"},
        VerdictCase{"madeexecutable", "/srv/a", file(), file(0755), "file-permissions"},
        VerdictCase{"newmadeexecutable", "/srv/a", file(), file(0755), "new-executable",
                    Level::Warning, true},
        VerdictCase{"chown", "/srv/a", file(), owned(file(), 5), "file-permissions"},
        VerdictCase{"created", "/srv/a", {}, file(), "file-created"},
        VerdictCase{"createdexecutable", "/srv/a", {}, file(0755), "new-executable"},
        VerdictCase{"deleted", "/srv/a", file(), {}, "file-deleted"},
        VerdictCase{"setuid", "/srv/a", file(0755), file(04755), "setuid-change", Level::Alert},
        VerdictCase{"setuidnotexecutable", "/srv/a", file(0644), file(04644), "file-permissions"},
        VerdictCase{"setuidgone", "/srv/a", file(04755), file(0755), "file-permissions"},
        VerdictCase{"setuidandwritten", "/srv/a", file(0755), file(06755, 2), "setuid-change",
                    Level::Alert},
        VerdictCase{"newsetuid", "/srv/a", {}, file(04755), "setuid-change", Level::Alert},
        VerdictCase{"setuidgiventoroot", "/srv/a", owned(file(04755), 5), file(04755),
                    "setuid-change", Level::Alert},
        VerdictCase{"capability", "/srv/a", file(0755), with(file(0755), kNetRaw), "setuid-change",
                    Level::Alert},
        VerdictCase{"capabilitygone", "/srv/a", with(file(0755), kNetRaw), file(0755),
                    "file-permissions"},
        VerdictCase{"attribute", "/srv/a", file(), with(file(), "user.x=31\n"), "file-permissions"},
        VerdictCase{"linkswapped", "/srv/a", link("b"), link("c"), "file-modified"},
        VerdictCase{"linkforfile", "/srv/a", file(), link("c"), "file-modified"},
        VerdictCase{"critical", "/etc/sudoers", file(0440), file(0440, 2), "critical-config"},
        VerdictCase{"criticalopened", "/etc/sudoers", file(0440), file(0666), "critical-config",
                    Level::Alert},
        VerdictCase{"criticalfolder", "/etc/sudoers.d", {}, folder(), "file-created"},
        VerdictCase{"cached", "/root/.cache/x/y", {}, file(), "file-created", Level::Info},
        VerdictCase{"cacheddeleted", "/home/a/.cache/y", file(), {}, "file-deleted", Level::Info},
        VerdictCase{"cachedprogram", "/root/.cache/y", {}, file(0755), "new-executable"},
        VerdictCase{"nobodyscache", "/srv/.cache/y", {}, file(), "file-created"},
        VerdictCase{"calledlikeacache", "/root/.cached", {}, file(), "file-created"},
        VerdictCase{"history", "/root/.bash_history", file(), file(0600, 2), "file-modified",
                    Level::Info},
        VerdictCase{"historycopy",
                    "/root/.bash_history-042.tmp",
                    {},
                    file(0600),
                    "file-created",
                    Level::Info},
        VerdictCase{"historydeleted", "/root/.bash_history", file(), {}, "file-deleted"},
        VerdictCase{"historylinked", "/root/.bash_history", file(), link("/dev/null"),
                    "file-modified"},
        VerdictCase{"elsewhereshistory", "/etc/.bash_history", {}, file(), "file-created"}),
    [](const auto& tested) { return tested.param.name; });

TEST(FileVerdict, SaysWhichCapabilities) {
    EXPECT_EQ(capabilityNames("0100000200200000000000000000000000000000"), "cap_net_raw");
    EXPECT_EQ(capabilityNames(""), "");
    EXPECT_EQ(capabilityNames("zz"), "");
}

TEST(FileVerdict, SaysThatAFileCameAndWent) {
    FilePicture picture{.path = "/srv/a", .before = {}, .now = {}};
    EXPECT_FALSE(judgeFile(picture));
    picture.cameAndWent = true;
    ASSERT_TRUE(judgeFile(picture));
    EXPECT_EQ(judgeFile(picture)->rule, "file-created");
}

TEST(ProtectedPaths, ContainWhatLiesBelow) {
    const ProtectedPaths paths({"/usr/bin/", "/etc", "/etc/ssl"},
                               {"/etc/mtab", "*.swp", "/etc/*/cache"});
    EXPECT_EQ(paths.roots().size(), 2U);
    EXPECT_TRUE(paths.contains("/etc/passwd"));
    EXPECT_TRUE(paths.contains("/etc"));
    EXPECT_FALSE(paths.contains("/etcetera"));
    EXPECT_FALSE(paths.contains("/usr/binx"));
    EXPECT_FALSE(paths.contains("/etc/mtab"));
    EXPECT_TRUE(paths.contains("/etc/mtab2"));
    EXPECT_FALSE(paths.contains("/etc/a/.x.swp"));
    EXPECT_FALSE(paths.contains("/etc/app/cache/x"));
    EXPECT_TRUE(paths.contains("/etc/app/deep/cache2"));
    EXPECT_TRUE(paths.isWatchedFolder("/usr"));  // where /usr/bin itself is moved away
    EXPECT_FALSE(paths.isWatchedFolder("/usr/share"));
}

TEST(ProtectedPaths, APatternIsLinearOnHostileNames) {
    const std::string name(100'000, 'a');
    EXPECT_FALSE(matchesPattern("*a*a*a*a*a*a*b", name.substr(0, 2000)));
    EXPECT_TRUE(matchesPattern("/home/*/x", "/home/al/x"));
    EXPECT_FALSE(matchesPattern("/home/*/x", "/home/al/b/x"));
}

TEST(StormGate, TellsTheFirstOnesAndThenTheStorm) {
    StormGate gate;
    int each = 0, together = 0;
    for (std::uint64_t i = 0; i < 100'000; ++i) {
        const auto say = gate.decide("file-created", "/srv", 1'000'000'000 + i * 50'000);
        each += say == StormGate::Say::Each;
        together += say == StormGate::Say::Together;
    }
    EXPECT_EQ(each, StormGate::kOrdinary);
    EXPECT_GE(together, 1);
    EXPECT_LE(together, 4);
    EXPECT_EQ(gate.decide("setuid-change", "/srv", 2'000'000'000), StormGate::Say::Each);
}

TEST(StormGate, BeginsAnewWhenItIsCalm) {
    StormGate gate;
    for (int i = 0; i < 100; ++i)
        gate.decide("file-created", "/srv", 1'000'000'000);
    EXPECT_EQ(gate.decide("file-created", "/srv", 1'000'000'000 + 2 * StormGate::kWindowNs),
              StormGate::Say::Each);
}

TEST(StormGate, AStormOverManyFoldersIsOne) {
    StormGate gate;
    int told = 0;
    for (int i = 0; i < 10'000; ++i)
        told += gate.decide("file-created", "/srv/" + std::to_string(i), 1'000'000'000) !=
                StormGate::Say::Nothing;
    EXPECT_LE(told, 300);
}

}  // namespace
}  // namespace rules
