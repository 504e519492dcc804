#include "enforcement/BlockTable.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cctype>

#include "enforcement/BlockGuard.h"

namespace enforcement {
namespace {

/// Where packets of this machine come in and go out, and those of its containers pass. Before the
/// usual filters (priority 0), which may accept.
constexpr std::string_view kStructure = R"(
add table inet algomonitor
delete table inet algomonitor
add table inet algomonitor
add set inet algomonitor blocked4 { type ipv4_addr; size 4096; flags timeout; }
add set inet algomonitor blocked6 { type ipv6_addr; size 4096; flags timeout; }
add chain inet algomonitor incoming { type filter hook input priority -10; policy accept; }
add chain inet algomonitor outgoing { type filter hook output priority -10; policy accept; }
add chain inet algomonitor passing { type filter hook forward priority -10; policy accept; }
add rule inet algomonitor incoming ip saddr @blocked4 drop
add rule inet algomonitor incoming ip6 saddr @blocked6 drop
add rule inet algomonitor outgoing ip daddr @blocked4 drop
add rule inet algomonitor outgoing ip6 daddr @blocked6 drop
add rule inet algomonitor passing ip saddr @blocked4 drop
add rule inet algomonitor passing ip daddr @blocked4 drop
add rule inet algomonitor passing ip6 saddr @blocked6 drop
add rule inet algomonitor passing ip6 daddr @blocked6 drop
)";

std::string element(std::string_view verb, const std::string& address, std::string_view more = {}) {
    const char* set = address.contains(':') ? " element inet algomonitor blocked6 { "
                                            : " element inet algomonitor blocked4 { ";
    return std::string(verb) + set + address + std::string(more) + " }\n";
}

std::string addElement(const Block& block) {
    const std::string reason = safeReason(block.reason);
    return element("add", block.address,
                   " timeout " + std::to_string(std::max<std::int64_t>(block.leftS, 1)) + "s" +
                       (reason.empty() ? "" : " comment \"" + reason + "\""));
}

bool isHarmless(char character) {
    return std::isalnum(static_cast<unsigned char>(character)) != 0 ||
           std::string_view("-.:_ ").contains(character);
}

/// {"elem":{"val":"192.0.2.1","timeout":3600,"expires":3599,"comment":"…"}}, or the bare value
/// where an element has nothing else.
std::optional<Block> blockOf(const QJsonValue& value) {
    const QJsonObject element = value.toObject().value(QLatin1String("elem")).toObject();
    const QJsonValue address = element.isEmpty() ? value : element.value(QLatin1String("val"));
    const auto parsed = parseAddress(address.toString().toStdString());
    if (!parsed)
        return std::nullopt;
    return Block{*parsed, element.value(QLatin1String("expires")).toInteger(),
                 safeReason(element.value(QLatin1String("comment")).toString().toStdString())};
}

}  // namespace

std::string installCommands(std::span<const Block> blocks) {
    std::string commands(kStructure);
    for (const Block& block : blocks)
        commands += addElement(block);
    return commands;
}

// An element that is there keeps its time and its comment when it is added again.
std::string addCommands(const Block& block) {
    return element("add", block.address) + element("delete", block.address) + addElement(block);
}

std::string removeCommands(const std::string& address) {
    return element("add", address) + element("delete", address);
}

std::string uninstallCommands() {
    return "add table inet algomonitor\ndelete table inet algomonitor\n";
}

std::string listCommands() {
    return "list table inet algomonitor\n";
}

std::string safeReason(std::string_view reason) {
    std::string text(reason.substr(0, kMostReasonBytes));
    std::erase_if(text, [](char character) { return !isHarmless(character); });
    return text;
}

model::Result<std::vector<Block>> parseBlocks(std::string_view json) {
    const auto document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())));
    const QJsonValue list = document.object().value(QLatin1String("nftables"));
    if (!list.isArray())
        return model::unexpected(model::Error::Code::Unavailable, "nftables",
                                 "its answer was not understood");
    std::vector<Block> blocks;
    for (const QJsonValue& item : list.toArray()) {
        const QJsonObject set = item.toObject().value(QLatin1String("set")).toObject();
        for (const QJsonValue& value : set.value(QLatin1String("elem")).toArray())
            if (auto block = blockOf(value); block && blocks.size() < 2 * kMostBlocks)
                blocks.push_back(*std::move(block));
    }
    return blocks;
}

}  // namespace enforcement
