#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <span>

#include "app/ctl/Command.h"
#include "model/Error.h"

namespace app::ctl {

/// The words and options after the command's own words, counted and known.
struct Words {
    QStringList positional;
    QMap<QString, QStringList> options;  // "--rule" -> its values; flags have one empty value
    qint64 nowUs = 0;

    bool has(const char* option) const { return options.contains(QLatin1String(option)); }
    QString value(const char* option) const {
        return options.value(QLatin1String(option)).value(0);
    }
};

struct OptionRow {
    const char* name;
    const char* value;  // its name in the help; nullptr = a flag
    const char* help;
};

struct CommandRow {
    const char* words;      // "alerts kill"
    const char* arguments;  // "ID", "PID", "[observe|ask|enforce]", "KEY=VALUE…", ""
    int least;              // positional arguments
    int most;
    const char* options;  // those it takes besides --json: "--since --level"
    model::Result<Command> (*build)(const Words&);
    const char* help;
};

std::span<const CommandRow> commandTable();
std::span<const OptionRow> optionTable();

}  // namespace app::ctl
