#include "config/Arguments.h"

#include <gtest/gtest.h>

namespace config {
namespace {

using Words = std::vector<const char*>;

Arguments parsed(const Words& words) {
    const auto arguments = parseArguments(words);
    EXPECT_TRUE(arguments) << testing::PrintToString(words);
    return arguments.value_or(Arguments{});
}

TEST(Arguments, defaultsAreTheContracts) {
    const Arguments arguments = parsed({});
    EXPECT_EQ(arguments.action, Arguments::Action::Run);
    EXPECT_EQ(arguments.configFile, "/etc/algo-monitor/config.json");
    EXPECT_EQ(arguments.stateDirectory, "/var/lib/algo-monitor");
    EXPECT_EQ(arguments.logDirectory, "/var/log/algo-monitor");
    EXPECT_TRUE(arguments.rulesDirectories.empty());
    EXPECT_EQ(arguments.bus, "system");
    EXPECT_EQ(arguments.eventSource, "auto");
}

TEST(Arguments, everyOptionInBothForms) {
    const Words lists[] = {{"--config", "/c", "--state-dir", "/s", "--log-dir", "/l", "--rules-dir",
                            "/a", "--rules-dir", "/b", "--bus", "none", "--event-source", "procfs"},
                           {"--config=/c", "--state-dir=/s", "--log-dir=/l", "--rules-dir=/a",
                            "--rules-dir=/b", "--bus=none", "--event-source=procfs"}};
    for (const Words& words : lists) {
        const Arguments arguments = parsed(words);
        EXPECT_EQ(arguments.configFile, "/c");
        EXPECT_EQ(arguments.stateDirectory, "/s");
        EXPECT_EQ(arguments.logDirectory, "/l");
        EXPECT_EQ(arguments.rulesDirectories, (std::vector<std::string>{"/a", "/b"}));
        EXPECT_EQ(arguments.bus, "none");
        EXPECT_EQ(arguments.eventSource, "procfs");
    }
}

TEST(Arguments, actions) {
    EXPECT_EQ(parsed({"--check-config"}).action, Arguments::Action::CheckConfig);
    EXPECT_EQ(parsed({"--version"}).action, Arguments::Action::ShowVersion);
    EXPECT_EQ(parsed({"--help"}).action, Arguments::Action::ShowHelp);
    const Arguments both = parsed({"--config=/c", "--check-config"});
    EXPECT_EQ(both.action, Arguments::Action::CheckConfig);
    EXPECT_EQ(both.configFile, "/c");
}

TEST(Arguments, valuesAreTakenAsTheyAre) {
    EXPECT_EQ(parsed({"--config", "relative file"}).configFile, "relative file");
    EXPECT_EQ(parsed({"--config=a=b"}).configFile, "a=b");
    EXPECT_EQ(parsed({"--config", "/a", "--config", "/b"}).configFile, "/b")
        << "the last one counts";
    EXPECT_EQ(parsed({"--config", "--bus"}).configFile, "--bus");
    for (const char* source : {"auto", "ebpf", "connector", "procfs"})
        EXPECT_EQ(parsed({"--event-source", source}).eventSource, source);
}

TEST(Arguments, errorsNameTheOptionAndWhatIsAllowed) {
    struct Row {
        Words words;
        std::string_view subject, says;
    };
    const Row rows[] = {
        {{"--bus", "session"}, "--bus", "system, none"},
        {{"--bus", ""}, "--bus", "system, none"},
        {{"--bus="}, "--bus", "system, none"},
        {{"--bus"}, "--bus", "needs"},
        {{"--event-source=BPF"}, "--event-source", "auto, ebpf, connector, procfs"},
        {{"--event-source", "ebpf "}, "--event-source", "\"ebpf \""},
        {{"--config"}, "--config", "needs"},
        {{"--config="}, "--config", "path"},
        {{"--state-dir", ""}, "--state-dir", "path"},
        {{"--log-dir="}, "--log-dir", "path"},
        {{"--rules-dir", ""}, "--rules-dir", "path"},
        {{"--version=1"}, "--version", "no value"},
        {{"--help="}, "--help", "no value"},
        {{"--check-config=yes"}, "--check-config", "no value"},
        {{"--nonsense"}, "--nonsense", "unknown"},
        {{"--nonsense=5"}, "--nonsense=5", "unknown"},
        {{"-h"}, "-h", "unknown"},
        {{"--"}, "--", "unknown"},
        {{""}, "", "unknown"},
        {{"config.json"}, "config.json", "unknown"},
        {{"--conf", "/c"}, "--conf", "unknown"},
        {{"--version", "extra"}, "extra", "unknown"},
    };
    for (const Row& row : rows) {
        const auto arguments = parseArguments(row.words);
        ASSERT_FALSE(arguments) << testing::PrintToString(row.words);
        EXPECT_EQ(arguments.error().code, model::Error::Code::InvalidArgument);
        EXPECT_EQ(arguments.error().subject, row.subject);
        EXPECT_NE(arguments.error().detail.find(row.says), std::string::npos)
            << arguments.error().detail;
    }
}

TEST(Arguments, theHelpNamesEveryOption) {
    const std::string help = helpText();
    for (const char* option :
         {"--config FILE", "--state-dir DIR", "--log-dir DIR", "--rules-dir DIR",
          "--bus system|none", "--event-source auto|ebpf|connector|procfs", "--check-config",
          "--version", "--help"})
        EXPECT_NE(help.find(option), std::string::npos) << option;
    std::size_t begin = 0;
    for (std::size_t end; (end = help.find('\n', begin)) != std::string::npos; begin = end + 1)
        EXPECT_LE(end - begin, 120U) << help.substr(begin, end - begin);
}

}  // namespace
}  // namespace config
