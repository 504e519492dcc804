#pragma once

#include <QTimer>

#include "model/Settings.h"
#include "ui/trust/TrustPreview.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

/// What the entry being put together would have silenced. Asks a moment after the last change, and
/// shows no answer to a question that is old.
class TrustPreviewLabel : public TextLabel {
    Q_OBJECT

  public:
    static constexpr int kDelayMs = 250;

    explicit TrustPreviewLabel(QWidget* parent = nullptr);

    void ask(const model::TrustEntry& entry);
    /// There is no entry to ask about.
    void askNothing();
    /// The answer to previewWanted of this round; others are not ours.
    void setPreview(quint64 round, const TrustPreview& preview);

  Q_SIGNALS:
    void previewWanted(const model::TrustEntry& entry, quint64 round);
    void changed();

  private:
    model::TrustEntry m_entry;
    quint64 m_round = 0;
    QTimer m_delay;
};

}  // namespace ui
