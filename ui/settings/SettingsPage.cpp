#include "ui/settings/SettingsPage.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/format/SafeText.h"
#include "ui/settings/LiveValues.h"
#include "ui/settings/SettingPanel.h"
#include "ui/settings/SettingText.h"
#include "ui/trust/TrustList.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/StatePanel.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

constexpr int kLeftWidth = 200;
constexpr int kWidest = 760;
const QString kTrust = QStringLiteral("trust");

}  // namespace

SettingsPage::SettingsPage(QWidget* parent)
    : QWidget(parent),
      m_search(new QLineEdit),
      m_sections(new QListWidget),
      m_pages(new QStackedWidget),
      m_right(new QStackedWidget),
      m_trust(new TrustList),
      m_state(new StatePanel) {
    setObjectName(QStringLiteral("page"));
    setFocusProxy(m_sections);
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(buildLeft());
    row->addWidget(m_right, 1);
    m_right->addWidget(buildPanels());
    m_right->addWidget(m_trust);
    m_pages->addWidget(content);
    m_pages->addWidget(m_state);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kPadding, kPadding, kPadding, kPadding);
    column->addWidget(m_pages);
    connect(m_trust, &TrustList::addWanted, this, &SettingsPage::trustWanted);
    connect(m_trust, &TrustList::removeRequested, this, &SettingsPage::untrustRequested);
    connect(m_sections, &QListWidget::currentRowChanged, this, &SettingsPage::showChosen);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::showMatches);
    m_sections->setCurrentRow(0);
    updateState();
}

QWidget* SettingsPage::buildLeft() {
    m_search->setPlaceholderText(tr("Search"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setIconSize(QSize(16, 16));
    const auto add = [this](const QString& name, const QString& icon, const QString& title) {
        auto* item =
            new QListWidgetItem(symbolicIcon(icon, currentTheme().muted), title, m_sections);
        item->setData(Qt::UserRole, name);
        item->setSizeHint(QSize(0, 34));
    };
    for (const SettingSection& section : settingSections())
        add(QLatin1String(section.name), QLatin1String(section.icon), sectionTitle(section));
    add(kTrust, QStringLiteral("trust"), tr("Trust"));
    auto* card = new Card;
    card->body()->setContentsMargins(4, 4, 4, 4);
    card->body()->addWidget(m_sections);
    auto* left = new QWidget;
    left->setFixedWidth(kLeftWidth);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(m_search);
    column->addWidget(card, 1);
    return left;
}

QWidget* SettingsPage::buildPanels() {
    m_card = new Card;
    m_title = new TextLabel(TextLabel::Size::Heading);
    m_nothing = new TextLabel;
    m_nothing->setTone(QStringLiteral("muted"));
    m_card->body()->addWidget(m_title);
    m_card->body()->addWidget(m_nothing);
    for (const model::SettingRow& row : model::settingsSchema()) {
        if (sectionOf(row) == nullptr)
            continue;
        auto* panel = new SettingPanel(row);
        connect(panel, &SettingPanel::saveRequested, this, &SettingsPage::saveRequested);
        m_card->body()->addWidget(panel);
        m_panels.push_back(panel);
    }
    m_card->body()->addStretch(1);
    m_card->setMaximumWidth(kWidest);
    auto* holder = new QWidget;
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_card, 1);
    m_scroll = new QScrollArea;
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(holder);
    return m_scroll;
}

void SettingsPage::setSettings(const QJsonObject& settings) {
    m_loaded = true;
    for (SettingPanel* panel : m_panels)
        panel->setValue(settingIn(settings, panel->row()));
    updateState();
}

void SettingsPage::setTrust(const std::vector<model::TrustRow>& entries) {
    m_trust->setEntries(entries);
}

void SettingsPage::setProcesses(const std::vector<const model::ProcessRow*>& rows) {
    for (SettingPanel* panel : m_panels)
        panel->setLive(liveValue(panel->row().key, rows));
}

void SettingsPage::setProblem(const QString& text, bool noPermission) {
    m_problem = text;
    m_noPermission = noPermission;
    updateState();
}

void SettingsPage::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void SettingsPage::showSection(const QString& name) {
    m_search->clear();
    for (int row = 0; row < m_sections->count(); ++row) {
        if (m_sections->item(row)->data(Qt::UserRole).toString() == name)
            m_sections->setCurrentRow(row);
    }
}

SettingPanel* SettingsPage::panel(const QString& key) const {
    const std::string wanted = key.toStdString();
    const auto found = std::find_if(m_panels.begin(), m_panels.end(),
                                    [&](const auto* panel) { return panel->row().key == wanted; });
    return found == m_panels.end() ? nullptr : *found;
}

void SettingsPage::showChosen() {
    const QListWidgetItem* item = m_sections->currentItem();
    if (item == nullptr)
        return;
    const QString name = item->data(Qt::UserRole).toString();
    m_right->setCurrentIndex(name == kTrust ? 1 : 0);
    m_title->setText(item->text());
    m_nothing->hide();
    for (SettingPanel* panel : m_panels)
        panel->setVisible(name == QLatin1String(sectionOf(panel->row())->name));
    m_scroll->verticalScrollBar()->setValue(0);
}

void SettingsPage::showMatches(const QString& text) {
    const QStringList words = text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words.isEmpty())
        return showChosen();
    m_right->setCurrentIndex(0);
    m_title->setText(tr("Found"));
    bool any = false;
    for (SettingPanel* panel : m_panels) {
        const QString in = panel->searchText();
        const bool found = std::all_of(words.begin(), words.end(),
                                       [&](const QString& word) { return in.contains(word); });
        panel->setVisible(found);
        any = any || found;
    }
    m_nothing->setText(tr("No setting matches “%1”.").arg(safeText(text, 60)));
    m_nothing->setVisible(!any);
}

void SettingsPage::updateState() {
    using Kind = StatePanel::Kind;
    if (!m_problem.isEmpty())
        m_state->show(
            m_noPermission ? Kind::NoPermission : Kind::Problem,
            m_noPermission ? QStringLiteral("lock") : QStringLiteral("plug"),
            m_noPermission ? tr("You may not see the settings") : tr("No settings to show"),
            safeText(m_problem, 400));
    else if (!m_loaded)
        m_state->show(Kind::Loading, QStringLiteral("clock"), tr("Reading the settings…"), {});
    else
        return m_pages->setCurrentIndex(0);
    m_pages->setCurrentWidget(m_state);
}

}  // namespace ui
