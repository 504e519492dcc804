#include "rules/behaviour/CommandLine.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <vector>

namespace rules {
namespace {

constexpr ProgramFamily kFamilies[] = {
    {"sh", ProgramKind::Shell},
    {"ash", ProgramKind::Shell},
    {"hush", ProgramKind::Shell},
    {"bash", ProgramKind::Shell},
    {"rbash", ProgramKind::Shell},
    {"dash", ProgramKind::Shell},
    {"zsh", ProgramKind::Shell},
    {"ksh", ProgramKind::Shell},
    {"mksh", ProgramKind::Shell},
    {"lksh", ProgramKind::Shell},
    {"fish", ProgramKind::Shell},
    {"tcsh", ProgramKind::Shell},
    {"csh", ProgramKind::Shell},
    {"yash", ProgramKind::Shell},
    {"posh", ProgramKind::Shell},
    {"rc", ProgramKind::Shell},
    {"elvish", ProgramKind::Shell},
    {"nu", ProgramKind::Shell},
    {"pwsh", ProgramKind::Shell},
    {"busybox", ProgramKind::Relay},  // replaced by the applet
    {"python", ProgramKind::Interpreter},
    {"pypy", ProgramKind::Interpreter},
    {"perl", ProgramKind::Interpreter},
    {"ruby", ProgramKind::Interpreter},
    {"php", ProgramKind::Interpreter},
    {"node", ProgramKind::Interpreter},
    {"nodejs", ProgramKind::Interpreter},
    {"deno", ProgramKind::Interpreter},
    {"bun", ProgramKind::Interpreter},
    {"lua", ProgramKind::Interpreter},
    {"luajit", ProgramKind::Interpreter},
    {"tclsh", ProgramKind::Interpreter},
    {"wish", ProgramKind::Interpreter},
    {"expect", ProgramKind::Interpreter},
    {"guile", ProgramKind::Interpreter},
    {"gawk", ProgramKind::Interpreter},
    {"mawk", ProgramKind::Interpreter},
    {"awk", ProgramKind::Interpreter},
    {"java", ProgramKind::Interpreter},
    {"jshell", ProgramKind::Interpreter},
    {"gdb", ProgramKind::Interpreter},
    {"octave", ProgramKind::Interpreter},
    {"erl", ProgramKind::Interpreter},
    {"iex", ProgramKind::Interpreter},
    {"nc", ProgramKind::Relay},
    {"netcat", ProgramKind::Relay},
    {"ncat", ProgramKind::Relay},
    {"socat", ProgramKind::Relay},
    {"telnet", ProgramKind::Relay},
    {"telnetd", ProgramKind::Relay},
    {"openssl", ProgramKind::Relay},
    {"gnutls-cli", ProgramKind::Relay},
    {"stunnel", ProgramKind::Relay},
    {"websocat", ProgramKind::Relay},
    {"curl", ProgramKind::Relay},
    {"wget", ProgramKind::Relay},
    {"ssh", ProgramKind::Relay},
    {"script", ProgramKind::Relay},
    {"cat", ProgramKind::Relay},
    {"tee", ProgramKind::Relay},
    {"systemd-socket-activate", ProgramKind::Relay},
    {"sshd", ProgramKind::RemoteLogin},
    {"sshd-session", ProgramKind::RemoteLogin},
    {"sshd-auth", ProgramKind::RemoteLogin},
    {"dropbear", ProgramKind::RemoteLogin},
    {"mosh-server", ProgramKind::RemoteLogin},
    {"xrdp-sesman", ProgramKind::RemoteLogin},
    {"cockpit-bridge", ProgramKind::RemoteLogin},
    {"inetd", ProgramKind::SuperServer},
    {"inetutils-inetd", ProgramKind::SuperServer},
    {"xinetd", ProgramKind::SuperServer},
    {"systemd", ProgramKind::SuperServer},
};

ProgramFamily exactFamily(std::string_view name) {
    const auto* found = std::ranges::find(kFamilies, name, &ProgramFamily::name);
    return found == std::end(kFamilies) ? ProgramFamily{} : *found;
}

std::string_view baseName(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// "python3.11" -> "python", "guile-3.0" -> "guile", "zsh5" -> "zsh", "bash-static" -> "bash"
std::string_view withoutVersion(std::string_view name) {
    if (name.ends_with("-static"))
        name.remove_suffix(7);
    const auto isVersion = [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) || c == '.' || c == '-';
    };
    while (!name.empty() && isVersion(name.back()))
        name.remove_suffix(1);
    return name;
}

/// How one family's options look. Letters are read inside clusters ("-ilc"); a letter in `swallow`
/// takes the rest of the cluster or, if there is none, the next argument; `attached` only ever
/// takes the rest.
struct OptionStyle {
    std::string_view family;
    std::string_view inlineLetters;
    std::string_view swallow;
    std::string_view attached;
    std::string_view fileLetters;  // take a file name that is the program
    std::vector<std::string_view> inlineWords = {};
    std::vector<std::string_view> wordsWithValue = {};
    std::string_view digits = {};  // letters that take the digits behind them and nothing more
    bool longWithOneDash = false;  // "-ex" is a word, not a cluster
};

const OptionStyle kShellStyle{
    "sh", "c", "oO", "", "", {}, {"--rcfile", "--init-file", "--command-file"}};
const OptionStyle kFishStyle{
    "fish", "c", "CdDoOp", "", "", {"--command"}, {"--init-command", "--debug", "--profile"}};
const OptionStyle kDefaultStyle{"", "", "", "", ""};

const OptionStyle& styleOf(ProgramFamily family) {
    static const std::vector<OptionStyle> styles{
        {"python", "c", "WXQ", "", "", {}, {"--check-hash-based-pycs"}},
        {"pypy", "c", "WX", "", ""},
        {"perl", "eE", "I", "MmCDFix:", "", {}, {}, "0l"},
        {"ruby", "e", "rICEF", "xKi", "", {}, {}, "0TW"},
        {"php", "rBRE", "dctz", "", "f", {"--run", "--process-code"}},
        {"node", "ep", "r", "", "", {"--eval", "--print"}, {"--require", "--import", "--loader"}},
        {"nodejs", "ep", "r", "", "", {"--eval", "--print"}, {"--require", "--import", "--loader"}},
        {"lua", "e", "l", "", ""},
        {"luajit", "e", "lbjO", "", ""},
        {"expect", "c", "", "", "f"},
        {"guile", "c", "Ll", "", "s"},
        {"gdb",
         "",
         "",
         "",
         "x",
         {"-ex", "-iex", "-eval-command", "--ex", "--eval-command"},
         {"-p", "-pid", "--pid", "-d", "-cd"},
         "",
         true},
    };
    if (family.kind == ProgramKind::Shell)
        return family.name == "fish" ? kFishStyle : kShellStyle;
    const auto found = std::ranges::find(styles, family.name, &OptionStyle::family);
    return found == styles.end() ? kDefaultStyle : *found;
}

/// Also behind a process number, and with what a path may have in between ("/dev/./stdin").
bool isStandardInput(std::string_view operand) {
    const std::filesystem::path path = std::filesystem::path(operand).lexically_normal();
    const std::string& plain = path.native();
    return operand == "-" || plain == "/dev/stdin" || plain.starts_with("/dev/fd/") ||
           (plain.starts_with("/proc/") && path.parent_path().filename() == "fd");
}

class OptionReader {
  public:
    OptionReader(ProgramFamily family, std::span<const std::string> arguments)
        : m_style(styleOf(family)),
          m_python(family.name == "python" || family.name == "pypy"),
          m_arguments(arguments) {
        m_result.family = family;
        m_shell = family.kind == ProgramKind::Shell;
        for (const std::string_view name : {"python", "pypy", "lua", "node", "nodejs"})
            m_promptsAfterScript = m_promptsAfterScript || family.name == name;
    }

    CommandLine read() {
        while (!m_done && m_next < m_arguments.size())
            readOne(m_arguments[m_next++]);
        return m_result;
    }

  private:
    void readOne(const std::string& argument) {
        const bool option =
            argument.size() > 1 && (argument[0] == '-' || (m_shell && argument[0] == '+'));
        // sh(1): a single hyphen ends the options, and so does "--"; elsewhere it is the input.
        if (argument == "--" || (m_shell && argument == "-"))
            takeOperand(m_next < m_arguments.size() ? m_arguments[m_next] : std::string());
        else if (!option)
            takeOperand(argument);
        else if (isWord(argument))
            readWord(argument);
        else
            readCluster(std::string_view(argument).substr(1));
    }

    bool isWord(std::string_view argument) const {
        return argument.starts_with("--") || (m_style.longWithOneDash && argument.size() > 2) ||
               contains(m_style.wordsWithValue, argument);
    }

    static bool contains(const std::vector<std::string_view>& words, std::string_view word) {
        return std::ranges::find(words, word) != words.end();
    }

    void readWord(std::string_view word) {
        const std::string_view name = word.substr(0, word.find('='));
        if (contains(m_style.inlineWords, name))
            finish(CommandSource::Inline);
        else if (contains(m_style.wordsWithValue, word))
            ++m_next;
    }

    void readCluster(std::string_view letters) {
        for (std::size_t i = 0; i < letters.size() && !m_done; ++i) {
            const bool last = i + 1 == letters.size();
            if (readLetter(letters[i], letters.substr(i + 1), last))
                return;
            if (m_style.digits.find(letters[i]) != std::string_view::npos)
                while (i + 1 < letters.size() &&
                       std::isdigit(static_cast<unsigned char>(letters[i + 1])))
                    ++i;
        }
    }

    /// true: the rest of the cluster belongs to this letter
    bool readLetter(char letter, std::string_view rest, bool last) {
        if (letter == 'i')
            m_result.source = CommandSource::Interactive;
        // sh -s ARGUMENT…: commands come from the input, operands are its parameters.
        m_operandsAreParameters = m_operandsAreParameters || (m_shell && letter == 's');
        if (m_style.inlineLetters.find(letter) != std::string_view::npos)
            return finish(CommandSource::Inline);
        if (m_style.fileLetters.find(letter) != std::string_view::npos)
            return takeFile(last ? nextArgument() : std::string(rest));
        if (m_python && letter == 'm')
            return takeModule(last ? nextArgument() : std::string(rest));
        if (m_result.family.name == "php" && letter == 'S')
            return finish(CommandSource::Server);
        if (m_style.swallow.find(letter) != std::string_view::npos && last)
            ++m_next;
        return m_style.swallow.find(letter) != std::string_view::npos ||
               m_style.attached.find(letter) != std::string_view::npos;
    }

    std::string nextArgument() {
        return m_next < m_arguments.size() ? m_arguments[m_next++] : std::string();
    }

    bool takeFile(std::string file) {
        m_result.operand = std::move(file);
        return finish(CommandSource::ScriptFile);
    }

    bool takeModule(std::string module) {
        m_result.operand = std::move(module);
        return finish(CommandSource::Module);
    }

    bool finish(CommandSource source) {
        m_result.source = source;
        return m_done = true;
    }

    void takeOperand(const std::string& operand) {
        m_done = true;
        if (operand.empty() || isStandardInput(operand) || m_operandsAreParameters)
            return;
        m_result.operand = operand;
        // python -i SCRIPT goes on with the input when the script is through.
        if (!m_promptsAfterScript || m_result.source != CommandSource::Interactive)
            m_result.source = CommandSource::ScriptFile;
    }

    const OptionStyle& m_style;
    bool m_python;
    bool m_shell = false;
    bool m_operandsAreParameters = false;
    bool m_promptsAfterScript = false;
    std::span<const std::string> m_arguments;
    std::size_t m_next = 1;
    bool m_done = false;
    CommandLine m_result;
};

/// awk 'program' | awk -f file: the first operand is the program's text.
CommandLine readAwk(ProgramFamily family, std::span<const std::string> arguments) {
    CommandLine result{family, CommandSource::Inline, {}};
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const std::string& argument = arguments[i];
        if (argument == "-f" || argument == "--file" || argument == "-E" || argument == "--exec")
            return {family, CommandSource::ScriptFile,
                    i + 1 < arguments.size() ? arguments[i + 1] : std::string()};
        if (argument.starts_with("-f"))
            return {family, CommandSource::ScriptFile, argument.substr(2)};
        if (argument.starts_with("--file=") || argument.starts_with("--exec="))
            return {family, CommandSource::ScriptFile, argument.substr(7)};
        if (argument == "-v" || argument == "-F")
            ++i;
        else if (!argument.starts_with("-"))
            break;
    }
    return result;
}

/// As busybox's own main(): a leading hyphen (login) goes, then the directory.
std::string_view appletOf(std::string_view argument) {
    if (argument.starts_with("-"))
        argument.remove_prefix(1);
    return baseName(argument);
}

/// busybox and links to it run the applet named by argv[0], or by the next argument when that
/// begins with "busybox". Hostile: argv[0] may be anything ("-busybox"), any number of times.
CommandLine readBusybox(std::span<const std::string> arguments) {
    while (!arguments.empty() && appletOf(arguments[0]).starts_with("busybox"))
        arguments = arguments.subspan(1);
    return arguments.empty() ? CommandLine{}
                             : readCommandLine(exactFamily(appletOf(arguments[0])), arguments);
}

}  // namespace

ProgramFamily familyOf(std::string_view fileName) {
    const std::string_view name = baseName(fileName);
    if (const ProgramFamily exact = exactFamily(name); !exact.name.empty())
        return exact;
    if (name.starts_with("ld-linux") || (name.starts_with("ld-") && name.ends_with(".so")))
        return {"ld.so", ProgramKind::Loader};
    if (name.starts_with("nc."))
        return exactFamily("nc");
    return exactFamily(withoutVersion(name));
}

std::span<const std::string> withoutLoader(std::span<const std::string> arguments) {
    static constexpr std::string_view kWithValue[] = {
        "--library-path",         "--inhibit-rpath",    "--audit", "--preload", "--argv0",
        "--glibc-hwcaps-prepend", "--glibc-hwcaps-mask"};
    std::size_t next = 1;
    while (next < arguments.size() && arguments[next].starts_with("--"))
        next += std::ranges::find(kWithValue, arguments[next]) == std::end(kWithValue) ? 1 : 2;
    return arguments.subspan(std::min(next, arguments.size()));
}

CommandLine readCommandLine(ProgramFamily family, std::span<const std::string> arguments) {
    if (family.name == "busybox")
        return readBusybox(arguments);
    if (family.name == "awk" || family.name == "gawk" || family.name == "mawk")
        return readAwk(family, arguments);
    if (family.kind == ProgramKind::Shell || family.kind == ProgramKind::Interpreter)
        return OptionReader(family, arguments).read();
    return {family, CommandSource::ScriptFile, {}};
}

}  // namespace rules
