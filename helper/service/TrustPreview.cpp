#include "service/TrustPreview.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <map>
#include <vector>

#include "rules/TrustPolicy.h"

namespace service {
namespace {

constexpr std::int64_t kDayUs = 86'400'000'000;
constexpr std::uint32_t kPage = 500;

struct Silenced {
    std::size_t alerts = 0;
    std::map<std::string, std::size_t> rules;
    std::vector<std::string> ids;

    void add(const model::Alert& alert) {
        alerts++;
        rules[alert.finding.ruleId]++;
        if (ids.size() < kMostIds)
            ids.push_back(alert.id);
    }
};

QJsonObject toJson(const Silenced& silenced) {
    QJsonObject rules;
    for (const auto& [rule, count] : silenced.rules)
        rules[QString::fromStdString(rule)] = static_cast<qint64>(count);
    QJsonArray ids;
    for (const std::string& id : silenced.ids)
        ids.append(QString::fromStdString(id));
    return {{"alerts", static_cast<qint64>(silenced.alerts)}, {"rules", rules}, {"ids", ids}};
}

}  // namespace

std::string trustPreview(const storage::AlertLog& alerts, const model::TrustEntry& entry,
                         std::uint32_t days, std::optional<std::uint32_t> uid, std::int64_t nowUs) {
    Silenced silenced;
    storage::AlertQuery query{.limit = kPage, .sinceUs = nowUs - days * kDayUs, .uid = uid};
    std::uint32_t total = 0;
    do {
        const auto page = alerts.list(query);
        total = page.total;
        for (const model::Alert& alert : page.alerts)
            if (rules::trusts(entry, alert.finding, nowUs, alert.userName))
                silenced.add(alert);
        query.offset += kPage;
    } while (query.offset < std::min(total, kMostLookedAt));
    QJsonObject json = toJson(silenced);
    json["days"] = static_cast<qint64>(days);
    if (total > kMostLookedAt)
        json["partial"] = true;
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

}  // namespace service
