#include "app/SettingsLink.h"

#include <QJsonArray>
#include <QPointer>

#include "app/client/ListingJson.h"
#include "app/client/SafeText.h"
#include "ui/MainWindow.h"
#include "ui/settings/SettingText.h"
#include "ui/settings/SettingsPage.h"

namespace app {
namespace {

constexpr uint kPreviewDays = 7;

ui::TrustPreview previewOf(const model::Result<QString>& text) {
    const auto object = text ? client::settingsFromJson(*text)
                             : model::Result<QJsonObject>(std::unexpected(text.error()));
    ui::TrustPreview preview;
    if (!object) {
        preview.problem = client::safeText(model::toString(object.error()), 300);
        return preview;
    }
    const auto count = [](const QJsonValue& value) {
        return static_cast<std::uint64_t>(qMax(qint64(0), value.toInteger()));
    };
    preview.days = object->value(QLatin1String("days")).toInt(static_cast<int>(kPreviewDays));
    preview.alerts = count(object->value(QLatin1String("alerts")));
    preview.partial = object->value(QLatin1String("partial")).toBool();
    const QJsonObject rules = object->value(QLatin1String("rules")).toObject();
    for (auto rule = rules.begin(); rule != rules.end(); ++rule)
        preview.rules[rule.key()] = count(rule.value());
    for (const QJsonValue id : object->value(QLatin1String("ids")).toArray())
        preview.ids << id.toString();
    return preview;
}

}  // namespace

SettingsLink::SettingsLink(client::HelperClient& client, VerbRunner& verbs)
    : m_client(client), m_feed(client), m_verbs(verbs) {
    connect(&m_verbs, &VerbRunner::finished, &m_feed, &client::SettingsFeed::refresh);
    connect(&m_feed, &client::SettingsFeed::received, this,
            [this](const QJsonObject& settings) { m_inForce = settings; });
    connect(&m_feed, &client::SettingsFeed::trusted, this,
            [this](const std::vector<model::TrustRow>& rows) { m_trusted = rows; });
}

void SettingsLink::connectTo(ui::MainWindow& window) {
    using Page = ui::SettingsPage;
    Page* page = window.page<ui::SettingsPage>();
    connect(&m_feed, &client::SettingsFeed::received, page, &Page::setSettings);
    connect(&m_feed, &client::SettingsFeed::trusted, page, &Page::setTrust);
    connect(&m_feed, &client::SettingsFeed::problem, page, &Page::setProblem);
    connect(page, &Page::saveRequested, this, &SettingsLink::save);
    connect(page, &Page::untrustRequested, this, &SettingsLink::untrust);
    connect(&window, &ui::MainWindow::trustRequested, this, [this](const model::TrustEntry& entry) {
        m_verbs.run(client::AddTrust{client::trustToJson(entry)});
    });
    connect(&window, &ui::MainWindow::trustPreviewWanted, this,
            [this, &window](const model::TrustEntry& entry, quint64 round) {
                preview(window, entry, round);
            });
}

void SettingsLink::save(const QString& key, const QString& json) {
    std::optional<client::Verb> undo;
    const model::SettingRow* row = model::findSetting(key.toStdString());
    if (row != nullptr && !m_inForce.isEmpty())
        undo = client::SetSetting{key, ui::settingJson(ui::settingIn(m_inForce, *row))};
    m_verbs.runWithUndo(client::SetSetting{key, json}, undo);
}

void SettingsLink::untrust(const QString& id) {
    std::optional<client::Verb> undo;
    for (const model::TrustRow& row : m_trusted)
        if (row.id == id.toStdString())
            undo = client::AddTrust{client::trustToJson(row.entry)};
    m_verbs.runWithUndo(client::RemoveTrust{id}, undo);
}

void SettingsLink::preview(ui::MainWindow& window, const model::TrustEntry& entry, quint64 round) {
    m_client.previewTrust(client::trustToJson(entry), kPreviewDays, false,
                          [to = QPointer(&window), round](const model::Result<QString>& text) {
                              if (to)
                                  to->setTrustPreview(round, previewOf(text));
                          });
}

}  // namespace app
