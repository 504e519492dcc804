#pragma once

#include <QString>
#include <QStringList>

#include "model/Error.h"

namespace app {

/// What `algomonitor` was started for.
struct AppArguments {
    bool tray = false;  // no window until it is asked for
    bool version = false;
    bool help = false;
    QString page;  // empty: where attention is needed
};

/// The arguments without the program's name and without Qt's own. Errors name the argument.
model::Result<AppArguments> parseAppArguments(const QStringList& arguments);

/// "overview", "alerts", "processes".
const QStringList& pages();
bool isPage(const QString& name);

QString appHelpText();

}  // namespace app
