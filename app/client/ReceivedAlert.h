#pragma once

#include <QList>
#include <QString>
#include <optional>

#include "model/Alert.h"

namespace app::client {

/// An alert and the ECS line it came in.
struct ReceivedAlert {
    model::Alert alert;
    QString line;
};

/// Alerts1.List's filter.
struct AlertQuery {
    uint offset = 0;
    uint limit = 100;  // at most 1000
    std::optional<qint64> sinceUs;
    std::optional<model::Level> atLeast;
    QString search;
    bool openOnly = false;
    bool everybodys = false;  // view-all
    bool others = false;      // only others', as outlines
};

struct AlertPage {
    QList<ReceivedAlert> alerts;  // newest first
    uint total = 0;               // that match, in all
};

}  // namespace app::client
