#include "rules/behaviour/SuspiciousPort.h"

#include <algorithm>
#include <array>

namespace rules {
namespace {

constexpr int kEnough = 4;

// Sorted by port. Counted over 233,502 addresses of malware control servers, 443 stands first and
// all ports below together are a few percent: a list like this finds the careless only.
constexpr std::array<PortNote, 47> kNotes{{
    {1337, "a usual port of remote control tools", false},
    {2222, "a usual port of remote control tools, and of ssh", false},
    {3333, "the default of mining pools", false},
    {3334, "a usual port of mining pools", false},
    {4242, "a usual port of shell recipes", false},
    {4433, "a usual port of remote control tools", false},
    {4444, "Metasploit's default", false},
    {5000, "a usual port of remote control tools, and of web development", false},
    {5555, "a usual port of mining pools, and of Android debugging", false},
    {5556, "a usual port of mining pools", false},
    {5588, "a usual port of mining pools", false},
    {5730, "a usual port of mining pools", false},
    {6666, "a usual port of bots and mining pools", false},
    {6667, "IRC, which bots use", false},
    {7443, "Mythic's default", false},
    {7681, "a usual port of shells in a browser", false},
    {7777, "a usual port of mining pools, and of games", false},
    {8333, "a usual port of mining pools, and of Bitcoin", false},
    {8848, "a usual port of remote control tools", false},
    {8888, "a usual port of remote control tools, and of notebooks", false},
    {9001, "a usual port of shell recipes, and of Tor", false},
    {9999, "a usual port of remote control tools", false},
    {10128, "a usual port of mining pools", true},
    {10300, "a usual port of mining pools", true},
    {10343, "a usual port of mining pools", true},
    {12345, "NetBus, and a usual port of shell recipes", false},
    {13131, "Platypus's default", true},
    {13333, "a usual port of mining pools", true},
    {14433, "a usual port of mining pools", true},
    {14444, "a usual port of mining pools", true},
    {15555, "a usual port of mining pools", true},
    {18081, "Monero's daemon", false},
    {19999, "a usual port of mining pools, and of netdata", false},
    {28576, "a panel of vshell", true},
    {31337, "a usual port of back doors", true},
    {31338, "a usual port of back doors", true},
    {33333, "a usual port of mining pools", false},
    {45560, "a usual port of mining pools", true},
    {45700, "a usual port of mining pools", true},
    {50050, "Cobalt Strike's default", true},
    {50501, "a usual port of remote control tools", false},
    {51337, "a usual port of bind shells", true},
    {53531, "dnscat2's default", true},
    {55553, "Metasploit's remote procedure calls", true},
    {57230, "Covenant's default", true},
    {58080, "a usual port of mining pools", false},
    {60578, "a panel of vshell", true},
}};
static_assert(std::ranges::is_sorted(kNotes, {}, &PortNote::port));

// Below a home directory, where programs are installed without root.
constexpr std::array<std::string_view, 12> kHomesOfPrograms{
    "/.local/", "/.cargo/", "/.rustup/", "/.npm/", "/.nvm/",   "/.pyenv/",
    "/.var/",   "/.cache/", "/.sdkman/", "/.deno", "/.vscode", "/.mozilla/"};

}  // namespace

const PortNote* portNote(std::uint16_t port) {
    const auto* note = std::ranges::lower_bound(kNotes, port, {}, &PortNote::port);
    return note != kNotes.end() && note->port == port ? note : nullptr;
}

bool isTemporaryPlace(std::string_view executable) {
    for (const std::string_view place : {"/tmp/", "/var/tmp/", "/dev/shm/", "/run/user/"})
        if (executable.starts_with(place))
            return true;
    if (executable.find("/.") == std::string_view::npos)
        return false;
    return std::ranges::none_of(kHomesOfPrograms, [&](std::string_view home) {
        return executable.find(home) != std::string_view::npos;
    });
}

std::optional<PortSuspicion> judgePort(const PortPicture& picture) {
    const PortNote* note = portNote(picture.port);
    if (note == nullptr)
        return std::nullopt;
    struct Piece {
        bool there;
        int points;
        std::string_view text;
    };
    const std::array pieces{
        Piece{!picture.packaged, 1, "no package owns its program"},
        Piece{picture.temporaryPlace, 2, "its program lies where nobody installs programs"},
        Piece{picture.fileGone, 3, "its program's file is gone or never was one"},
        Piece{picture.programGiven, 1,
              "it does what it was told on the command line or by a loose file"},
        Piece{picture.bareAddress, 1, "no name was looked up for the peer"},
    };
    PortSuspicion suspicion{
        note->strong ? 2 : 1,
        {"port " + std::to_string(note->port) + " is " + std::string(note->what)}};
    for (const Piece& piece : pieces)
        if (piece.there) {
            suspicion.score += piece.points;
            suspicion.why.emplace_back(piece.text);
        }
    if (suspicion.score < kEnough || suspicion.why.size() < 3)
        return std::nullopt;
    return suspicion;
}

}  // namespace rules
