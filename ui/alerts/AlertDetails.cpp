#include "ui/alerts/AlertDetails.h"

#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>
#include <utility>

#include "ui/alerts/AlertHeader.h"
#include "ui/alerts/AncestryView.h"
#include "ui/alerts/ResponseList.h"
#include "ui/alerts/StoryPanel.h"
#include "ui/alerts/WhyList.h"
#include "ui/format/AlertText.h"
#include "ui/format/SafeText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactsGrid.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/Theme.h"

namespace ui {

namespace {

Card* cardWith(const QString& title, QWidget* content) {
    auto* card = new Card(title);
    card->body()->addWidget(content);
    return card;
}

}  // namespace

AlertDetails::AlertDetails(QWidget* parent)
    : QScrollArea(parent),
      m_header(new AlertHeader),
      m_why(new WhyList),
      m_ancestry(new AncestryView),
      m_facts(new FactsGrid),
      m_responses(new ResponseList),
      m_same(new StoryPanel) {
    setAccessibleName(tr("Details of the alert"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 2, 0);
    column->setSpacing(12);
    m_whyCard = cardWith(tr("Why"), m_why);
    column->addWidget(m_header);
    column->addWidget(m_whyCard);
    m_ancestryCard = cardWith(tr("Who started it"), m_ancestry);
    column->addWidget(m_ancestryCard);
    column->addWidget(m_same);
    connect(m_same, &StoryPanel::alertClicked, this, &AlertDetails::alertWanted);
    m_factsCard = cardWith(tr("Facts"), m_facts);
    m_responsesCard = cardWith(tr("What was done"), m_responses);
    m_hiddenCard = hiddenCard();
    column->addWidget(m_factsCard);
    column->addWidget(m_responsesCard);
    column->addWidget(m_hiddenCard);
    column->addStretch(1);
    setWidget(content);
    connectHeader();
}

Card* AlertDetails::hiddenCard() {
    auto* text = new TextLabel;
    text->setWordWrap(true);
    text->setText(
        tr("This is not about one of your programs. Its command, files and connections "
           "are shown with an administrator's password."));
    auto* reveal = new QPushButton(tr("Show the details…"));
    connect(reveal, &QPushButton::clicked, this, &AlertDetails::revealRequested);
    auto* card = cardWith(tr("Details are hidden"), text);
    card->body()->addWidget(reveal, 0, Qt::AlignLeft);
    return card;
}

void AlertDetails::connectHeader() {
    connect(m_header, &AlertHeader::killClicked, this, [this] { Q_EMIT killRequested(m_id); });
    connect(m_header, &AlertHeader::allowClicked, this, [this] { Q_EMIT allowRequested(m_id); });
    connect(m_header, &AlertHeader::alwaysAllowClicked, this,
            [this] { Q_EMIT alwaysAllowRequested(m_id); });
    connect(m_header, &AlertHeader::resolveClicked, this,
            [this] { Q_EMIT resolveRequested(m_id); });
    connect(m_header, &AlertHeader::undoClicked, this, [this] { Q_EMIT undoRequested(m_id); });
    connect(m_header, &AlertHeader::dumpClicked, this, [this] { Q_EMIT dumpRequested(m_id); });
    connect(m_header, &AlertHeader::silenceChosen, this,
            [this](qint64 untilUs) { Q_EMIT silenceRequested(m_rule, untilUs); });
}

void AlertDetails::show(const model::Alert& alert) {
    const QString id = QString::fromStdString(alert.id);
    const bool another = id != m_id;
    const bool revealed = std::exchange(m_outline, alert.outline) != alert.outline;
    m_id = id;
    m_rule = QString::fromStdString(alert.finding.ruleId);
    m_header->show(alert);
    m_header->setSilentUntil(m_silences.value(m_rule));
    showFacts(alert);
    showStory(alert, another || revealed);
    if (another)
        verticalScrollBar()->setValue(0);
}

void AlertDetails::setSilences(const Silences& silences) {
    m_silences = silences;
    m_header->setSilentUntil(m_silences.value(m_rule));
}

void AlertDetails::showSameStory(const std::vector<const model::Alert*>& all,
                                 const model::Alert& shown) {
    m_same->show(all, shown);
}

void AlertDetails::showFacts(const model::Alert& alert) {
    const model::Process& process = alert.finding.process;
    m_facts->show(
        {{tr("Command"), commandLine(process), true},
         {tr("Executable"), executableText(process), true},
         {tr("Directory"), safeText(process.workingDirectory), true},
         {tr("Package"), process.key.pid > 0 ? packageText(process) : QString()},
         {tr("SHA-256"), safeText(process.sha256, 64), true},
         {tr("User"), userText(alert)},
         {tr("Connection"),
          alert.finding.connection ? connectionText(*alert.finding.connection) : QString()},
         {tr("Control group"), safeText(process.cgroup), true},
         {tr("Evidence"), safeText(alert.evidence), true}});
}

void AlertDetails::showStory(const model::Alert& alert, bool anew) {
    if (anew) {
        m_why->show(alert.finding.why);
        m_whyCard->setVisible(!alert.finding.why.empty());
        m_ancestry->show(alert.finding);
        m_ancestryCard->setVisible(alert.finding.process.key.pid > 0 && !alert.outline);
        m_factsCard->setVisible(!alert.outline);
        m_responsesCard->setVisible(!alert.outline);
        m_hiddenCard->setVisible(alert.outline);
    }
    if (anew || alert.responses.size() != m_responsesShown || alert.changedAtUs != m_changedAtUs)
        m_responses->show(alert.responses);
    m_responsesShown = alert.responses.size();
    m_changedAtUs = alert.changedAtUs;
}

}  // namespace ui
