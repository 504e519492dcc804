#include "service/Ownership.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include "enforcement/ProcessHandle.h"

namespace service {
namespace {

// Linux 6.12
constexpr char kStatus[] =
    "Name:\tsu do\nUmask:\t0022\nState:\tS (sleeping)\nTgid:\t42\nNgid:\t0\nPid:\t42\nPPid:\t1\n"
    "TracerPid:\t0\nUid:\t1000\t0\t0\t0\nGid:\t1000\t1000\t1000\t1000\nFDSize:\t64\n";

TEST(OwnershipParser, ReadsNameAndUids) {
    const auto ownership = parseOwnership(kStatus);
    ASSERT_TRUE(ownership.has_value());
    EXPECT_EQ(ownership->name, "su do");
    EXPECT_EQ(ownership->realUid, 1000U);
    EXPECT_EQ(ownership->savedUid, 0U);
}

TEST(OwnershipParser, RefusesOtherTexts) {
    for (const char* const text :
         {"", "Uid:", "Name:\tx\n", "Uid:\t1\t1\t1\t1\n", "Name:\tx\nUid:\t1\t1\n",
          "Name:\tx\nUid:\tx\t1\t1\t1\n", "Name:\tx\nUid:\t99999999999\t1\t1\t1\n"})
        EXPECT_FALSE(parseOwnership(text).has_value()) << text;
}

TEST(Ownership, NeedsTheRealAndTheSavedUid) {
    EXPECT_TRUE(owns(1000, {1000, 1000, ""}));
    EXPECT_FALSE(owns(1000, {1000, 0, ""}));  // a set-user-id program
    EXPECT_FALSE(owns(1000, {0, 1000, ""}));
    EXPECT_FALSE(owns(0, {1000, 1000, ""}));
}

TEST(Ownership, IsReadOfExactlyThatProcess) {
    const auto self = enforcement::keyOf(::getpid());
    ASSERT_TRUE(self.has_value());
    const auto ownership = readOwnership(*self);
    ASSERT_TRUE(ownership.has_value());
    EXPECT_EQ(ownership->realUid, ::getuid());
    const auto other = readOwnership({self->pid, self->startTimeTicks + 1});
    ASSERT_FALSE(other.has_value());
    EXPECT_EQ(other.error().code, model::Error::Code::ProcessChanged);
}

TEST(Ownership, OfManyIsThatOfEveryLivingOne) {
    const auto self = enforcement::keyOf(::getpid());
    const auto init = enforcement::keyOf(1);
    ASSERT_TRUE(self && init);
    const std::vector<model::ProcessKey> gone{*self, {4'194'303, 1}};
    EXPECT_TRUE(ownsAll(::getuid(), gone));
    EXPECT_FALSE(ownsAll(::getuid() + 1, gone));
    EXPECT_FALSE(ownsAll(12345, std::vector{*init}));
}

}  // namespace
}  // namespace service
