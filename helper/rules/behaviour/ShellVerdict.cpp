#include "rules/behaviour/ShellVerdict.h"

#include <algorithm>

namespace rules {
namespace {

using model::Certainty;
using model::Direction;
using Answer = std::optional<ShellVerdict>;

constexpr std::int64_t kJustNowMs = 500;
constexpr std::int64_t kSoonMs = 15'000;

bool isShell(const Actor& actor) {
    return actor.family.kind == ProgramKind::Shell;
}
bool isInterpreter(const Actor& actor) {
    return actor.family.kind == ProgramKind::Interpreter;
}
bool isRelay(const Actor& actor) {
    return actor.family.kind == ProgramKind::Relay;
}

bool takesCommands(const Actor& actor) {
    return (isShell(actor) || isInterpreter(actor)) && isDriven(actor.source);
}

/// The program that runs was not written to a file first: one-liners, code from standard input.
bool isUnfiled(const Actor& actor) {
    return isInterpreter(actor) &&
           (actor.source == CommandSource::Inline || isDriven(actor.source));
}

/// Installed by the administrator and neither a tool that runs what it is told nor one that relays
/// what it is told.
bool isInstalledService(const Actor& actor) {
    if (actor.family.kind == ProgramKind::RemoteLogin)
        return actor.packaged;
    if (isInterpreter(actor))
        return actor.packaged && actor.scriptPackaged;
    return actor.packaged && !isShell(actor) && !isRelay(actor) &&
           actor.family.kind != ProgramKind::Loader;
}

bool inbound(const Reach& reach) {
    return reach.connection.direction != Direction::Outbound;
}

ShellVerdict verdict(const Reach& reach, Certainty certainty, ShellShape shape,
                     std::string_view reason) {
    return {inbound(reach), certainty, shape, reason};
}

bool sameRemote(const Reach& a, const Reach& b) {
    return a.connection.remoteAddress == b.connection.remoteAddress;
}

/// Descriptors 0 and 1 are the connection itself.
Answer judgeDirect(const ShellPicture& picture) {
    const Reach& reach = *picture.feed;
    if (!inbound(reach))
        return verdict(
            reach, Certainty::Certain, ShellShape::Direct,
            "the program was started with an outbound connection as its input and output");
    if (picture.subject.family.kind == ProgramKind::RemoteLogin && picture.subject.packaged)
        return std::nullopt;
    if (takesCommands(picture.subject))
        return verdict(reach, Certainty::Certain, ShellShape::Direct,
                       "a shell that takes commands was given an accepted connection");
    if (!isShell(picture.subject) || isInstalledService(picture.parent) ||
        isInstalledService(picture.listener))
        return std::nullopt;
    return verdict(reach, Certainty::Likely, ShellShape::Direct,
                   "a shell runs with an accepted connection as its input and output, as services "
                   "of inetd do");
}

/// The shell takes commands over at least one hop, and its output goes back.
Answer judgeRelayed(const ShellPicture& picture) {
    const Reach& in = *picture.feed;
    const Reach& out = *picture.drain;
    const Reach& far = in.hops >= out.hops ? in : out;
    const auto both = [&](auto predicate) { return predicate(in.holder) && predicate(out.holder); };

    if (isInstalledService(in.holder) || isInstalledService(out.holder))
        return std::nullopt;
    if (both([](const Actor& actor) { return isRelay(actor) || isShell(actor); }))
        return verdict(
            far, Certainty::Certain, ShellShape::Relayed,
            "a relay carries commands from the connection to the shell and its output back");
    if (both(isUnfiled))
        return verdict(far, Certainty::Certain, ShellShape::Relayed,
                       "a program given on the command line carries commands from the connection "
                       "to the shell");
    const bool lone = in.holder.userWritable && in.connectionsHeld == 1 &&
                      !isInterpreter(in.holder) && in.holderStartedMs >= 0 &&
                      in.holderStartedMs <= kSoonMs;
    if (lone && !inbound(in) && !isShell(in.holder) && !isRelay(in.holder))
        return verdict(
            far, Certainty::Certain, ShellShape::Relayed,
            "an unpackaged program started, made one connection and put a shell behind it");
    return verdict(far, Certainty::Likely, ShellShape::Relayed,
                   "a program that holds a connection runs this shell; development servers and "
                   "agents do that too");
}

/// Input came from the network just now, or the transport does not tell. A datagram socket with a
/// peer tells whether anything ever came: without it, asking for one's own address (connect, then
/// getsockname) and running a command would look like an answer.
bool answersInput(const Reach& reach, std::int64_t withinMs) {
    if (!reach.inputKnown)
        return reach.inputSeen || reach.connection.transport != model::Transport::Udp ||
               reach.connection.remoteAddress.empty();
    return reach.inputSeen && reach.inputAgeMs >= 0 && reach.inputAgeMs <= withinMs;
}

/// One program a command: the holder of the connection reads its output.
Answer judgePerCommand(const ShellPicture& picture) {
    const Reach& out = *picture.drain;
    const bool shellCommand =
        isShell(picture.subject) && picture.subject.source != CommandSource::ScriptFile;

    if (!out.ancestor || isInstalledService(out.holder) || isShell(out.holder))
        return std::nullopt;
    if (isUnfiled(out.holder) && answersInput(out, kJustNowMs))
        return verdict(
            out, Certainty::Certain, ShellShape::PerCommand,
            "a program given on the command line runs a command for each message it receives");
    if (!shellCommand || !out.inputKnown || !answersInput(out, kJustNowMs))
        return std::nullopt;
    return verdict(out, Certainty::Likely, ShellShape::PerCommand,
                   "a program runs a shell command right after a message from the network; servers "
                   "do that too");
}

/// A shell opened the connection itself, reads commands from it and sends each command's output
/// there.
Answer judgeOutputOnly(const ShellPicture& picture) {
    const Reach& out = *picture.drain;

    if (out.hops != 0 || inbound(out) || !isShell(picture.parent) || !out.inputSeen ||
        !answersInput(out, kJustNowMs))
        return std::nullopt;
    return verdict(out, picture.errorsToo ? Certainty::Certain : Certainty::Likely,
                   ShellShape::OutputOnly,
                   "a shell runs this with its output on a connection the shell itself opened, "
                   "after input arrived on it");
}

}  // namespace

std::optional<ShellVerdict> judgeShell(const ShellPicture& picture) {
    const bool fed = picture.feed.has_value() && picture.stdinOpen;
    const bool drained = picture.drain.has_value();

    if (!drained)
        return std::nullopt;
    if (fed && picture.feed->hops == 0 && picture.drain->hops == 0)
        return judgeDirect(picture);
    // Every program that a line loop starts: its input comes through a pipe from the peer its
    // output goes to directly.
    if (fed && picture.drain->hops == 0 && !inbound(*picture.drain) &&
        sameRemote(*picture.feed, *picture.drain))
        return verdict(
            *picture.drain, Certainty::Certain, ShellShape::OutputOnly,
            "input comes from the connection through a relay and the output goes straight to it");
    if (fed && takesCommands(picture.subject))
        return judgeRelayed(picture);
    if (picture.drain->hops > 0)
        return judgePerCommand(picture);
    return judgeOutputOnly(picture);
}

}  // namespace rules
