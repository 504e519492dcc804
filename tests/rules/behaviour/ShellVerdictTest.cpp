#include "tests/rules/behaviour/ShellPictures.h"

namespace rules {
namespace {

/// Shells that were given a connection, directly or over relays.
class ShellVerdicts : public testing::TestWithParam<Row> {};

TEST_P(ShellVerdicts, judgeShell) {
    expectVerdict(GetParam());
}

const Row kNothing[] = {
    {"no connection at all", kShell, kNone, kNone, kSilent},
    {"curl x | sh: input from the network, output to the terminal", kShell, To(actor("curl"), 1),
     kNone, kSilent},
    {"a shell given only the input of a connection", kShell, To(kShell), kNone, kSilent},
    {"make | nc: output only, nothing came in", kId, kNone, To(kNcat, 1), kSilent},
};
INSTANTIATE_TEST_SUITE_P(Nothing, ShellVerdicts, testing::ValuesIn(kNothing));

const Row kDirect[] = {
    {"bash -i >& /dev/tcp 0>&1", kShell, To(kShell), To(kShell), kCertain},
    {"dash with a script, on an outbound connection", kShellScript, To(kShellScript),
     To(kShellScript), kCertain},
    {"a renamed shell", kOwnBinary, To(kOwnBinary), To(kOwnBinary), kCertain},
    {"any program", kId, To(kId), To(kId), kCertain},
    {"a shell on an accepted connection", kShell, To(kShell).accepted(), To(kShell).accepted(),
     kCertain, ShellShape::Direct, true},
    {"sh -i from inetd.conf", kShell, To(kShell).accepted(), To(kShell).accepted(), kCertain,
     ShellShape::Direct, true, kInetd, kInetd},
    {"direction unknown counts as accepted", kShell, To(kShell).unknownDirection(),
     To(kShell).unknownDirection(), kCertain, ShellShape::Direct, true},
    {"an interpreter that reads its program from an accepted connection", kPiped,
     To(kPiped).accepted(), To(kPiped).accepted(), kCertain, ShellShape::Direct, true},
    {"an inetd service written as a shell script", kShellScript, To(kShellScript).accepted(),
     To(kShellScript).accepted(), kSilent, ShellShape::Direct, true, kInetd},
    {"the same, told by who listens",
     kShellScript,
     To(kShellScript).accepted(),
     To(kShellScript).accepted(),
     kSilent,
     ShellShape::Direct,
     true,
     {},
     kInetd},
    {"the same below systemd", kShellScript, To(kShellScript).accepted(),
     To(kShellScript).accepted(), kSilent, ShellShape::Direct, true, actor("systemd")},
    {"the same below somebody's own server", kShellScript, To(kShellScript).accepted(),
     To(kShellScript).accepted(), kLikely, ShellShape::Direct, true, kOwnBinary, kOwnBinary},
    {"the same below a program called inetd that no package put there", kShellScript,
     To(kShellScript).accepted(), To(kShellScript).accepted(), kLikely, ShellShape::Direct, true,
     unpackaged(kInetd), unpackaged(kInetd)},
    {"the same below a relay", kShellScript, To(kShellScript).accepted(),
     To(kShellScript).accepted(), kLikely, ShellShape::Direct, true, kNcat, kNcat},
    {"sh -c below somebody's own server", kShellInline, To(kShellInline).accepted(),
     To(kShellInline).accepted(), kLikely, ShellShape::Direct, true, kScript},
    {"inetd's cat", kCat, To(kCat).accepted(), To(kCat).accepted(), kSilent, ShellShape::Direct,
     true, kInetd},
    {"git-daemon's handler", actor("git"), To(actor("git")).accepted(), To(actor("git")).accepted(),
     kSilent, ShellShape::Direct, true, actor("git-daemon")},
    {"a script handler of a network server", kScript, To(kScript).accepted(),
     To(kScript).accepted(), kSilent, ShellShape::Direct, true},
    {"sshd's rexec on the accepted connection", kSshd, To(kSshd).accepted(), To(kSshd).accepted(),
     kSilent, ShellShape::Direct, true},
    {"an unpackaged sshd is no shell either", unpackaged(kSshd), To(kSshd).accepted(),
     To(kSshd).accepted(), kSilent, ShellShape::Direct, true},
};
INSTANTIATE_TEST_SUITE_P(Direct, ShellVerdicts, testing::ValuesIn(kDirect));

const Row kRelayed[] = {
    {"mkfifo; sh -i | nc", kShell, To(kNcat, 2), To(kNcat, 1), kCertain, ShellShape::Relayed},
    {"nc a | sh | nc b", kShell, To(kNcat, 1), To(kNcat, 1).peer("198.51.100.1"), kCertain,
     ShellShape::Relayed},
    {"ncat -l -e", kShell, To(kNcat, 1).accepted(), To(kNcat, 1).accepted(), kCertain,
     ShellShape::Relayed, true},
    {"script(1) on a socket opened by a shell", kShell, To(kShell, 1), To(kShell, 1), kCertain,
     ShellShape::Relayed},
    {"python -c with pipes", kShell, To(kOneLiner, 1), To(kOneLiner, 1), kCertain,
     ShellShape::Relayed},
    {"a program piped into perl", kShell, To(kPiped, 1), To(kPiped, 1), kCertain,
     ShellShape::Relayed},
    {"a python one-liner behind another interpreter", kPiped, To(kOneLiner, 1), To(kOneLiner, 1),
     kCertain, ShellShape::Relayed},
    {"an unpackaged program, just started, one connection", kShell, To(kOwnBinary, 1),
     To(kOwnBinary, 1), kCertain, ShellShape::Relayed},
    {"… that has been running for a while (an agent)", kShell,
     To(kOwnBinary, 1).startedBefore(60'000), To(kOwnBinary, 1).startedBefore(60'000), kLikely,
     ShellShape::Relayed},
    {"… whose start nobody saw", kShell, To(kOwnBinary, 1).startedBefore(-1),
     To(kOwnBinary, 1).startedBefore(-1), kLikely, ShellShape::Relayed},
    {"… with more connections (a browser-like program)", kShell, To(kOwnBinary, 1).holds(3),
     To(kOwnBinary, 1).holds(3), kLikely, ShellShape::Relayed},
    {"… that accepted the connection (a web terminal)", kShell, To(kOwnBinary, 1).accepted(),
     To(kOwnBinary, 1).accepted(), kLikely, ShellShape::Relayed, true},
    {"a web terminal written in python", kShell, To(kScript, 1).accepted(),
     To(kScript, 1).accepted(), kLikely, ShellShape::Relayed, true},
    {"an IDE server run as a module", kShell, To(kModule, 1).accepted(), To(kModule, 1).accepted(),
     kLikely, ShellShape::Relayed, true},
    {"an agent's script", kShell, To(kScript, 1), To(kScript, 1), kLikely, ShellShape::Relayed},
    {"one end a relay, the other a script", kShell, To(kNcat, 1), To(kScript, 1), kLikely,
     ShellShape::Relayed},
    {"sshd's login shell on a pty", kShell, To(kSshd, 1).accepted(), To(kSshd, 1).accepted(),
     kSilent, ShellShape::Relayed, true},
    {"ssh host command without a pty", kShell, To(kSshd, 1).accepted().input(3),
     To(kSshd, 1).accepted().input(3), kSilent},
    {"an sshd that no package put there", kShell, To(unpackaged(kSshd), 1).accepted(),
     To(unpackaged(kSshd), 1).accepted(), kLikely, ShellShape::Relayed, true},
    {"mosh-server (UDP)", kShell, To(kMosh, 1).accepted().datagrams(),
     To(kMosh, 1).accepted().datagrams(), kSilent},
    {"a packaged server's shell", kShell, To(kLighttpd, 1).accepted(), To(kLighttpd, 1).accepted(),
     kSilent},
    {"a packaged python service", kShell, To(packagedScript(kScript), 1).accepted(),
     To(packagedScript(kScript), 1).accepted(), kSilent},
    {"the package's interpreter with somebody's script is no service", kShell, To(kScript, 1),
     To(packagedScript(unpackaged(kScript)), 1), kLikely, ShellShape::Relayed},
    {"one end a packaged service", kShell, To(kNcat, 2), To(kSshd, 1), kSilent},
    {"a program that takes no commands", kCat, To(kNcat, 2), To(kNcat, 2), kSilent},
    {"git's sh -c ssh wrapper", kShellInline, To(actor("ssh"), 1), To(actor("ssh"), 1), kSilent},
    {"CGI: a script file", kShellScript, To(kOwnBinary, 1), To(kOwnBinary, 1), kSilent},
    {"stdin leads there, but is closed",
     kShell,
     To(kNcat, 1),
     To(kNcat, 1),
     kSilent,
     ShellShape::Relayed,
     false,
     {},
     {},
     false},
};
INSTANTIATE_TEST_SUITE_P(Relayed, ShellVerdicts, testing::ValuesIn(kRelayed));

/// No picture without a way out to the network is ever a shell, and what is certain never hangs on
/// a name alone.
TEST(ShellVerdict, nothingIsToldWithoutADrain) {
    const Actor actors[] = {kShell, kShellInline, kOneLiner, kNcat, kSshd, kOwnBinary};
    for (const Actor& subject : actors)
        for (const Actor& holder : actors)
            for (const std::size_t hops : {0U, 1U, 3U}) {
                ShellPicture picture;
                picture.subject = subject;
                picture.feed = To(holder, hops).input(1).reach;
                EXPECT_FALSE(judgeShell(picture));
            }
}

TEST(ShellVerdict, packagedServicesAreNeverCertainOverARelay) {
    for (const Actor& service : {kSshd, kMosh, kLighttpd, packagedScript(kScript), kInetd})
        for (const Actor& subject : {kShell, kShellInline, kPiped, kId})
            for (const bool fed : {false, true}) {
                ShellPicture picture;
                picture.subject = subject;
                picture.drain = To(service, 1).above().input(1).reach;
                if (fed)
                    picture.feed = picture.drain;
                const auto verdict = judgeShell(picture);
                EXPECT_FALSE(verdict && verdict->certainty == Certainty::Certain)
                    << service.family.name;
            }
}

}  // namespace
}  // namespace rules
