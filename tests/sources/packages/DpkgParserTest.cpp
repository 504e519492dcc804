#include "sources/packages/DpkgParser.h"

#include <gtest/gtest.h>

#include "tests/sources/support/Fixture.h"

namespace sources {
namespace {

using testing_support::fixture;

TEST(DpkgParser, readsPackagesAndWhetherTheyAreThere) {
    const auto packages = parseDpkgStatus(fixture("packages/admin/status"));
    ASSERT_EQ(packages.size(), 5U);
    EXPECT_EQ(packages[0].name, "bash");
    EXPECT_EQ(packages[0].version, "5.2.15-2+b8");
    EXPECT_EQ(packages[0].architecture, "amd64");
    EXPECT_TRUE(packages[0].unpacked);
    EXPECT_EQ(packages[3].name, "removed");
    EXPECT_FALSE(packages[3].unpacked) << "only its configuration files are left";
    EXPECT_TRUE(packages[4].unpacked) << "half-configured: its files are on the disk";
}

TEST(DpkgParser, aDescriptionIsNoField) {
    const auto packages = parseDpkgStatus(
        "Package: a\nVersion: 1\nStatus: install ok installed\nDescription: x\n Package: evil\n"
        " .\n Version: 9\n");
    ASSERT_EQ(packages.size(), 1U);
    EXPECT_EQ(packages[0].name, "a");
    EXPECT_EQ(packages[0].version, "1");
}

TEST(DpkgParser, garbageIsSkipped) {
    EXPECT_TRUE(parseDpkgStatus("").empty());
    EXPECT_TRUE(parseDpkgStatus("\n\n\n").empty());
    EXPECT_TRUE(parseDpkgStatus("Package: a\n\nVersion: 1\n").empty());
    EXPECT_FALSE(parseDpkgStatus("Package: a\nVersion: 1\nStatus:\n").at(0).unpacked);
}

std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> paths;
    forEachListedFile(text, [&](std::string_view path) { paths.emplace_back(path); });
    return paths;
}

TEST(DpkgParser, foldersAreNotListed) {
    EXPECT_EQ(listed("/.\n/bin\n/bin/bash\n/etc\n/etc/skel\n/etc/skel/.bashrc\n/usr\n/usr/bin\n"),
              (std::vector<std::string>{"/bin/bash", "/etc/skel/.bashrc", "/usr/bin"}));
    EXPECT_EQ(listed("/bin/a\n/bin/ab\n"), (std::vector<std::string>{"/bin/a", "/bin/ab"}));
    EXPECT_EQ(listed(""), std::vector<std::string>{});
    EXPECT_EQ(listed("relative\n\n/\n/last"), std::vector<std::string>{"/last"});
}

TEST(DpkgParser, listNamesMayCarryTheArchitecture) {
    const auto plain = parseDpkgListName("bash.list");
    ASSERT_TRUE(plain);
    EXPECT_EQ(plain->name, "bash");
    EXPECT_EQ(plain->architecture, "");
    const auto multi = parseDpkgListName("libc6:amd64.list");
    ASSERT_TRUE(multi);
    EXPECT_EQ(multi->name, "libc6");
    EXPECT_EQ(multi->architecture, "amd64");
    for (const char* name : {"bash.md5sums", ".list", "list", ""})
        EXPECT_FALSE(parseDpkgListName(name)) << name;
}

TEST(DpkgParser, readsDiversionsInThrees) {
    const auto diversions =
        parseDpkgDiversions("/bin/sh\n/bin/sh.distrib\ndash\n/a\n/b\n:\n/cut\n");
    ASSERT_EQ(diversions.size(), 2U);
    EXPECT_EQ(diversions[0].package, "dash");
    EXPECT_EQ(diversions[1].package, ":");
    EXPECT_TRUE(parseDpkgDiversions("a\nb\nc\n").empty());
}

}  // namespace
}  // namespace sources
