#include "enforcement/DumpPolicy.h"

#include <gtest/gtest.h>

namespace enforcement {
namespace {

constexpr std::uint64_t kMiB = 1U << 20;
using Code = model::Error::Code;

struct Row {
    const char* name;
    std::string_view executable;
    bool automatic, force;
    DumpConsent consent;
    std::uint64_t estimateMiB, freeMiB;
    std::optional<std::int64_t> secondsSinceLast;
    std::optional<Code> refused;
};

TEST(DumpPolicyTest, WhoIsDumpedAndWhoIsNot) {
    using enum DumpConsent;
    const Row rows[] = {
        {"anybody", "/usr/bin/sleep", true, false, Given, 100, 9000, {}, {}},
        {"nothing is known of its consent",
         "/usr/bin/sleep",
         true,
         false,
         Unknown,
         100,
         9000,
         {},
         {}},
        {"a key agent", "/usr/bin/gpg-agent", true, false, Given, 1, 9000, {}, Code::Protected},
        {"a key agent, asked for",
         "/usr/bin/ssh-agent",
         false,
         false,
         Given,
         1,
         9000,
         {},
         Code::Protected},
        {"a key agent, forced", "/usr/bin/ssh-agent", false, true, Given, 1, 9000, {}, {}},
        {"automatic is never forced",
         "/opt/keepassxc",
         true,
         true,
         Given,
         1,
         9000,
         {},
         Code::Protected},
        {"a near miss of a name", "/usr/bin/gpg-agents", true, false, Given, 1, 9000, {}, {}},
        {"a folder of that name", "/opt/keepassxc/other", true, false, Given, 1, 9000, {}, {}},
        {"it does not want to", "/usr/bin/x", false, false, Refused, 1, 9000, {}, Code::Protected},
        {"it does not want to, forced", "/usr/bin/x", false, true, Refused, 1, 9000, {}, {}},
        {"as large as may be", "/usr/bin/x", false, false, Given, 500, 9000, {}, {}},
        {"larger", "/usr/bin/x", false, true, Given, 501, 9000, {}, Code::LimitReached},
        {"disk at the floor", "/usr/bin/x", false, true, Given, 1, 2048, {}, Code::LimitReached},
        {"disk above the floor", "/usr/bin/x", false, false, Given, 1, 2049, {}, {}},
        {"too soon again", "/usr/bin/x", true, false, Given, 1, 9000, 599, Code::LimitReached},
        {"a person need not wait", "/usr/bin/x", false, false, Given, 1, 9000, 1, {}},
        {"long enough ago", "/usr/bin/x", true, false, Given, 1, 9000, 600, {}},
    };
    const model::ResourceSettings::Dump settings;
    for (const Row& row : rows) {
        const auto answer =
            mayDump({row.executable, row.automatic, row.force, row.consent, row.estimateMiB * kMiB,
                     row.freeMiB * kMiB, row.secondsSinceLast, settings});
        EXPECT_EQ(answer.has_value(), !row.refused) << row.name;
        if (!answer && row.refused) {
            EXPECT_EQ(answer.error().code, *row.refused) << row.name;
        }
    }
}

TEST(DumpPolicyTest, AProgramWithoutANameKeepsNoSecrets) {
    EXPECT_FALSE(keepsSecrets(""));
    EXPECT_FALSE(keepsSecrets("/"));
    EXPECT_TRUE(keepsSecrets("gpg-agent"));
}

TEST(DumpPolicyTest, LargerThanTheRoomForDumps) {
    model::ResourceSettings::Dump settings;
    settings.maxSizeMiB = 10'000;
    settings.quotaMiB = 100;
    EXPECT_FALSE(
        mayDump({"/x", false, false, DumpConsent::Given, 101 * kMiB, 1ULL << 40, {}, settings}));
    EXPECT_TRUE(
        mayDump({"/x", false, false, DumpConsent::Given, 100 * kMiB, 1ULL << 40, {}, settings}));
}

}  // namespace
}  // namespace enforcement
