#include "sources/packages/OwnershipIndex.h"

#include <gtest/gtest.h>

namespace sources {
namespace {

const PackageOwner kBash{"bash", "5.2"}, kOther{"other", "1"};

OwnershipIndex indexOf(std::string_view list, const std::vector<DpkgDiversion>& diversions = {}) {
    OwnershipIndex index({1, 2}, diversions);
    index.add(kBash, list);
    index.finish();
    return index;
}

TEST(OwnershipIndex, findsTheOwnerOfAFileOnly) {
    const auto index = indexOf("/.\n/usr\n/usr/bin\n/usr/bin/bash\n");
    EXPECT_EQ(index.ownerOf("/usr/bin/bash"), kBash);
    for (const char* path : {"/usr/bin/bash2", "/usr/bin", "/usr/bin/", "/usr/bin/bas", "", "/",
                             "usr/bin/bash", "/usr/bin/bash (deleted)", "/tmp/usr/bin/bash"})
        EXPECT_FALSE(index.ownerOf(path)) << path;
}

TEST(OwnershipIndex, theMergedFoldersAreOne) {
    const auto index = indexOf("/bin/bash\n/usr/lib/x.so\n/libexec/y\n/usr/libexec/z\n");
    EXPECT_EQ(index.ownerOf("/usr/bin/bash"), kBash);
    EXPECT_EQ(index.ownerOf("/bin/bash"), kBash);
    EXPECT_EQ(index.ownerOf("/lib/x.so"), kBash);
    EXPECT_FALSE(index.ownerOf("/usr/libexec/y")) << "/libexec is no merged folder";
    EXPECT_FALSE(index.ownerOf("/libexec/z"));
    EXPECT_FALSE(index.ownerOf("/usr/usr/bin/bash"));
}

TEST(OwnershipIndex, theFirstOfTwoOwnersStays) {
    OwnershipIndex index({1, 2}, {});
    index.add(kBash, "/usr/share/doc/a\n");
    index.add(kOther, "/usr/share/doc/a\n/usr/bin/b\n");
    index.finish();
    EXPECT_EQ(index.ownerOf("/usr/share/doc/a"), kBash);
    EXPECT_EQ(index.ownerOf("/usr/bin/b"), kOther);
    EXPECT_EQ(index.size(), 2U);
}

TEST(OwnershipIndex, aDivertedFileLiesElsewhereButForWhoDivertedIt) {
    OwnershipIndex index({1, 2}, {{"/bin/sh", "/bin/sh.distrib", "other"}});
    index.add(kBash, "/bin/sh\n");
    index.add(kOther, "/bin/sh\n");
    index.finish();
    EXPECT_EQ(index.ownerOf("/usr/bin/sh"), kOther);
    EXPECT_EQ(index.ownerOf("/usr/bin/sh.distrib"), kBash);
}

TEST(OwnershipIndex, aQuarterMillionPathsStayBelowFiveMegabytes) {
    OwnershipIndex index({1, 2}, {});
    for (int package = 0; package < 2500; ++package) {
        std::string list;
        for (int file = 0; file < 100; ++file)
            list += "/usr/share/p" + std::to_string(package) + "/f" + std::to_string(file) + "\n";
        index.add({"package-" + std::to_string(package), "1.2.3-4+deb12u5"}, list);
    }
    index.finish();
    EXPECT_EQ(index.size(), 250'000U);
    EXPECT_LT(index.memoryBytes(), 5'000'000U);
    EXPECT_EQ(index.ownerOf("/usr/share/p77/f99")->package, "package-77");
}

}  // namespace
}  // namespace sources
