#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include "model/Alert.h"
#include "model/Error.h"

namespace app {

/// Alerts as a file for others. All of it is bytes in memory: for a pool thread.

/// A JSON array of the ECS objects that alerts.jsonl holds (contract.md, "Logs").
QByteArray toJsonArray(const QList<model::Alert>& alerts);

/// RFC 4180 with a header line (client::alertCsvRow), UTF-8.
QByteArray toCsv(const QList<model::Alert>& alerts);

/// One alert to report, as a tar archive: alert.json, alert.txt for people, about.txt. The names of
/// this machine and of its users, also in paths below /home, are taken out of all of it.
QByteArray toBundle(const model::Alert& alert, const QString& about);

/// Whole or not at all; a file that is there is replaced, its mode is 0600.
model::Result<void> writeFile(const QString& path, const QByteArray& bytes);

}  // namespace app
