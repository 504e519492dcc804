#include "ui/overview/HealthPanel.h"

#include <QDateTime>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/format/Status.h"
#include "ui/welcome/LearningReport.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

namespace {

using State = model::SourceHealth::State;

QString sourcesText(const model::Health& health) {
    QStringList parts;
    const auto add = [&](State state, const QString& words) {
        const QString names = sourcesIn(health, state);
        if (!names.isEmpty())
            parts << words.arg(names);
    };
    add(State::Ok, HealthPanel::tr("Sees %1"));
    add(State::Fallback, HealthPanel::tr("by a slower way: %1"));
    add(State::Off, HealthPanel::tr("does not see %1"));
    return parts.join(QStringLiteral(" · "));
}

/// What a person should know: the helper's own sentences, and why a source is not at its best.
QStringList limitsOf(const model::Health& health) {
    QStringList lines;
    for (const std::string& line : health.degraded)
        lines << safeText(line, 300);
    for (const model::SourceHealth& source : health.sources) {
        if (source.state != State::Ok && !source.why.empty())
            lines << QStringLiteral("%1: %2").arg(safeText(source.name, 40),
                                                  safeText(source.why, 300));
    }
    for (const model::QueueHealth& queue : health.queues) {
        if (queue.dropped > 0)
            lines << HealthPanel::tr("The queue “%1” was full and dropped %2.")
                         .arg(safeText(queue.name, 40))
                         .arg(queue.dropped);
    }
    return lines;
}

}  // namespace

HealthPanel::HealthPanel(QWidget* parent)
    : Card(tr("Health"), parent),
      m_badge(new Badge),
      m_line(new TextLabel),
      m_sources(new TextLabel),
      m_limits(new TextLabel),
      m_learning(new TextLabel),
      m_report(new QToolButton) {
    m_report->setText(tr("Report of the learning period"));
    m_report->setProperty("kind", QStringLiteral("link"));
    m_report->setFocusPolicy(Qt::StrongFocus);
    connect(m_report, &QToolButton::clicked, this, &HealthPanel::reportClicked);
    addToHeader(m_report);
    addToHeader(m_badge);
    m_line->setObjectName(QStringLiteral("healthLine"));
    m_sources->setTone(QStringLiteral("muted"));
    m_limits->setTone(QStringLiteral("attention"));
    body()->setSpacing(4);
    for (TextLabel* label : {m_line, m_sources, m_learning, m_limits}) {
        label->setWordWrap(true);
        body()->addWidget(label);
    }
    showUnknown(tr("Connecting to the helper…"));
}

void HealthPanel::show(const model::Health& health) {
    Situation situation;
    situation.health = health;
    const bool well = health.degraded.empty() && lostEvents(health) == 0;
    m_badge->show(healthWord(situation), well ? Badge::Tone::Calm : Badge::Tone::Attention);
    m_badge->setVisible(true);
    m_line->setText(healthLine(health));
    m_sources->setText(sourcesText(health));
    m_sources->setVisible(!health.sources.empty());
    m_learning->setText(learningProgress(health.learning));
    m_learning->setVisible(health.learning.active);
    m_report->setVisible(
        isLearningOver(health.learning, QDateTime::currentMSecsSinceEpoch() * 1000));
    showLimits(health);
}

void HealthPanel::showLimits(const model::Health& health) {
    QStringList lines = limitsOf(health);
    lines.removeDuplicates();  // what a source says of itself may be the helper's own sentence, too
    constexpr qsizetype kMaxLines = 8;
    const qsizetype more = lines.size() - kMaxLines;
    if (more > 0) {
        lines.resize(kMaxLines);
        lines << tr("and %1 more").arg(more);
    }
    m_limits->setText(lines.join(QLatin1Char('\n')));
    m_limits->setVisible(!lines.isEmpty());
}

void HealthPanel::showUnknown(const QString& sentence) {
    m_badge->setVisible(false);
    m_line->setText(sentence);
    m_sources->setVisible(false);
    m_learning->setVisible(false);
    m_report->setVisible(false);
    m_limits->setVisible(false);
}

QString sourcesIn(const model::Health& health, State state) {
    QStringList names;
    for (const model::SourceHealth& source : health.sources) {
        if (source.state == state)
            names << safeText(source.name, 40);
    }
    return names.join(QStringLiteral(", "));
}

}  // namespace ui
