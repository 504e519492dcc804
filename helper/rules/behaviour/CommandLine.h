#pragma once

#include <span>
#include <string>
#include <string_view>

namespace rules {

/// What kind of program an executable is, as far as the behavioural rules care.
enum class ProgramKind {
    Unknown,      // anything else
    Shell,        // reads commands
    Interpreter,  // runs programs it is given
    Relay,  // moves bytes between a connection and its standard descriptors, or starts a program on
            // a connection
    RemoteLogin,  // sshd, mosh-server: giving a shell to the network is their job
    SuperServer,  // inetd, systemd: hand accepted connections to configured programs
    Loader        // ld.so: runs the program named by its arguments
};

/// Where a shell or interpreter takes its commands from.
enum class CommandSource {
    Input,        // standard input, also through /dev/stdin
    Interactive,  // standard input, with a prompt
    Inline,       // -c, -e …: a text in the arguments
    ScriptFile,   // a file named by an operand
    Module,       // python -m
    Server        // php -S and the like: it waits for requests
};

struct ProgramFamily {
    std::string_view name;  // "bash", "python", "ncat"; empty = unknown
    ProgramKind kind = ProgramKind::Unknown;
};

/// The family of an executable's file name: version suffixes do not count ("python3.11" is python,
/// "nc.traditional" is nc). A file name alone proves nothing: callers know whether a package owns
/// the file, or compare build ids.
ProgramFamily familyOf(std::string_view fileName);

struct CommandLine {
    ProgramFamily family;  // of the program that really runs: busybox sh is the applet "sh"
    CommandSource source = CommandSource::Input;
    std::string operand;  // the script file or module, empty = none
};

/// Reads the arguments as the family's own option parser would. `arguments` includes argv[0].
CommandLine readCommandLine(ProgramFamily family, std::span<const std::string> arguments);

/// What ld.so was told to run: "ld.so --argv0 x /bin/sh -i" -> "/bin/sh -i". Empty when it names no
/// program (ld.so(8)).
std::span<const std::string> withoutLoader(std::span<const std::string> arguments);

/// Commands come through standard input.
inline bool isDriven(CommandSource source) {
    return source == CommandSource::Input || source == CommandSource::Interactive;
}

}  // namespace rules
