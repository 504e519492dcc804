#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

namespace ui {

/// What a trust entry would have silenced, as the helper counts it (Settings1.PreviewTrust).
struct TrustPreview {
    int days = 7;
    std::uint64_t alerts = 0;            // each once, however often it was repeated
    QMap<QString, std::uint64_t> rules;  // by id; hostile
    QStringList ids;                     // of the newest
    QStringList sentences;               // of those known here, safe
    bool partial = false;                // more alerts than it looked at
    QString problem;                     // why it could not be counted, safe; empty: it could
};

/// "In the last 7 days it would have silenced 14 of your alerts: …"
QString previewText(const TrustPreview& preview);

}  // namespace ui
