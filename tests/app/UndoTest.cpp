// What takes back what: offered where it was done and its opposite is known.
#include <gtest/gtest.h>

#include "app/VerbRunner.h"

namespace app {
namespace {

using client::Answer;
using client::Verb;
using model::Outcome;

TEST(Undo, IsTheOppositeVerb) {
    const Answer done{Outcome::Done, QStringLiteral("t7")};
    const auto of = [&](const Verb& verb) { return undoOf(verb, done); };
    const auto resumed = of(client::SuspendProcess{{42, 7}});
    ASSERT_TRUE(resumed);
    EXPECT_EQ(std::get<client::ResumeProcess>(*resumed).key, (model::ProcessKey{42, 7}));
    EXPECT_EQ(std::get<client::RemoveTrust>(*of(client::AddTrust{})).id, QStringLiteral("t7"));
    EXPECT_EQ(std::get<client::UnblockAddress>(*of(client::BlockAddress{"192.0.2.7", 60})).address,
              QStringLiteral("192.0.2.7"));
    EXPECT_TRUE(std::get<client::SwitchRule>(*of(client::SwitchRule{"r", false})).on);
    EXPECT_EQ(std::get<client::UndoAlert>(*of(client::ResolveAlert{"a"})).id, QStringLiteral("a"));
    EXPECT_EQ(std::get<client::UndoAlert>(*of(client::AllowAlert{"a"})).id, QStringLiteral("a"));
    EXPECT_EQ(std::get<client::Pause>(*of(client::Pause{900})).seconds, 0U);
}

TEST(Undo, IsNotOfferedWhereNothingTakesItBack) {
    const Answer done{Outcome::Done, {}};
    for (const Verb& verb :
         {Verb(client::TerminateProcess{}), Verb(client::KillAlert{}), Verb(client::DumpProcess{}),
          Verb(client::UndoAlert{}), Verb(client::Pause{0}), Verb(client::SetMode{}),
          Verb(client::DropConnection{}), Verb(client::AcceptFile{})})
        EXPECT_FALSE(undoOf(verb, done)) << verb.index();
}

TEST(Undo, IsNotOfferedForWhatWasNotDone) {
    for (const Outcome outcome :
         {Outcome::Failed, Outcome::Refused, Outcome::Skipped, Outcome::Pending})
        EXPECT_FALSE(undoOf(client::ResolveAlert{"a"}, {outcome, {}}));
}

}  // namespace
}  // namespace app
