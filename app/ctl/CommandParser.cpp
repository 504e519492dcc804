#include "app/ctl/CommandParser.h"

#include <algorithm>

#include "app/ctl/CommandTable.h"

namespace app::ctl {
namespace {

std::unexpected<model::Error> usage(const QString& subject, const QString& why) {
    return model::unexpected(model::Error::Code::InvalidArgument, subject.toStdString(),
                             why.toStdString());
}

const OptionRow* findOption(const QString& name) {
    const auto table = optionTable();
    const auto row = std::ranges::find_if(
        table, [&](const OptionRow& option) { return name == QLatin1String(option.name); });
    return row == table.end() ? nullptr : &*row;
}

/// One option, with its value in the same word ("--since=10m") or the next.
model::Result<void> takeOption(const QStringList& arguments, qsizetype& at, Words& words) {
    const QString name = arguments[at].section(QLatin1Char('='), 0, 0);
    const bool joined = arguments[at].contains(QLatin1Char('='));
    const OptionRow* row = findOption(name == u"-h" ? QStringLiteral("--help") : name);
    if (!row)
        return usage(name, QStringLiteral("is not an option; see --help"));
    if (!row->value && joined)
        return usage(name, QStringLiteral("takes no value"));
    QString value;
    if (row->value && joined)
        value = arguments[at].section(QLatin1Char('='), 1);
    else if (row->value && ++at < arguments.size())
        value = arguments[at];
    if (row->value && value.isEmpty())
        return usage(name, QStringLiteral("needs a value: %1").arg(QLatin1String(row->value)));
    words.options[QLatin1String(row->name)].append(value);
    return {};
}

/// "--" ends the options.
model::Result<Words> split(const QStringList& arguments, qint64 nowUs) {
    Words words{{}, {}, nowUs};
    bool optionsOver = false;
    for (qsizetype at = 0; at < arguments.size(); ++at) {
        if (!optionsOver && arguments[at] == u"--") {
            optionsOver = true;
        } else if (optionsOver || arguments[at] == u"-" || !arguments[at].startsWith(u'-')) {
            words.positional.append(arguments[at]);
        } else if (auto taken = takeOption(arguments, at, words); !taken) {
            return std::unexpected(taken.error());
        }
    }
    return words;
}

/// The row with the most leading words in common ("alerts kill" before "alerts").
const CommandRow* findCommand(const QStringList& words) {
    const CommandRow* best = nullptr;
    qsizetype bestLength = 0;
    for (const CommandRow& row : commandTable()) {
        const QStringList own = QString::fromUtf8(row.words).split(QLatin1Char(' '));
        if (own.size() > bestLength && words.mid(0, own.size()) == own) {
            best = &row;
            bestLength = own.size();
        }
    }
    return best;
}

model::Result<const CommandRow*> chooseCommand(const QStringList& words) {
    if (const CommandRow* row = findCommand(words))
        return row;
    QStringList known;
    for (const CommandRow& row : commandTable()) {
        const QString name = QString::fromUtf8(row.words);
        if (name.startsWith(words[0] + u' '))
            known.append(name.section(QLatin1Char(' '), 1));
    }
    if (!known.isEmpty())
        return usage(words[0], QStringLiteral("what? ") + known.join(QStringLiteral(", ")));
    return usage(words[0], QStringLiteral("is not a command; see --help"));
}

model::Result<void> checkOptions(const CommandRow& row, const Words& words) {
    const QStringList own = QString::fromUtf8(row.options).split(QLatin1Char(' '));
    for (const QString& option : words.options.keys())
        if (option != u"--json" && !own.contains(option))
            return usage(
                option, QStringLiteral("is not an option of \"%1\"").arg(QLatin1String(row.words)));
    return {};
}

model::Result<void> checkCount(const CommandRow& row, const Words& words) {
    const QString name = QString::fromUtf8(row.words);
    if (words.positional.size() < row.least)
        return usage(name, QString::fromUtf8(row.arguments) + QStringLiteral(" is missing"));
    if (words.positional.size() > row.most)
        return usage(name, QStringLiteral("does not take \"%1\"").arg(words.positional[row.most]));
    return {};
}

model::Result<Command> build(Words words) {
    const auto row = chooseCommand(words.positional);
    if (!row)
        return std::unexpected(row.error());
    words.positional =
        words.positional.mid(QString::fromUtf8((*row)->words).count(QLatin1Char(' ')) + 1);
    if (auto fine = checkOptions(**row, words); !fine)
        return std::unexpected(fine.error());
    if (auto fine = checkCount(**row, words); !fine)
        return std::unexpected(fine.error());
    return (*row)->build(words);
}

QString helpLine(const QString& left, const QString& help) {
    return QStringLiteral("  %1  %2\n").arg(left, -27).arg(help);
}

}  // namespace

model::Result<CommandLine> parseCommandLine(const QStringList& arguments, qint64 nowUs) {
    auto words = split(arguments, nowUs);
    if (!words)
        return std::unexpected(words.error());
    const bool json = words->has("--json");
    if (words->has("--help"))
        return CommandLine{ShowHelp{}, json};
    if (words->has("--version"))
        return CommandLine{ShowVersion{}, json};
    if (words->positional.isEmpty())
        return usage(QStringLiteral("no command"), QStringLiteral("see --help"));
    auto command = build(*std::move(words));
    if (!command)
        return std::unexpected(command.error());
    return CommandLine{*std::move(command), json};
}

QString helpText() {
    QString text = QStringLiteral("usage: algomonitorctl COMMAND [ARGUMENTS] [--json]\n\n");
    for (const CommandRow& row : commandTable()) {
        const QString left = QString::fromUtf8(row.words) + u' ' + QString::fromUtf8(row.arguments);
        const QString options = QString::fromUtf8(row.options);
        text += helpLine(
            left, QString::fromUtf8(row.help) +
                      (options.isEmpty() ? QString() : QStringLiteral(" (") + options + u')'));
    }
    text += QStringLiteral("\noptions:\n");
    for (const OptionRow& row : optionTable())
        text +=
            helpLine(QString::fromUtf8(row.name) + u' ' + QString::fromUtf8(row.value), row.help);
    return text + QStringLiteral(
                      "\nexit: 0 done, 1 failed, 2 usage, 3 not authorised, 4 helper not running\n"
                      "trust keys: path directory name sha256 package user uid unit flatpak snap "
                      "appimage\n            script parent address domain port\n");
}

}  // namespace app::ctl
