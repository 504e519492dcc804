#include "config/Arguments.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace config {
namespace {

using Error = model::Error::Code;

struct Option {
    std::string_view name;
    std::string_view value;  // placeholder; empty = takes none
    std::string_view help;
    model::Result<void> (*apply)(Arguments&, std::string value);
};

model::Result<void> oneOf(std::string& target, std::string value, std::string_view option,
                          std::initializer_list<std::string_view> allowed) {
    if (std::ranges::find(allowed, value) == allowed.end()) {
        std::string list;
        for (const std::string_view word : allowed)
            list.append(list.empty() ? "" : ", ").append(word);
        return model::unexpected(Error::InvalidArgument, std::string(option),
                                 "\"" + value + "\" is none of: " + list);
    }
    target = std::move(value);
    return {};
}

model::Result<void> path(std::string& target, std::string value, std::string_view option) {
    if (value.empty())
        return model::unexpected(Error::InvalidArgument, std::string(option), "needs a path");
    target = std::move(value);
    return {};
}

constexpr Option kOptions[] = {
    {"--config", "FILE", "configuration (/etc/algo-monitor/config.json)",
     [](Arguments& to, std::string value) {
         to.configNamed = true;
         return path(to.configFile, std::move(value), "--config");
     }},
    {"--state-dir", "DIR", "databases, evidence, health.json (/var/lib/algo-monitor)",
     [](Arguments& to, std::string value) {
         return path(to.stateDirectory, std::move(value), "--state-dir");
     }},
    {"--log-dir", "DIR", "alerts.jsonl and the level logs (/var/log/algo-monitor)",
     [](Arguments& to, std::string value) {
         return path(to.logDirectory, std::move(value), "--log-dir");
     }},
    {"--rules-dir", "DIR", "rules; repeatable, replaces the installed folders",
     [](Arguments& to, std::string value) {
         return path(to.rulesDirectories.emplace_back(), std::move(value), "--rules-dir");
     }},
    {"--bus", "system|none", "none: no bus, nobody is ever asked",
     [](Arguments& to, std::string value) {
         return oneOf(to.bus, std::move(value), "--bus", {"system", "none"});
     }},
    {"--event-source", "auto|ebpf|connector|procfs", "where events come from",
     [](Arguments& to, std::string value) {
         return oneOf(to.eventSource, std::move(value), "--event-source",
                      {"auto", "ebpf", "connector", "procfs"});
     }},
    {"--check-config", "", "read the configuration, say what is wrong, exit",
     [](Arguments& to, std::string) -> model::Result<void> {
         to.action = Arguments::Action::CheckConfig;
         return {};
     }},
    {"--version", "", "print the version, exit",
     [](Arguments& to, std::string) -> model::Result<void> {
         to.action = Arguments::Action::ShowVersion;
         return {};
     }},
    {"--help", "", "print this, exit",
     [](Arguments& to, std::string) -> model::Result<void> {
         to.action = Arguments::Action::ShowHelp;
         return {};
     }},
};

}  // namespace

model::Result<Arguments> parseArguments(std::span<const char* const> words) {
    Arguments arguments;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view word = words[i];
        const std::size_t equals = word.find('=');
        const auto* option = std::ranges::find(kOptions, word.substr(0, equals), &Option::name);
        if (option == std::end(kOptions))
            return model::unexpected(Error::InvalidArgument, std::string(word),
                                     "unknown option; see --help");
        std::optional<std::string> value;
        if (equals != std::string_view::npos)
            value = word.substr(equals + 1);
        else if (!option->value.empty() && i + 1 < words.size())
            value = words[++i];
        if (value.has_value() == option->value.empty())
            return model::unexpected(
                Error::InvalidArgument, std::string(option->name),
                option->value.empty() ? "takes no value" : "needs " + std::string(option->value));
        if (auto applied = option->apply(arguments, value.value_or("")); !applied)
            return std::unexpected(applied.error());
    }
    return arguments;
}

std::string helpText() {
    std::string text = "usage: algomonitor-helper [OPTION]…\n";
    for (const Option& option : kOptions) {
        std::string line = "  " + std::string(option.name);
        if (!option.value.empty())
            line.append(" ").append(option.value);
        line.resize(std::max<std::size_t>(line.size() + 2, 46), ' ');
        text.append(line).append(option.help).append("\n");
    }
    return text;
}

}  // namespace config
