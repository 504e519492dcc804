#include "rules/behaviour/ShellShape.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "model/Event.h"

namespace {

/// The rule once more, in other words: sets of roles instead of conditions.
class Reference {
  public:
    static am_kernel_verdict judge(const am_stdio_shape (&stdio)[3], bool ancestor) {
        const std::set<char> input = rolesOf(stdio[0]);
        std::set<char> output = rolesOf(stdio[1]);
        const bool behindSomebody = ancestor && (input.contains('C') || output.contains('C'));
        output.merge(rolesOf(stdio[2]));
        const bool both = input.contains('S') && output.contains('S');
        if (both && stdio[0].direction == AM_DIR_OUTBOUND)
            return AM_VERDICT_CERTAIN;
        const bool any = input.contains('S') || output.contains('S');
        return any || behindSomebody ? AM_VERDICT_LOOK : AM_VERDICT_NONE;
    }

  private:
    /// S: a connected socket, C: a channel to another process
    static std::set<char> rolesOf(am_stdio_shape descriptor) {
        switch (descriptor.kind) {
            case AM_FD_INET_CONNECTED:
                return {'S'};
            case AM_FD_PIPE:
            case AM_FD_UNIX:
            case AM_FD_TERMINAL:
                return {'C'};
            default:
                return {};
        }
    }
};

template <typename Visit>
void forEachShape(Visit visit) {
    constexpr unsigned kKinds = AM_FD_INET_CONNECTED + 1, kDirections = AM_DIR_INBOUND + 1;
    constexpr unsigned kShapes = kKinds * kDirections;
    const auto shape = [](unsigned number) {
        return am_stdio_shape{static_cast<unsigned char>(number / kDirections),
                              static_cast<unsigned char>(number % kDirections)};
    };
    for (unsigned in = 0; in < kShapes; ++in)
        for (unsigned out = 0; out < kShapes; ++out)
            for (unsigned err = 0; err < kShapes; ++err)
                for (const bool ancestor : {false, true})
                    visit({shape(in), shape(out), shape(err)}, ancestor);
}

TEST(ShellShape, agreesWithTheReferenceOnEveryCombination) {
    std::size_t seen[3] = {};
    forEachShape([&](const am_stdio_shape(&stdio)[3], bool ancestor) {
        const auto verdict = am_judge_exec(stdio[0], stdio[1], stdio[2], ancestor);
        ++seen[verdict];
        ASSERT_EQ(verdict, Reference::judge(stdio, ancestor))
            << int{stdio[0].kind} << '/' << int{stdio[0].direction} << ' ' << int{stdio[1].kind}
            << ' ' << int{stdio[2].kind} << ' ' << ancestor;
    });
    EXPECT_EQ(seen[0] + seen[1] + seen[2], 21U * 21U * 21U * 2U);
    EXPECT_TRUE(std::ranges::all_of(seen, [](std::size_t count) { return count > 0; }));
}

TEST(ShellShape, isNeverLessSureBecauseAnAncestorHoldsASocket) {
    forEachShape([&](const am_stdio_shape(&stdio)[3], bool ancestor) {
        if (ancestor)
            return;
        ASSERT_LE(am_judge_exec(stdio[0], stdio[1], stdio[2], 0),
                  am_judge_exec(stdio[0], stdio[1], stdio[2], 1));
    });
}

/// What the kernel may stop without asking: nothing but an outbound connection on both sides.
TEST(ShellShape, isCertainOfOutboundSocketsOnly) {
    forEachShape([&](const am_stdio_shape(&stdio)[3], bool ancestor) {
        if (am_judge_exec(stdio[0], stdio[1], stdio[2], ancestor) != AM_VERDICT_CERTAIN)
            return;
        ASSERT_EQ(stdio[0].kind, AM_FD_INET_CONNECTED);
        ASSERT_EQ(stdio[0].direction, AM_DIR_OUTBOUND);
        ASSERT_TRUE(stdio[1].kind == AM_FD_INET_CONNECTED || stdio[2].kind == AM_FD_INET_CONNECTED);
    });
}

TEST(ShellShape, kindsAreTheOnesOfTheModel) {
    using model::DescriptorKind;
    const std::pair<am_descriptor_kind, DescriptorKind> pairs[] = {
        {AM_FD_NONE, DescriptorKind::None},
        {AM_FD_OTHER, DescriptorKind::Other},
        {AM_FD_PIPE, DescriptorKind::Pipe},
        {AM_FD_UNIX, DescriptorKind::Unix},
        {AM_FD_TERMINAL, DescriptorKind::Terminal},
        {AM_FD_INET, DescriptorKind::Inet},
        {AM_FD_INET_CONNECTED, DescriptorKind::InetConnected}};
    for (const auto& [kernel, user] : pairs)
        EXPECT_EQ(static_cast<unsigned>(kernel), static_cast<unsigned>(user));
}

}  // namespace
