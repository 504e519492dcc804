#include "ui/trust/TrustPreviewLabel.h"

namespace ui {

namespace {

quint64 nextRound() {
    static quint64 round = 0;  // one for all labels: an answer finds the one that asked
    return ++round;
}

}  // namespace

TrustPreviewLabel::TrustPreviewLabel(QWidget* parent) : TextLabel(Size::Body, parent) {
    setWordWrap(true);
    setTone(QStringLiteral("muted"));
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, [this] { Q_EMIT previewWanted(m_entry, m_round); });
}

void TrustPreviewLabel::ask(const model::TrustEntry& entry) {
    if (isVisibleTo(parentWidget()) && entry.match == m_entry.match && entry.rules == m_entry.rules)
        return;
    m_entry = entry;
    m_round = nextRound();
    if (fullText().isEmpty())
        setText(tr("Counting what it would have silenced…"));
    show();
    m_delay.start();
}

void TrustPreviewLabel::askNothing() {
    m_delay.stop();
    m_entry = {};
    m_round = 0;
    setText({});
    hide();
}

void TrustPreviewLabel::setPreview(quint64 round, const TrustPreview& preview) {
    if (round == 0 || round != m_round)
        return;
    setText(previewText(preview));
    Q_EMIT changed();
}

}  // namespace ui
