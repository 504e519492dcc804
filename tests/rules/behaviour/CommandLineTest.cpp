#include "rules/behaviour/CommandLine.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

namespace rules {
namespace {

using Source = CommandSource;
using Kind = ProgramKind;

struct LineRow {
    std::string_view program;  // file name of the executable
    std::vector<std::string> arguments;
    Source source;
    std::string operand = {};
    std::string_view family = {};  // where it differs from the program's
};

void PrintTo(const LineRow& row, std::ostream* out) {
    *out << row.program << " [";
    for (const std::string& argument : row.arguments)
        *out << ' ' << testing::PrintToString(argument);
    *out << " ]";
}

class ReadCommandLine : public testing::TestWithParam<LineRow> {};

TEST_P(ReadCommandLine, arguments) {
    const LineRow& row = GetParam();
    const CommandLine line = readCommandLine(familyOf(row.program), row.arguments);
    EXPECT_EQ(line.source, row.source);
    EXPECT_EQ(line.operand, row.operand);
    const ProgramFamily family = familyOf(row.family.empty() ? row.program : row.family);
    EXPECT_EQ(line.family.name, family.name);
    EXPECT_EQ(line.family.kind, family.kind);
}

const std::vector<LineRow> kShells{
    {"bash", {}, Source::Input},
    {"bash", {"bash"}, Source::Input},
    {"bash", {"-bash"}, Source::Input},
    {"bash", {"bash", "-i"}, Source::Interactive},
    {"bash", {"bash", "-li"}, Source::Interactive},
    {"bash", {"bash", "--norc", "-i"}, Source::Interactive},
    {"bash", {"bash", "--rcfile", "/etc/rc", "-i"}, Source::Interactive},
    {"bash", {"bash", "--init-file", "/etc/rc"}, Source::Input},
    {"bash", {"bash", "-o", "vi"}, Source::Input},
    {"bash", {"bash", "-O", "extglob", "+O", "nullglob", "-i"}, Source::Interactive},
    {"bash", {"bash", "-eo", "pipefail"}, Source::Input},
    {"bash", {"bash", "-eo", "pipefail", "run"}, Source::ScriptFile, "run"},
    {"bash", {"bash", "+x"}, Source::Input},
    {"bash", {"bash", "-c", "id"}, Source::Inline},
    {"bash", {"bash", "-ilc", "env"}, Source::Inline},
    {"bash", {"bash", "-lc", "env"}, Source::Inline},
    {"bash", {"bash", "-xec", "id", "name"}, Source::Inline},
    {"bash", {"bash", "-o", "pipefail", "-c", "id"}, Source::Inline},
    {"bash", {"bash", "/tmp/x.sh"}, Source::ScriptFile, "/tmp/x.sh"},
    {"bash", {"bash", "-e", "x.sh", "-c", "id"}, Source::ScriptFile, "x.sh"},
    {"bash", {"bash", "-i", "x.sh"}, Source::ScriptFile, "x.sh"},
    {"bash", {"bash", "--", "x.sh"}, Source::ScriptFile, "x.sh"},
    {"bash", {"bash", "--", "-c"}, Source::ScriptFile, "-c"},
    {"bash", {"bash", "--"}, Source::Input},
    {"bash", {"bash", "--posix"}, Source::Input},
    {"bash", {"bash", "-s"}, Source::Input},
    {"bash", {"bash", "-s", "argument"}, Source::Input},
    {"bash", {"bash", "-s", "--", "--yes"}, Source::Input},
    {"bash", {"bash", "-es", "argument"}, Source::Input},
    {"bash", {"bash", "-is", "argument"}, Source::Interactive},
    {"bash", {"bash", "-sc", "id"}, Source::Inline},
    {"bash", {"bash", "-", "x.sh"}, Source::ScriptFile, "x.sh"},
    {"bash", {"bash", "-"}, Source::Input},
    {"bash", {"bash", ""}, Source::Input},
    {"bash", {"bash", "/dev/stdin"}, Source::Input},
    {"bash", {"bash", "/dev/fd/63"}, Source::Input},
    {"bash", {"bash", "/dev/fd/0", "argument"}, Source::Input},
    {"bash", {"bash", "/proc/self/fd/5"}, Source::Input},
    {"bash", {"bash", "/proc/thread-self/fd/0"}, Source::Input},
    {"bash", {"bash", "/proc/4242/fd/0"}, Source::Input},
    {"bash", {"bash", "/dev/./fd//0"}, Source::Input},
    {"bash", {"bash", "/dev/../dev/stdin"}, Source::Input},
    {"bash", {"bash", "/proc/4242/fd"}, Source::ScriptFile, "/proc/4242/fd"},
    {"bash", {"bash", "/home/fd/0"}, Source::ScriptFile, "/home/fd/0"},
    {"bash", {"bash", "-i", "/dev/stdin"}, Source::Interactive},
    {"bash", {"bash", "/dev/stdin.sh"}, Source::ScriptFile, "/dev/stdin.sh"},
    {"bash", {"bash", "/dev/fdx"}, Source::ScriptFile, "/dev/fdx"},
    {"bash", {"bash", "/dev/shm/fd/0"}, Source::ScriptFile, "/dev/shm/fd/0"},
    {"dash", {"dash", "-i"}, Source::Interactive},
    {"dash", {"sh", "-c", "id"}, Source::Inline},
    {"dash", {"sh", "/usr/bin/ldd", "x"}, Source::ScriptFile, "/usr/bin/ldd"},
    {"dash", {"-sh"}, Source::Input},
    {"zsh5", {"zsh", "-f", "-i"}, Source::Interactive},
    {"zsh", {"zsh", "-o", "extendedglob", "-c", "x"}, Source::Inline},
    {"zsh", {"zsh", "-fc", "x"}, Source::Inline},
    {"ksh93", {"ksh93", "-i"}, Source::Interactive},
    {"ksh", {"ksh", "-c", "x"}, Source::Inline},
    {"mksh", {"mksh", "-l"}, Source::Input},
    {"mksh", {"mksh", "f"}, Source::ScriptFile, "f"},
    {"fish", {"fish", "-i"}, Source::Interactive},
    {"fish", {"fish", "-c", "x"}, Source::Inline},
    {"fish", {"fish", "--command=x"}, Source::Inline},
    {"fish", {"fish", "-C", "true"}, Source::Input},
    {"fish", {"fish", "--init-command", "true", "f"}, Source::ScriptFile, "f"},
    {"bash", {"bash", "-C", "f"}, Source::ScriptFile, "f"},
    {"tcsh", {"tcsh", "-f"}, Source::Input},
    {"tcsh", {"tcsh", "-fc", "x"}, Source::Inline},
    {"csh", {"csh", "-f", "script"}, Source::ScriptFile, "script"},
    {"yash", {"yash", "-c", "x"}, Source::Inline},
    {"rc", {"rc", "-c", "x"}, Source::Inline},
};

const std::vector<LineRow> kInterpreters{
    {"python3", {}, Source::Input},
    {"python3", {"python3"}, Source::Input},
    {"python3", {"python3", "-"}, Source::Input},
    {"python3", {"python3", "-i"}, Source::Interactive},
    {"python3", {"python3", "-c", "print(1)"}, Source::Inline},
    {"python3", {"python3", "-cprint(1)"}, Source::Inline},
    {"python3", {"python3", "-Ic", "x"}, Source::Inline},
    {"python3", {"python3", "-W", "ignore", "-c", "x"}, Source::Inline},
    {"python3", {"python3", "-Wignore", "-X", "dev", "-uBc", "x"}, Source::Inline},
    {"python3", {"python3", "-W", "-c"}, Source::Input},
    {"python3", {"python3", "-m", "http.server", "-c"}, Source::Module, "http.server"},
    {"python3", {"python3", "-mvenv"}, Source::Module, "venv"},
    {"python3", {"python3", "-um", "pip"}, Source::Module, "pip"},
    {"python3", {"python3", "-m"}, Source::Module},
    {"python3", {"python3", "x.py", "-c", "y"}, Source::ScriptFile, "x.py"},
    {"python3", {"python3", "-u", "x.py"}, Source::ScriptFile, "x.py"},
    {"python3",
     {"python3", "--check-hash-based-pycs", "always", "x.py"},
     Source::ScriptFile,
     "x.py"},
    {"python3", {"python3", "/dev/fd/9"}, Source::Input},
    {"python3", {"python3", "-i", "x.py"}, Source::Interactive, "x.py"},
    {"pypy3", {"pypy3", "-c", "x"}, Source::Inline},
    {"pypy3", {"pypy3", "-m", "pip"}, Source::Module, "pip"},
    {"perl", {"perl"}, Source::Input},
    {"perl", {"perl", "-"}, Source::Input},
    {"perl", {"perl", "-e", "x"}, Source::Inline},
    {"perl", {"perl", "-E", "x"}, Source::Inline},
    {"perl", {"perl", "-MIO", "-e", "x"}, Source::Inline},
    {"perl", {"perl", "-MIO::Socket", "-we", "x"}, Source::Inline},
    {"perl", {"perl", "-mFoo", "-ne", "x"}, Source::Inline},
    {"perl", {"perl", "-ne", "x"}, Source::Inline},
    {"perl", {"perl", "-pie", "x"}, Source::ScriptFile, "x"},  // the e belongs to -i
    {"perl", {"perl", "-0777", "-ne", "x"}, Source::Inline},
    {"perl", {"perl", "-0777ne", "x"}, Source::Inline},
    {"perl", {"perl", "-lne", "x"}, Source::Inline},
    {"perl", {"perl", "-lane", "x"}, Source::Inline},
    {"perl", {"perl", "-l012e", "x"}, Source::Inline},
    {"perl", {"perl", "-d:Trace", "x.pl"}, Source::ScriptFile, "x.pl"},
    {"perl", {"perl", "-i.ext", "x.pl"}, Source::ScriptFile, "x.pl"},
    {"perl", {"perl", "-Mexpand"}, Source::Input},
    {"perl", {"perl", "x.pl", "-e", "y"}, Source::ScriptFile, "x.pl"},
    {"perl", {"perl", "-I", "lib", "x.pl"}, Source::ScriptFile, "x.pl"},
    {"perl", {"perl", "-Ilib", "x.pl"}, Source::ScriptFile, "x.pl"},
    {"perl", {"perl", "-I", "-e"}, Source::Input},
    {"perl", {"perl", "-wT", "x.pl"}, Source::ScriptFile, "x.pl"},
    {"ruby", {"ruby"}, Source::Input},
    {"ruby", {"ruby", "-rsocket", "-e", "x"}, Source::Inline},
    {"ruby", {"ruby", "-r", "socket", "-e", "x"}, Source::Inline},
    {"ruby", {"ruby", "-rsocket", "-eexit"}, Source::Inline},
    {"ruby", {"ruby", "-r", "-e"}, Source::Input},
    {"ruby", {"ruby", "-rset"}, Source::Input},  // the e belongs to -r
    {"ruby", {"ruby", "-ne", "x"}, Source::Inline},
    {"ruby", {"ruby", "-W0e", "x"}, Source::Inline},
    {"ruby", {"ruby", "-i.e", "x.rb"}, Source::ScriptFile, "x.rb"},
    {"ruby", {"ruby", "-C", "/tmp", "x.rb"}, Source::ScriptFile, "x.rb"},
    {"ruby", {"ruby", "-W0", "x.rb", "-e"}, Source::ScriptFile, "x.rb"},
    {"php", {"php"}, Source::Input},
    {"php", {"php", "-a"}, Source::Input},
    {"php", {"php", "-r", "x;"}, Source::Inline},
    {"php8.2", {"php", "-nr", "x;"}, Source::Inline},
    {"php", {"php", "-d", "a=b", "-r", "x;"}, Source::Inline},
    {"php", {"php", "-da=b", "-r", "x;"}, Source::Inline},
    {"php", {"php", "-d", "-r"}, Source::Input},
    {"php", {"php", "-R", "x;"}, Source::Inline},
    {"php", {"php", "--run", "x;"}, Source::Inline},
    {"php", {"php", "-S", "127.0.0.1:80"}, Source::Server},
    {"php", {"php", "-t", "/srv", "-S", "127.0.0.1:80"}, Source::Server},
    {"php", {"php", "-f", "x.php"}, Source::ScriptFile, "x.php"},
    {"php", {"php", "-fx.php"}, Source::ScriptFile, "x.php"},
    {"php", {"php", "x.php", "-r", "y"}, Source::ScriptFile, "x.php"},
    {"php", {"php", "-c", "/etc/php", "x.php"}, Source::ScriptFile, "x.php"},
    {"node", {"node"}, Source::Input},
    {"node", {"node", "-"}, Source::Input},
    {"node", {"node", "-i"}, Source::Interactive},
    {"node", {"node", "-e", "x"}, Source::Inline},
    {"node", {"node", "-pe", "x"}, Source::Inline},
    {"node", {"node", "--eval", "x"}, Source::Inline},
    {"node", {"node", "--eval=x"}, Source::Inline},
    {"node", {"node", "--print", "x"}, Source::Inline},
    {"node", {"node", "-r", "esm", "x.js"}, Source::ScriptFile, "x.js"},
    {"node", {"node", "--require", "esm", "x.js"}, Source::ScriptFile, "x.js"},
    {"node", {"node", "--require=esm", "x.js"}, Source::ScriptFile, "x.js"},
    {"node", {"node", "--inspect=127.0.0.1:1", "x.js"}, Source::ScriptFile, "x.js"},
    {"node", {"node", "--evaluate", "x.js"}, Source::ScriptFile, "x.js"},
    {"lua5.1", {"lua", "-e", "x"}, Source::Inline},
    {"lua5.1", {"lua", "-l", "socket", "-e", "x"}, Source::Inline},
    {"lua5.1", {"lua", "-l", "-e"}, Source::Input},
    {"lua", {"lua", "x.lua"}, Source::ScriptFile, "x.lua"},
    {"lua", {"lua", "-i"}, Source::Interactive},
    {"lua", {"lua", "-"}, Source::Input},
    {"luajit", {"luajit", "-e", "x"}, Source::Inline},
    {"tclsh8.6", {"tclsh"}, Source::Input},
    {"tclsh8.6", {"tclsh", "x.tcl"}, Source::ScriptFile, "x.tcl"},
    {"expect", {"expect", "-c", "spawn sh"}, Source::Inline},
    {"expect", {"expect", "-f", "x.exp"}, Source::ScriptFile, "x.exp"},
    {"expect", {"expect", "-"}, Source::Input},
    {"guile-3.0", {"guile", "-c", "x"}, Source::Inline},
    {"guile-3.0", {"guile", "-s", "x.scm"}, Source::ScriptFile, "x.scm"},
    {"guile-3.0", {"guile", "-L", "/lib", "x.scm"}, Source::ScriptFile, "x.scm"},
    {"gdb", {"gdb", "-p", "1", "-ex", "shell"}, Source::Inline},
    {"gdb", {"gdb", "-nx", "-batch", "-p", "1", "-ex", "shell"}, Source::Inline},
    {"gdb", {"gdb", "-batch", "-x", "cmds"}, Source::ScriptFile, "cmds"},
    {"gdb", {"gdb", "-x", "cmds"}, Source::ScriptFile, "cmds"},
    {"java", {"java", "-jar", "x.jar"}, Source::ScriptFile, "x.jar"},
    {"jshell", {"jshell"}, Source::Input},
};

const std::vector<LineRow> kAwks{
    {"gawk", {}, Source::Inline},
    {"gawk", {"gawk"}, Source::Inline},
    {"gawk", {"gawk", "BEGIN{}"}, Source::Inline},
    {"mawk", {"awk", "-F", ":", "{print $1}", "file"}, Source::Inline},
    {"mawk", {"awk", "-F:", "{print $1}", "-f"}, Source::Inline},
    {"gawk", {"gawk", "-v", "a=-f", "x"}, Source::Inline},
    {"gawk", {"gawk", "-f", "x.awk", "file"}, Source::ScriptFile, "x.awk"},
    {"gawk", {"gawk", "-v", "a=b", "-f", "x.awk"}, Source::ScriptFile, "x.awk"},
    {"gawk", {"gawk", "-fx.awk"}, Source::ScriptFile, "x.awk"},
    {"gawk", {"gawk", "--file", "x.awk"}, Source::ScriptFile, "x.awk"},
    {"gawk", {"gawk", "--file=x.awk"}, Source::ScriptFile, "x.awk"},
    {"gawk", {"gawk", "--exec=x.awk"}, Source::ScriptFile, "x.awk"},
    {"gawk", {"gawk", "-E", "x.awk", "-f", "y"}, Source::ScriptFile, "x.awk"},
    {"gawk", {"gawk", "-f"}, Source::ScriptFile},
};

const std::vector<LineRow> kBusybox{
    {"busybox", {"busybox", "sh"}, Source::Input, {}, "sh"},
    {"busybox", {"busybox", "sh", "-i"}, Source::Interactive, {}, "sh"},
    {"busybox", {"/bin/busybox", "ash", "-c", "x"}, Source::Inline, {}, "ash"},
    {"busybox", {"/tmp/sh", "x.sh"}, Source::ScriptFile, "x.sh", "sh"},
    {"busybox", {"-sh"}, Source::Input, {}, "sh"},
    {"busybox", {"busybox", "awk", "BEGIN{}"}, Source::Inline, {}, "awk"},
    {"busybox", {"busybox", "nc", "-e", "sh"}, Source::ScriptFile, {}, "nc"},
    {"busybox", {"telnetd", "-l", "/bin/sh"}, Source::ScriptFile, {}, "telnetd"},
    {"busybox", {"busybox", "busybox", "sh"}, Source::Input, {}, "sh"},
    // As busybox's main() takes its name: once this never ended.
    {"busybox", {"-busybox", "sh"}, Source::Input, {}, "sh"},
    {"busybox", {"-busybox", "-busybox", "-busybox", "sh"}, Source::Input, {}, "sh"},
    {"busybox", {"busybox-x86_64", "sh"}, Source::Input, {}, "sh"},
    {"busybox", {"-/bin/busybox", "hush", "-i"}, Source::Interactive, {}, "hush"},
};

const std::vector<LineRow> kOthers{
    // What neither reads commands nor runs texts has no command source: never driven.
    {"ncat", {"ncat", "-e", "/bin/sh"}, Source::ScriptFile},
    {"socat", {"socat", "-", "TCP:x"}, Source::ScriptFile},
    {"sshd", {"sshd", "-D"}, Source::ScriptFile},
    {"sleep", {"sleep", "1"}, Source::ScriptFile},
    {"", {}, Source::ScriptFile},
};

INSTANTIATE_TEST_SUITE_P(Shells, ReadCommandLine, testing::ValuesIn(kShells));
INSTANTIATE_TEST_SUITE_P(Interpreters, ReadCommandLine, testing::ValuesIn(kInterpreters));
INSTANTIATE_TEST_SUITE_P(Awks, ReadCommandLine, testing::ValuesIn(kAwks));
INSTANTIATE_TEST_SUITE_P(Busybox, ReadCommandLine, testing::ValuesIn(kBusybox));
INSTANTIATE_TEST_SUITE_P(Others, ReadCommandLine, testing::ValuesIn(kOthers));

TEST(ReadCommandLine, theLoaderRunsWhatItIsTold) {
    using Words = std::vector<std::string>;
    const auto program = [](const Words& words) {
        const auto own = withoutLoader(words);
        return Words(own.begin(), own.end());
    };
    EXPECT_EQ(program({"ld.so", "/bin/sh", "-i"}), (Words{"/bin/sh", "-i"}));
    EXPECT_EQ(program({"ld.so", "--argv0", "x", "/bin/sh"}), Words{"/bin/sh"});
    EXPECT_EQ(program({"ld.so", "--inhibit-cache", "--library-path", "/a", "/bin/sh", "--x"}),
              (Words{"/bin/sh", "--x"}));
    EXPECT_EQ(program({"ld.so", "--preload", "a.so", "--list", "sh"}), Words{"sh"});
    for (const Words& words : {Words{}, {"ld.so"}, {"ld.so", "--argv0"}, {"ld.so", "--help"}})
        EXPECT_EQ(program(words), Words{}) << testing::PrintToString(words);
}

TEST(ReadCommandLine, busyboxWithoutAppletIsNobody) {
    const std::vector<std::vector<std::string>> lines{{}, {"busybox"}, {"busybox", "--list"}};
    for (const auto& arguments : lines) {
        const CommandLine line = readCommandLine(familyOf("busybox"), arguments);
        EXPECT_TRUE(line.family.name.empty()) << testing::PrintToString(arguments);
        EXPECT_EQ(line.family.kind, Kind::Unknown);
    }
}

TEST(ReadCommandLine, onlyInputAndInteractiveAreDriven) {
    for (const Source source : {Source::Input, Source::Interactive})
        EXPECT_TRUE(isDriven(source));
    for (const Source source : {Source::Inline, Source::ScriptFile, Source::Module, Source::Server})
        EXPECT_FALSE(isDriven(source));
}

/// Whatever somebody puts into argv: it ends, it does not read beyond the end, and it names an
/// operand that was there.
TEST(ReadCommandLine, anyArgumentsEndWell) {
    const std::vector<std::string> words{
        "-busybox", "",  "-",  "--",      "-c", "-i",  "-m",  "-e", "-W", "-f", "-x",   "--x",  "+",
        "+o",       "x", "-S", "busybox", "sh", "-ex", "awk", "-r", "-o", "-O", "\xff", "-\xff"};
    const std::vector<std::string_view> programs{"bash", "python3", "perl",    "ruby", "php",
                                                 "node", "gawk",    "busybox", "gdb",  "java"};
    for (const std::string_view program : programs)
        for (const std::string& first : words)
            for (const std::string& second : words)
                for (const std::string& third : words) {
                    const std::vector<std::string> arguments{first, second, third};
                    const CommandLine line = readCommandLine(familyOf(program), arguments);
                    const bool present = line.operand.empty() ||
                                         std::ranges::any_of(arguments, [&](const auto& word) {
                                             return word.ends_with(line.operand);
                                         });
                    ASSERT_TRUE(present) << program << ' ' << testing::PrintToString(arguments);
                }
}

}  // namespace
}  // namespace rules
