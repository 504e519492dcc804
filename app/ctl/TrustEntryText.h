#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

#include "model/Error.h"

namespace app::ctl {

/// "path=/opt/x", "port=443" as a map; unknown keys, doubled keys and empty values are refused.
model::Result<QMap<QString, QString>> parseMatch(const QStringList& pairs);

struct TrustEntryWords {
    QStringList match;
    QStringList rules;
    QString until;  // RFC 3339 or a duration from now; empty = for ever
    QString note;
};

/// The entry as the JSON object Settings1.Trust takes. What an entry must have at least is the
/// helper's to judge.
model::Result<QString> trustEntryJson(const TrustEntryWords& words, qint64 nowUs);

}  // namespace app::ctl
