#include "config/NetworkJson.h"

#include <QJsonArray>
#include <QJsonObject>

#include "config/SettingCodec.h"
#include "model/SettingsSchema.h"

namespace config {
namespace {

QJsonValue inForce(const model::Settings& settings, std::string_view key) {
    const model::SettingRow* row = model::findSetting(key);
    return row == nullptr ? QJsonValue() : writeSetting(*row, settings);
}

model::FeedSettings feedFrom(const QJsonObject& json) {
    const auto text = [&](const char* key) {
        return json.value(QLatin1String(key)).toString().toStdString();
    };
    model::FeedSettings feed;
    feed.name = text("name");
    feed.kind = text("kind") == "domain" ? model::FeedKind::Domain : model::FeedKind::Address;
    const std::string category = text("category");
    feed.category = category == "tor"      ? model::FeedCategory::Tor
                    : category == "mining" ? model::FeedCategory::Mining
                                           : model::FeedCategory::Malicious;
    feed.certain = json.value(QLatin1String("certain")).toBool();
    feed.url = text("url");
    feed.path = text("path");
    feed.refreshH = json.value(QLatin1String("refresh_h")).toInteger(feed.refreshH);
    return feed;
}

}  // namespace

model::NetworkSettings networkSettings(const model::Settings& settings) {
    const auto number = [&](std::string_view key) { return inForce(settings, key).toInteger(); };
    model::NetworkSettings network;
    network.listenersAllowed.clear();
    for (const QJsonValue port : inForce(settings, "network.listeners_allowed").toArray())
        network.listenersAllowed.push_back(port.toInteger());
    for (const QJsonValue feed : inForce(settings, "network.feeds").toArray())
        network.feeds.push_back(feedFrom(feed.toObject()));
    network.blockDurationS = number("network.block_duration_s");
    network.scanPorts = number("network.scan.ports");
    network.scanWindowS = number("network.scan.window_s");
    network.beaconCount = number("network.beacon.count");
    return network;
}

}  // namespace config
