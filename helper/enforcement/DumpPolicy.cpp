#include "enforcement/DumpPolicy.h"

#include <algorithm>
#include <array>

namespace enforcement {
namespace {

using Code = model::Error::Code;

constexpr std::uint64_t kMiB = 1U << 20;

constexpr auto kKeepers = std::to_array<std::string_view>({"gpg-agent",
                                                           "ssh-agent",
                                                           "scdaemon",
                                                           "gnome-keyring-daemon",
                                                           "gnome-keyring-d",
                                                           "gcr-ssh-agent",
                                                           "kwalletd",
                                                           "kwalletd5",
                                                           "kwalletd6",
                                                           "ksecretd",
                                                           "keepassxc",
                                                           "keepassx",
                                                           "keepass2",
                                                           "KeePass.exe",
                                                           "secrets",
                                                           "bitwarden",
                                                           "bitwarden-app",
                                                           "bw",
                                                           "rbw-agent",
                                                           "1password",
                                                           "1Password-BrowserSupport",
                                                           "op",
                                                           "enpass",
                                                           "Enpass",
                                                           "seahorse",
                                                           "pass",
                                                           "gopass",
                                                           "qtpass",
                                                           "authenticator",
                                                           "ssh-pageant",
                                                           "pcscd",
                                                           "systemd-cryptsetup",
                                                           "polkit-agent-helper-1",
                                                           "tpm2-abrmd"});

std::string mib(std::uint64_t bytes) {
    return std::to_string((bytes + kMiB - 1) / kMiB) + " MiB";
}

std::uint64_t bytesOf(std::int64_t settingMiB) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, settingMiB)) * kMiB;
}

std::unexpected<model::Error> refused(Code code, std::string why) {
    return model::unexpected(code, "dump", std::move(why));
}

model::Result<void> checkSecrets(const DumpQuestion& question) {
    if (keepsSecrets(question.executable) && (question.automatic || !question.force))
        return refused(Code::Protected,
                       "it keeps passwords or keys, and is never dumped" +
                           std::string(question.automatic ? "" : " unless forced"));
    if (question.consent == DumpConsent::Refused && (question.automatic || !question.force))
        return refused(Code::Protected, "it does not let itself be dumped (PR_SET_DUMPABLE)");
    return {};
}

model::Result<void> checkSizes(const DumpQuestion& question) {
    const auto& settings = question.settings;
    if (question.estimateBytes > bytesOf(settings.maxSizeMiB))
        return refused(Code::LimitReached, "it would save " + mib(question.estimateBytes) +
                                               " of memory, resources.dump.max_size_mib allows " +
                                               mib(bytesOf(settings.maxSizeMiB)));
    if (question.estimateBytes > bytesOf(settings.quotaMiB))
        return refused(Code::LimitReached, "it would not fit into the room for dumps, " +
                                               mib(bytesOf(settings.quotaMiB)));
    if (question.freeBytes <= bytesOf(settings.freeFloorMiB))
        return refused(Code::LimitReached,
                       "only " + mib(question.freeBytes) + " of disk space are free, " +
                           mib(bytesOf(settings.freeFloorMiB)) + " are left alone");
    return {};
}

}  // namespace

bool keepsSecrets(std::string_view executable) {
    const std::string_view name = executable.substr(executable.rfind('/') + 1);
    return std::ranges::find(kKeepers, name) != kKeepers.end();
}

model::Result<void> mayDump(const DumpQuestion& question) {
    if (const auto allowed = checkSecrets(question); !allowed)
        return allowed;
    if (question.automatic && question.secondsSinceLast &&
        *question.secondsSinceLast < question.settings.cooldownS)
        return refused(Code::LimitReached, "the same process was dumped " +
                                               std::to_string(*question.secondsSinceLast) +
                                               " s ago, resources.dump.cooldown_s is " +
                                               std::to_string(question.settings.cooldownS));
    return checkSizes(question);
}

}  // namespace enforcement
