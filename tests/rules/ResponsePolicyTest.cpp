#include "rules/ResponsePolicy.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rules {

static void PrintTo(const Decision& d, std::ostream* out) {
    *out << "stopNow " << d.stopNow << ", raise "
         << (d.raise ? std::string(model::toString(*d.raise)) : "nothing") << ", ask " << d.askForS
         << " s, act " << model::toString(d.actNow) << ", planned '" << toString(d.planned)
         << "', why '" << d.why << "'";
}

namespace {

using enum model::ResponseKind;
using model::Certainty;
using model::Level;
using model::Mode;
using model::ResponseKind;

constexpr std::string_view kObserve = "observe mode: nothing is done";
constexpr std::string_view kNobody = "nobody can be asked: nothing is done";
constexpr std::string_view kLikely = "the verdict is likely, not certain: nothing is done";
constexpr std::string_view kProtected =
    "the process is protected; its connection is dropped instead";
constexpr std::string_view kBudget = "the cap on automatic kills is reached; suspended instead";

/// A certain reverse shell in ask mode with somebody at the desktop.
PolicyInput shell() {
    PolicyInput input;
    input.response = KillTree;
    input.certainty = Certainty::Certain;
    input.level = Level::Alert;
    input.desktopPresent = true;
    return input;
}

PolicyInput with(void (*change)(PolicyInput&)) {
    PolicyInput input = shell();
    change(input);
    return input;
}

struct Row {
    const char* name;
    PolicyInput input;
    Decision expected;
};

Decision asked(std::int64_t seconds, Planned planned) {
    return {true, Level::Alert, seconds, Suspend, planned, {}};
}
Decision atOnce(ResponseKind act, std::string_view why = {}) {
    return {true, Level::Alert, 0, act, Planned::Nothing, why};
}
Decision told(Level level, ResponseKind act, std::string_view why = {}) {
    return {false, level, 0, act, Planned::Nothing, why};
}
Decision silent(std::string_view why) {
    return {false, std::nullopt, 0, None, Planned::Nothing, why};
}

const std::vector<Row> kTable{
    {"ask: suspended, asked, then the configured", shell(), asked(30, Planned::KillTree)},
    {"ask: kill stays kill", with([](auto& i) { i.response = Kill; }), asked(30, Planned::Kill)},
    {"ask: suspend is kept", with([](auto& i) { i.response = Suspend; }),
     asked(30, Planned::KeepSuspended)},
    {"ask.then resume", with([](auto& i) { i.then = AskThen::Resume; }),
     asked(30, Planned::Resume)},
    {"ask.then keep", with([](auto& i) { i.then = AskThen::KeepSuspended; }),
     asked(30, Planned::KeepSuspended)},
    {"ask.timeout_s", with([](auto& i) { i.askTimeoutS = 5; }), asked(5, Planned::KillTree)},
    {"ask: the budget is looked at when the time is up",
     with([](auto& i) { i.killBudgetLeft = false; }), asked(30, Planned::KillTree)},
    {"ask, nobody there: enforced", with([](auto& i) { i.desktopPresent = false; }),
     atOnce(KillTree)},
    {"ask, nobody there, unattended observe", with([](auto& i) {
         i.desktopPresent = false;
         i.unattendedEnforces = false;
     }),
     told(Level::Alert, Notify, kNobody)},
    {"unattended observe means nothing while somebody is there",
     with([](auto& i) { i.unattendedEnforces = false; }), asked(30, Planned::KillTree)},
    {"enforce", with([](auto& i) { i.mode = Mode::Enforce; }), atOnce(KillTree)},
    {"enforce: a desktop does not matter, nor does unattended", with([](auto& i) {
         i.mode = Mode::Enforce;
         i.desktopPresent = false;
         i.unattendedEnforces = false;
     }),
     atOnce(KillTree)},
    {"enforce: suspend", with([](auto& i) {
         i.mode = Mode::Enforce;
         i.response = Suspend;
     }),
     atOnce(Suspend)},
    {"enforce without budget: suspended and said", with([](auto& i) {
         i.mode = Mode::Enforce;
         i.killBudgetLeft = false;
     }),
     atOnce(Suspend, kBudget)},
    {"a suspension costs no budget", with([](auto& i) {
         i.mode = Mode::Enforce;
         i.response = Suspend;
         i.killBudgetLeft = false;
     }),
     atOnce(Suspend)},
    {"observe", with([](auto& i) { i.mode = Mode::Observe; }),
     told(Level::Alert, Notify, kObserve)},
    {"observe: drop is not done either", with([](auto& i) {
         i.mode = Mode::Observe;
         i.response = Drop;
     }),
     told(Level::Alert, Notify, kObserve)},
    {"likely: WARNING", with([](auto& i) { i.certainty = Certainty::Likely; }),
     told(Level::Warning, Notify, kLikely)},
    {"likely in enforce mode: the same", with([](auto& i) {
         i.certainty = Certainty::Likely;
         i.mode = Mode::Enforce;
     }),
     told(Level::Warning, Notify, kLikely)},
    {"likely drop is not done", with([](auto& i) {
         i.certainty = Certainty::Likely;
         i.response = Drop;
     }),
     told(Level::Warning, Notify, kLikely)},
    {"likely INFO stays INFO", with([](auto& i) {
         i.certainty = Certainty::Likely;
         i.level = Level::Info;
         i.response = None;
     }),
     told(Level::Info, None)},
    {"ask: drop is done at once", with([](auto& i) { i.response = Drop; }),
     told(Level::Alert, Drop)},
    {"ask: block is done at once", with([](auto& i) { i.response = Block; }),
     told(Level::Alert, Block)},
    {"notify only", with([](auto& i) { i.response = Notify; }), told(Level::Alert, Notify)},
    {"none: only recorded", with([](auto& i) { i.response = None; }), told(Level::Alert, None)},
    {"protected: dropped instead", with([](auto& i) { i.protectedSubject = true; }),
     told(Level::Alert, Drop, kProtected)},
    {"protected in observe mode: nothing", with([](auto& i) {
         i.protectedSubject = true;
         i.mode = Mode::Observe;
     }),
     told(Level::Alert, Notify, kObserve)},
    {"protected and only notify: nothing to say about it", with([](auto& i) {
         i.protectedSubject = true;
         i.response = Notify;
     }),
     told(Level::Alert, Notify)},
    {"trusted", with([](auto& i) { i.trusted = true; }), silent("trusted")},
    {"allowed once", with([](auto& i) { i.allowed = true; }),
     silent("a person let this process be")},
    {"learning", with([](auto& i) { i.learning = true; }),
     silent("still learning what is usual here")},
    {"switched off", with([](auto& i) { i.enabled = false; }), silent("the rule is switched off")},
};

TEST(ResponsePolicy, AnswersAsTheContractSays) {
    for (const Row& row : kTable)
        EXPECT_EQ(decide(row.input), row.expected) << row.name;
}

template <typename Visit>
void forEveryFlag(PolicyInput input, Visit visit) {
    for (unsigned bits = 0; bits < 256; ++bits) {
        input.enabled = (bits & 1U) == 0;
        input.allowed = (bits & 2U) != 0;
        input.trusted = (bits & 4U) != 0;
        input.protectedSubject = (bits & 8U) != 0;
        input.learning = (bits & 16U) != 0;
        input.desktopPresent = (bits & 32U) != 0;
        input.unattendedEnforces = (bits & 64U) != 0;
        input.killBudgetLeft = (bits & 128U) != 0;
        visit(input);
    }
}

template <typename Visit>
void forEveryInput(Visit visit) {
    PolicyInput input;
    for (const auto mode : {Mode::Observe, Mode::Ask, Mode::Enforce})
        for (const auto response : {None, Notify, Suspend, Drop, Block, Kill, KillTree})
            for (const auto certainty : {Certainty::Likely, Certainty::Certain})
                for (const auto level : {Level::Info, Level::Warning, Level::Alert, Level::Error})
                    for (const auto then :
                         {AskThen::Configured, AskThen::Resume, AskThen::KeepSuspended}) {
                        input.mode = mode;
                        input.response = response;
                        input.certainty = certainty;
                        input.level = level;
                        input.then = then;
                        forEveryFlag(input, visit);
                    }
}

bool isSilenced(const PolicyInput& i) {
    return !i.enabled || i.allowed || i.trusted || i.learning;
}
bool mayAct(const PolicyInput& i) {
    const bool unattended = i.mode == Mode::Ask && !i.desktopPresent;
    return !isSilenced(i) && i.certainty == Certainty::Certain && i.mode != Mode::Observe &&
           (!unattended || i.unattendedEnforces);
}

TEST(ResponsePolicy, HoldsItsPromisesOverTheWholeProduct) {
    std::size_t looked = 0;
    forEveryInput([&](const PolicyInput& i) {
        const Decision d = decide(i);
        ++looked;
        const bool touches = touchesProcess(i.response);
        ASSERT_EQ(d.raise.has_value(), !isSilenced(i)) << testing::PrintToString(d);
        ASSERT_EQ(d.stopNow, mayAct(i) && touches && !i.protectedSubject);
        ASSERT_EQ(d.askForS > 0, d.stopNow && i.mode == Mode::Ask && i.desktopPresent);
        ASSERT_EQ(d.planned != Planned::Nothing, d.askForS > 0);
        ASSERT_EQ(touchesProcess(d.actNow), d.stopNow) << "who is acted upon is suspended first";
        if (d.actNow == Kill || d.actNow == KillTree) {
            ASSERT_TRUE(i.killBudgetLeft);
            ASSERT_EQ(d.actNow, i.response);
            ASSERT_EQ(d.askForS, 0) << "nobody is killed while a question is open";
        }
        if (d.actNow == Drop || d.actNow == Block) {
            ASSERT_TRUE(mayAct(i) && (d.actNow == i.response || i.protectedSubject));
        }
        if (i.certainty == Certainty::Likely && d.raise) {
            ASSERT_NE(*d.raise, Level::Alert);
        }
        if (i.certainty == Certainty::Certain && d.raise) {
            ASSERT_EQ(*d.raise, i.level);
        }
        // Whatever is done less than configured is said.
        const bool same = d.actNow == i.response || d.askForS > 0;
        ASSERT_EQ(d.why.empty(), same && d.raise.has_value()) << testing::PrintToString(d);
    });
    EXPECT_EQ(looked, 3U * 7 * 2 * 4 * 3 * 256);
}

TEST(ResponsePolicy, WordsReadBackAsTheyWereWritten) {
    for (const auto planned : {Planned::Nothing, Planned::Kill, Planned::KillTree, Planned::Resume,
                               Planned::KeepSuspended})
        EXPECT_EQ(plannedFromString(toString(planned)), planned);
    EXPECT_EQ(plannedFromString("KILL"), Planned::Nothing);
    EXPECT_EQ(askThenFromString("resume"), AskThen::Resume);
    EXPECT_EQ(askThenFromString("keep-suspended"), AskThen::KeepSuspended);
    EXPECT_EQ(askThenFromString("configured"), AskThen::Configured);
    EXPECT_EQ(askThenFromString("kept"), AskThen::Configured);
}

}  // namespace
}  // namespace rules
