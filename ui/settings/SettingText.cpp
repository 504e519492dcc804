#include "ui/settings/SettingText.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>
#include <array>

#include "ui/format/SafeText.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::SettingText)
};

using T = model::SettingType;

struct Phrase {
    const char* key;
    const char* words;
};

constexpr auto kChoices = std::to_array<Phrase>({
    {"observe", QT_TRANSLATE_NOOP("ui::SettingText", "Observe")},
    {"ask", QT_TRANSLATE_NOOP("ui::SettingText", "Ask")},
    {"enforce", QT_TRANSLATE_NOOP("ui::SettingText", "Enforce")},
    {"configured", QT_TRANSLATE_NOOP("ui::SettingText", "What the rule says")},
    {"resume", QT_TRANSLATE_NOOP("ui::SettingText", "Let it go on")},
    {"keep-suspended", QT_TRANSLATE_NOOP("ui::SettingText", "Keep it suspended")},
    {"ALERT", QT_TRANSLATE_NOOP("ui::SettingText", "Alert")},
    {"ERROR", QT_TRANSLATE_NOOP("ui::SettingText", "Error")},
    {"WARNING", QT_TRANSLATE_NOOP("ui::SettingText", "Warning")},
    {"INFO", QT_TRANSLATE_NOOP("ui::SettingText", "Info")},
});

constexpr auto kSections = std::to_array<SettingSection>({
    {"response", "alerts", QT_TRANSLATE_NOOP("ui::SettingText", "Response"),
     "mode ask. responses. learning. scope. processes.fallback"},
    {"dumps", "export", QT_TRANSLATE_NOOP("ui::SettingText", "Dumps and ends"),
     "resources.dump. resources.kill."},
    {"resources", "health", QT_TRANSLATE_NOOP("ui::SettingText", "Resources"),
     "resources. processes."},
    {"network", "network", QT_TRANSLATE_NOOP("ui::SettingText", "Network"), "network."},
    {"files", "files", QT_TRANSLATE_NOOP("ui::SettingText", "Files"), "integrity."},
    {"sessions", "sessions", QT_TRANSLATE_NOOP("ui::SettingText", "Sessions"), "sessions."},
    {"records", "list", QT_TRANSLATE_NOOP("ui::SettingText", "Logs and history"),
     "log_levels logs. history. syslog."},
    {"mail", "level-info", QT_TRANSLATE_NOOP("ui::SettingText", "Mail"), "mail."},
});

QString translated(std::string_view text) {
    return QCoreApplication::translate("SettingsSchema", std::string(text).c_str());
}

QString plain(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QJsonValue parsed(std::string_view json) {
    // A document of its own cannot be a bare value.
    const QByteArray wrapped =
        '[' + QByteArray(json.data(), static_cast<qsizetype>(json.size())) + ']';
    return QJsonDocument::fromJson(wrapped).array().at(0);
}

QJsonValue integerOf(const QString& text) {
    bool ok = false;
    const qlonglong number = text.trimmed().toLongLong(&ok);
    return ok ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
}

QJsonValue listOf(const QStringList& parts, bool numbers) {
    QJsonArray list;
    for (const QString& part : parts) {
        const QString text = part.trimmed();
        if (text.isEmpty())
            continue;
        const QJsonValue value = numbers ? integerOf(text) : QJsonValue(text);
        if (value.isUndefined())
            return value;
        list.append(value);
    }
    return list;
}

/// A whole number, or nothing: JSON has only doubles.
std::optional<std::int64_t> wholeNumber(const QJsonValue& value) {
    const qint64 one = value.toInteger(-1);
    return value.isDouble() && one == value.toInteger(-2) ? std::optional<std::int64_t>(one)
                                                          : std::nullopt;
}

std::optional<model::SettingValue> listValue(const QJsonArray& array, bool numbers) {
    std::vector<std::string> texts;
    std::vector<std::int64_t> integers;
    for (const QJsonValue each : array) {
        if (numbers) {
            const auto number = wholeNumber(each);
            if (!number)
                return std::nullopt;
            integers.push_back(*number);
        } else if (each.isString()) {
            texts.push_back(each.toString().toStdString());
        } else {
            return std::nullopt;
        }
    }
    return numbers ? model::SettingValue(integers) : model::SettingValue(texts);
}

std::optional<model::SettingValue> valueOf(T type, const QJsonValue& value) {
    switch (type) {
        case T::Boolean:
            return value.isBool() ? std::optional<model::SettingValue>(value.toBool())
                                  : std::nullopt;
        case T::Integer:
            return wholeNumber(value);
        case T::Text:
        case T::Choice:
            return value.isString()
                       ? std::optional<model::SettingValue>(value.toString().toStdString())
                       : std::nullopt;
        case T::TextList:
        case T::ChoiceList:
        case T::IntegerList:
            return value.isArray() ? listValue(value.toArray(), type == T::IntegerList)
                                   : std::nullopt;
        default:
            return std::nullopt;
    }
}

}  // namespace

QString settingTitle(const model::SettingRow& row) {
    return translated(row.title);
}

QString settingHelp(const model::SettingRow& row) {
    return translated(row.help);
}

QString settingUnit(const model::SettingRow& row) {
    return row.unit.empty() ? QString() : translated(row.unit);
}

QString choiceText(std::string_view word) {
    for (const Phrase& each : kChoices) {
        if (word == each.key)
            return Words::tr(each.words);
    }
    return plain(word);
}

QString allowedHint(const model::SettingRow& row) {
    return QString::fromStdString(model::allowedText(row));
}

QJsonValue defaultOf(const model::SettingRow& row) {
    return parsed(row.defaultJson);
}

QJsonValue settingIn(const QJsonObject& settings, const model::SettingRow& row) {
    const QStringList path = plain(row.key).split(QLatin1Char('.'));
    QJsonObject object = settings;
    for (const QString& step : path.mid(0, path.size() - 1))
        object = object.value(step).toObject();
    const QJsonValue value = object.value(path.last());
    return value.isUndefined() ? defaultOf(row) : value;
}

QString settingLine(const model::SettingRow& row, const QJsonValue& value) {
    if (row.type == T::Integer)
        return value.isDouble() ? QString::number(value.toInteger()) : QString();
    if (!value.isArray())
        return value.toString();
    QStringList parts;
    for (const QJsonValue each : value.toArray())
        parts << (each.isDouble() ? QString::number(each.toInteger()) : each.toString());
    return parts.join(QStringLiteral(", "));
}

QJsonValue settingFromLine(const model::SettingRow& row, const QString& line) {
    switch (row.type) {
        case T::Integer:
            return integerOf(line);
        case T::IntegerList:
        case T::TextList:
            return listOf(line.split(QLatin1Char(',')), row.type == T::IntegerList);
        default:
            return line.trimmed();
    }
}

QString settingProblem(const model::SettingRow& row, const QJsonValue& value) {
    const auto typed = valueOf(row.type, value);
    const bool fits = typed && model::checkSetting(row, *typed);
    return fits ? QString() : Words::tr("Allowed: %1").arg(safeText(model::allowedText(row), 300));
}

QString settingJson(const QJsonValue& value) {
    const QByteArray wrapped = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.mid(1, wrapped.size() - 2));
}

std::span<const SettingSection> settingSections() {
    return kSections;
}

QString sectionTitle(const SettingSection& section) {
    return Words::tr(section.title);
}

const SettingSection* sectionOf(const model::SettingRow& row) {
    if (row.type == T::Rules || row.type == T::Trust)
        return nullptr;
    for (const SettingSection& section : kSections) {
        for (const QString& prefix :
             QString::fromLatin1(section.prefixes).split(QLatin1Char(' '))) {
            if (plain(row.key).startsWith(prefix))
                return &section;
        }
    }
    return nullptr;
}

}  // namespace ui
