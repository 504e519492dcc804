#pragma once

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>

#include "rules/behaviour/ShellVerdict.h"

/// The words the tables of ShellVerdictTest and ShellAnswerTest are written in.
namespace rules {

using model::Certainty;
using model::Direction;

inline Actor actor(std::string_view program, CommandSource source = CommandSource::ScriptFile) {
    return {.family = familyOf(program), .source = source, .packaged = true, .userWritable = false};
}

inline Actor unpackaged(Actor who) {
    who.packaged = false;
    who.userWritable = true;
    return who;
}

inline const Actor kShell = actor("bash", CommandSource::Interactive);
inline const Actor kShellInline = actor("bash", CommandSource::Inline);
inline const Actor kShellScript = actor("dash", CommandSource::ScriptFile);
inline const Actor kOneLiner = actor("python3", CommandSource::Inline);
inline const Actor kPiped = actor("perl", CommandSource::Input);
inline const Actor kScript = actor("python3", CommandSource::ScriptFile);
inline const Actor kModule = actor("python3", CommandSource::Module);
inline const Actor kNcat = actor("ncat");
inline const Actor kSshd = actor("sshd");
inline const Actor kMosh = actor("mosh-server");
inline const Actor kInetd = actor("inetutils-inetd");
inline const Actor kLighttpd = actor("lighttpd");
inline const Actor kOwnBinary = unpackaged(actor("backdoor"));
inline const Actor kId = actor("id");
inline const Actor kCat = actor("cat");

inline Actor packagedScript(Actor who) {
    who.scriptPackaged = true;
    return who;
}

/// A connection in words.
struct To {
    Reach reach;

    explicit To(Actor holder, std::size_t hops = 0) {
        reach.holder = holder;
        reach.hops = hops;
        reach.connection.direction = Direction::Outbound;
        reach.connection.remoteAddress = "203.0.113.7";
        reach.connection.remotePort = 4444;
        reach.inputKnown = true;
        reach.holderStartedMs = 20;
    }
    To accepted() const {
        return with([](Reach& r) { r.connection.direction = Direction::Inbound; });
    }
    To unknownDirection() const {
        return with([](Reach& r) { r.connection.direction = Direction::Unknown; });
    }
    To peer(std::string address) const {
        return with([&](Reach& r) { r.connection.remoteAddress = address; });
    }
    To input(std::int64_t ageMs) const {
        return with([&](Reach& r) {
            r.inputSeen = true;
            r.inputAgeMs = ageMs;
        });
    }
    To datagrams() const {
        return with([](Reach& r) {
            r.inputKnown = false;
            r.connection.transport = model::Transport::Udp;
        });
    }
    To above() const {
        return with([](Reach& r) { r.ancestor = true; });
    }
    To holds(std::size_t connections) const {
        return with([&](Reach& r) { r.connectionsHeld = connections; });
    }
    To startedBefore(std::int64_t ms) const {
        return with([&](Reach& r) { r.holderStartedMs = ms; });
    }

  private:
    template <typename Change>
    To with(Change change) const {
        To copy = *this;
        change(copy.reach);
        return copy;
    }
};

struct Row {
    const char* name;
    Actor subject;
    std::optional<To> feed, drain;
    std::optional<Certainty> expected;
    ShellShape shape = ShellShape::Direct;
    bool inbound = false;
    Actor parent = {}, listener = {};
    bool stdinOpen = true, errorsToo = false;
};

inline void PrintTo(const Row& row, std::ostream* out) {
    *out << row.name;
}

inline ShellPicture pictureOf(const Row& row) {
    ShellPicture picture;
    picture.subject = row.subject;
    if (row.feed)
        picture.feed = row.feed->reach;
    if (row.drain)
        picture.drain = row.drain->reach;
    picture.stdinOpen = row.stdinOpen;
    picture.errorsToo = row.errorsToo;
    picture.parent = row.parent;
    picture.listener = row.listener;
    return picture;
}

inline constexpr std::optional<Certainty> kSilent = std::nullopt;
inline constexpr std::optional<Certainty> kLikely = Certainty::Likely;
inline constexpr std::optional<Certainty> kCertain = Certainty::Certain;
inline constexpr std::nullopt_t kNone = std::nullopt;

/// Judges the row's picture and compares.
inline void expectVerdict(const Row& row) {
    const auto verdict = judgeShell(pictureOf(row));
    ASSERT_EQ(verdict.has_value(), row.expected.has_value())
        << (verdict ? std::string(verdict->reason) : "nothing");
    if (!verdict)
        return;
    EXPECT_EQ(verdict->certainty, *row.expected) << verdict->reason;
    EXPECT_EQ(verdict->shape, row.shape);
    EXPECT_EQ(verdict->inbound, row.inbound);
    EXPECT_GT(verdict->reason.size(), 20U);
}

}  // namespace rules
