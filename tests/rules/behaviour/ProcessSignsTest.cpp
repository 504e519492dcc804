#include "rules/behaviour/ProcessSigns.h"

#include <gtest/gtest.h>

#include "rules/behaviour/ProgramPlace.h"

namespace rules {
namespace {

constexpr CommandLine kPlain{};
const CommandLine kShellCommand{{"dash", ProgramKind::Shell}, CommandSource::Inline, {}};
const CommandLine kShellScript{
    {"dash", ProgramKind::Shell}, CommandSource::ScriptFile, "/usr/bin/xdg-open"};

ProgramTraits packaged(std::string path) {
    return {.path = std::move(path), .package = "coreutils"};
}
ProgramTraits loose(std::string path) {
    return {.path = std::move(path), .package = {}, .userWritable = true};
}

StartPicture start(ProgramTraits program) {
    StartPicture picture;
    picture.name = "x";
    picture.argument0 = "x";
    picture.program = std::move(program);
    picture.commandLine = kPlain;
    picture.uid = picture.effectiveUid = 1000;
    return picture;
}

std::string rulesOf(const StartPicture& picture) {
    std::string ids;
    for (const Sign& sign : signsOf(picture))
        ids.append(ids.empty() ? "" : " ").append(sign.rule);
    return ids;
}

TEST(ProcessSigns, APackagedProgramIsNoNews) {
    EXPECT_EQ(rulesOf(start(packaged("/usr/bin/true"))), "");
    EXPECT_EQ(rulesOf(start(packaged("/tmp/bind-mounted"))), "");
}

TEST(ProcessSigns, WhatNobodyCouldLookAtIsNotCalledUnknown) {
    ProgramTraits gone = loose("/home/a/gone");
    gone.known = false;
    EXPECT_EQ(rulesOf(start(gone)), "");
    EXPECT_EQ(rulesOf(start(loose("/home/a/tool"))), "unknown-process");
}

TEST(ProcessSigns, DisguisedAsThePartOfTheKernelThatHasNoFile) {
    struct Row {
        std::string_view argument0, name;
        bool told;
    };
    for (const Row& row :
         {Row{"[kworker/0:1]", "sleep", true}, Row{"kworker/u8:2", "sh", true},
          Row{"x", "kswapd0", true}, Row{"[", "[", false}, Row{"[ a = a ]", "[", false},
          Row{"[]", "x", false}, Row{"worker/0", "worker", false}}) {
        StartPicture picture = start(packaged("/usr/bin/sleep"));
        picture.argument0 = row.argument0;
        picture.name = row.name;
        EXPECT_EQ(rulesOf(picture) == "kernel-thread-lookalike", row.told) << row.argument0;
    }
}

TEST(ProcessSigns, ExecutedFromMemoryOrAfterItWasDeleted) {
    ProgramTraits memory = loose("/memfd:x");
    memory.memoryOnly = true;
    EXPECT_EQ(rulesOf(start(memory)), "fileless-execution");
    memory.package = "runc";  // a copy of a package's own program, known by its build id
    EXPECT_EQ(rulesOf(start(memory)), "");
    ProgramTraits deleted = loose("/home/a/x");
    deleted.unlinked = true;
    EXPECT_EQ(rulesOf(start(deleted)), "fileless-execution");
}

TEST(ProcessSigns, ACompilersOutputsAreNoNewsOneByOne) {
    const LineageStep make{.path = "/usr/bin/make"}, gcc{.path = "/usr/bin/gcc-12"},
        shell{.path = "/bin/bash", .shell = true};
    StartPicture picture = start(loose("/tmp/build/a.out"));
    for (const LineageStep& above : {make, gcc}) {
        picture.lineage = {&above, 1};
        EXPECT_EQ(rulesOf(picture), "");
    }
    const LineageStep copied{.path = "/tmp/make"};
    for (const LineageStep& above : {shell, copied}) {
        picture.lineage = {&above, 1};
        EXPECT_EQ(rulesOf(picture), "unusual-location") << above.path;
    }
}

TEST(ProcessSigns, AShellBelowWhatHasNoUseForOne) {
    struct Row {
        std::string_view above;
        const CommandLine& line;
        bool told;
    };
    for (const Row& row :
         {Row{"/usr/sbin/nginx", kShellCommand, true},
          Row{"/usr/sbin/php-fpm8.2", kShellCommand, true},
          Row{"/usr/lib/postgresql/15/bin/postgres", kShellCommand, true},
          Row{"/usr/lib/firefox-esr/firefox-esr", kShellCommand, true},
          Row{"/usr/lib/firefox-esr/firefox-esr", kShellScript, false},  // a wrapper, xdg-open
          Row{"/usr/sbin/nginx", kPlain, false}, Row{"/usr/sbin/cron", kShellCommand, false},
          Row{"/usr/sbin/sshd", kShellCommand, false},
          Row{"/usr/bin/nginx-helper", kShellCommand, false}}) {
        const LineageStep steps[] = {{.path = "/bin/sh", .shell = true}, {.path = row.above}};
        StartPicture picture = start(packaged("/usr/bin/dash"));
        picture.commandLine = row.line;
        picture.lineage = steps;
        EXPECT_EQ(rulesOf(picture) == "unusual-lineage", row.told) << row.above;
    }
}

TEST(ProcessSigns, RootsRightsFromWhereTheyDoNotComeFrom) {
    StartPicture setuid = start(loose("/home/a/rootly"));
    setuid.effectiveUid = 0;
    EXPECT_EQ(rulesOf(setuid), "privilege-gain");
    setuid.program = packaged("/usr/bin/sudo");
    EXPECT_EQ(rulesOf(setuid), "");

    StartPicture became = start(packaged("/usr/bin/dash"));
    became.uid = became.effectiveUid = 0;
    became.before = {.uid = 1000, .setuidRoot = false, .known = true};
    EXPECT_EQ(rulesOf(became), "privilege-gain");
    became.before.setuidRoot = true;  // sudo and its like
    EXPECT_EQ(rulesOf(became), "");
    became.before = {.uid = 1000, .setuidRoot = false, .known = false};  // older than the helper
    EXPECT_EQ(rulesOf(became), "");
    became.before = {.uid = 0, .setuidRoot = false, .known = true};
    EXPECT_EQ(rulesOf(became), "");
}

TEST(ProgramPlace, OfPaths) {
    struct Row {
        std::string_view path;
        ProgramPlace place;
    };
    for (const Row& row :
         {Row{"/usr/bin/true", ProgramPlace::Ordinary}, Row{"/tmp/x", ProgramPlace::Temporary},
          Row{"/tmpfs/x", ProgramPlace::Ordinary}, Row{"/var/tmp/a/b", ProgramPlace::Temporary},
          Row{"/dev/shm/x", ProgramPlace::Temporary},
          Row{"/run/user/1000/x", ProgramPlace::Temporary},
          Row{"/run/systemd/x", ProgramPlace::Ordinary}, Row{"/home/a/.x/y", ProgramPlace::Hidden},
          Row{"/opt/.hidden", ProgramPlace::Hidden},
          Row{"/home/a/.local/bin/tool", ProgramPlace::Ordinary},
          Row{"/home/a/.local/share/.deep/x", ProgramPlace::Ordinary},
          Row{"/home/a/p/.venv/bin/python", ProgramPlace::Ordinary},
          Row{"/home/a/../b/x", ProgramPlace::Ordinary}, Row{"", ProgramPlace::Ordinary}})
        EXPECT_EQ(placeOf(row.path), row.place) << row.path;
}

}  // namespace
}  // namespace rules
