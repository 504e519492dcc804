#include "contract/HealthJson.h"

#include <array>
#include <utility>

#include "contract/JsonReader.h"
#include "contract/JsonWriter.h"
#include "model/Timestamp.h"

namespace contract {
namespace {

using model::SourceHealth;

constexpr std::array<std::pair<SourceHealth::State, std::string_view>, 3> kStates{
    {{SourceHealth::State::Ok, "ok"},
     {SourceHealth::State::Fallback, "fallback"},
     {SourceHealth::State::Off, "off"}}};

std::string_view nameOf(SourceHealth::State state) {
    for (const auto& [value, name] : kStates)
        if (value == state)
            return name;
    return "off";
}

SourceHealth::State stateOf(std::string_view text) {
    for (const auto& [value, name] : kStates)
        if (name == text)
            return value;
    return SourceHealth::State::Off;
}

struct CountRow {
    const char* key;
    std::uint64_t model::EventCounts::* field;
};
constexpr std::array<CountRow, 6> kCounts{{{"exec", &model::EventCounts::exec},
                                           {"exit", &model::EventCounts::exit},
                                           {"fork", &model::EventCounts::fork},
                                           {"connect", &model::EventCounts::connect},
                                           {"listen", &model::EventCounts::listen},
                                           {"file", &model::EventCounts::file}}};

void writeCounts(JsonWriter& out, std::string_view key, const model::EventCounts& counts) {
    out.key(key).object();
    for (const CountRow& row : kCounts)
        out.member(row.key, counts.*row.field);
    out.endObject();
}

model::EventCounts countsFrom(const QJsonObject& object) {
    model::EventCounts counts;
    for (const CountRow& row : kCounts)
        counts.*row.field = json::integerAs<std::uint64_t>(object, row.key);
    return counts;
}

void writeSources(JsonWriter& out, const std::vector<SourceHealth>& sources) {
    out.key("sources").array();
    for (const SourceHealth& source : sources)
        out.object()
            .member("name", source.name)
            .member("state", nameOf(source.state))
            .member("why", source.why)
            .endObject();
    out.endArray();
}

std::vector<SourceHealth> sourcesFrom(const QJsonArray& array) {
    std::vector<SourceHealth> sources;
    for (const QJsonValue entry : array) {
        const QJsonObject source = entry.toObject();
        sources.push_back({json::text(source, "name"), stateOf(json::text(source, "state")),
                           json::text(source, "why")});
    }
    return sources;
}

void writeQueues(JsonWriter& out, const std::vector<model::QueueHealth>& queues) {
    out.key("queues").object();
    for (const model::QueueHealth& queue : queues)
        out.key(queue.name)
            .object()
            .member("length", queue.length)
            .member("capacity", queue.capacity)
            .member("dropped", queue.dropped)
            .endObject();
    out.endObject();
}

std::vector<model::QueueHealth> queuesFrom(const QJsonObject& object) {
    std::vector<model::QueueHealth> queues;
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        const QJsonObject queue = entry.value().toObject();
        queues.push_back({entry.key().toStdString(),
                          json::integerAs<std::uint64_t>(queue, "length"),
                          json::integerAs<std::uint64_t>(queue, "capacity"),
                          json::integerAs<std::uint64_t>(queue, "dropped")});
    }
    return queues;
}

void writeSuspended(JsonWriter& out, const std::vector<model::SuspendedProcess>& list) {
    out.key("suspended").array();
    for (const model::SuspendedProcess& one : list) {
        out.object()
            .member("pid", one.key.pid)
            .member("start_ticks", one.key.startTimeTicks)
            .member("alert", one.alertId)
            .key("until");
        if (one.untilUs == 0)
            out.null();
        else
            out.value(model::toRfc3339(one.untilUs));
        out.endObject();
    }
    out.endArray();
}

std::vector<model::SuspendedProcess> suspendedFrom(const QJsonArray& array) {
    std::vector<model::SuspendedProcess> list;
    for (const QJsonValue entry : array) {
        const QJsonObject one = entry.toObject();
        list.push_back({{json::integerAs<std::int32_t>(one, "pid"),
                         json::integerAs<std::uint64_t>(one, "start_ticks")},
                        json::text(one, "alert"),
                        model::fromRfc3339(json::text(one, "until")).value_or(0)});
    }
    return list;
}

void writeIdentity(JsonWriter& out, const model::Health& health) {
    out.member("ready", health.ready)
        .member("version", health.version)
        .member("pid", health.pid)
        .member("mode", model::toString(health.mode))
        .member("scope", health.scope)
        .member("event_source", health.eventSource);
}

void writeOwnUse(JsonWriter& out, const model::Health& health) {
    out.key("watched")
        .object()
        .member("processes", health.processes)
        .member("connections", health.connections)
        .endObject();
    out.key("self")
        .object()
        .member("cpu_percent", health.cpuPercent)
        .member("rss_kib", health.residentKiB)
        .endObject();
}

// age_s is null for a feed that was never read.
void writeFeeds(JsonWriter& out, const std::vector<model::FeedHealth>& feeds) {
    out.key("feeds").array();
    for (const model::FeedHealth& feed : feeds) {
        out.object().member("name", feed.name).member("entries", feed.entries).key("age_s");
        if (feed.ageS < 0)
            out.null();
        else
            out.value(feed.ageS);
        out.member("why", feed.why).endObject();
    }
    out.endArray();
}

std::vector<model::FeedHealth> feedsFrom(const QJsonArray& array) {
    std::vector<model::FeedHealth> feeds;
    for (const QJsonValue entry : array) {
        const QJsonObject one = entry.toObject();
        feeds.push_back({json::text(one, "name"), json::integerAs<std::uint64_t>(one, "entries"),
                         one.value(QLatin1String("age_s")).toInteger(-1), json::text(one, "why")});
    }
    return feeds;
}

void writeIntegrity(JsonWriter& out, const model::IntegrityStatus& integrity) {
    out.key("integrity")
        .object()
        .member("state", integrity.state)
        .member("files", integrity.files)
        .member("bytes", integrity.bytes)
        .member("last_build_s", integrity.lastBuildS)
        .member("last_verify_s", integrity.lastVerifyS)
        .member("changed", integrity.changed)
        .member("done_files", integrity.doneFiles)
        .textMember("why", integrity.why)
        .endObject();
}

model::IntegrityStatus integrityFrom(const QJsonObject& object) {
    model::IntegrityStatus integrity;
    integrity.state = json::text(object, "state");
    integrity.files = json::integerAs<std::uint64_t>(object, "files");
    integrity.bytes = json::integerAs<std::uint64_t>(object, "bytes");
    integrity.lastBuildS = json::number(object, "last_build_s");
    integrity.lastVerifyS = json::number(object, "last_verify_s");
    integrity.changed = json::integerAs<std::uint64_t>(object, "changed");
    integrity.doneFiles = json::integerAs<std::uint64_t>(object, "done_files");
    integrity.why = json::text(object, "why");
    return integrity;
}

/// Left out where nothing was ever learned.
void writeLearning(JsonWriter& out, const model::Learning& learning) {
    if (learning.untilUs == 0)
        return;
    out.key("learning")
        .object()
        .member("active", learning.active)
        .member("until", model::toRfc3339(learning.untilUs))
        .member("programs", learning.programs)
        .member("listeners", learning.listeners)
        .member("unusual", learning.unusual)
        .endObject();
}

model::Learning learningFrom(const QJsonObject& object) {
    return {.active = json::flag(object, "active"),
            .untilUs = model::fromRfc3339(json::text(object, "until")).value_or(0),
            .programs = json::integerAs<std::uint64_t>(object, "programs"),
            .listeners = json::integerAs<std::uint64_t>(object, "listeners"),
            .unusual = json::integerAs<std::uint64_t>(object, "unusual")};
}

void writeDegraded(JsonWriter& out, const std::vector<std::string>& sentences) {
    out.key("degraded").array();
    for (const std::string& sentence : sentences)
        out.value(sentence);
    out.endArray();
}

void readIdentity(const QJsonObject& object, model::Health& health) {
    health.ready = json::flag(object, "ready");
    health.version = json::text(object, "version");
    health.pid = json::integerAs<std::int32_t>(object, "pid");
    health.mode = model::modeFromString(json::text(object, "mode")).value_or(health.mode);
    if (object.contains(QLatin1String("scope")))
        health.scope = json::text(object, "scope");
    health.eventSource = json::text(object, "event_source");
}

void readOwnUse(const QJsonObject& object, model::Health& health) {
    const QJsonObject self = json::child(object, "self");
    const QJsonObject watched = json::child(object, "watched");
    health.cpuPercent = json::number(self, "cpu_percent");
    health.residentKiB = json::integerAs<std::uint64_t>(self, "rss_kib");
    health.processes = json::integerAs<std::uint64_t>(watched, "processes");
    health.connections = json::integerAs<std::uint64_t>(watched, "connections");
}

}  // namespace

std::string toJson(const model::Health& health) {
    JsonWriter out;
    out.object();
    writeIdentity(out, health);
    writeSources(out, health.sources);
    writeCounts(out, "events", health.events);
    writeCounts(out, "lost", health.lost);
    writeQueues(out, health.queues);
    writeSuspended(out, health.suspended);
    writeOwnUse(out, health);
    writeFeeds(out, health.feeds);
    writeIntegrity(out, health.integrity);
    writeLearning(out, health.learning);
    writeDegraded(out, health.degraded);
    out.endObject();
    return out.take();
}

model::Result<model::Health> healthFromJson(std::string_view text) {
    const auto object = json::parseObject(text, "health");
    if (!object)
        return std::unexpected(object.error());
    model::Health health;
    readIdentity(*object, health);
    readOwnUse(*object, health);
    health.learning = learningFrom(json::child(*object, "learning"));
    health.sources = sourcesFrom(object->value(QLatin1String("sources")).toArray());
    health.events = countsFrom(json::child(*object, "events"));
    health.lost = countsFrom(json::child(*object, "lost"));
    health.queues = queuesFrom(json::child(*object, "queues"));
    health.suspended = suspendedFrom(object->value(QLatin1String("suspended")).toArray());
    health.feeds = feedsFrom(object->value(QLatin1String("feeds")).toArray());
    health.integrity = integrityFrom(json::child(*object, "integrity"));
    health.degraded = json::texts(*object, "degraded");
    return health;
}

}  // namespace contract
