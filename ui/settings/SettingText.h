#pragma once

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <span>

#include "model/SettingsSchema.h"

namespace ui {

/// A setting between the schema's row, the JSON that travels, and what a person reads and types.

QString settingTitle(const model::SettingRow& row);
QString settingHelp(const model::SettingRow& row);
QString settingUnit(const model::SettingRow& row);
/// A word of a choice: "observe" -> "Observe".
QString choiceText(std::string_view word);
/// "5 to 3600 s".
QString allowedHint(const model::SettingRow& row);

QJsonValue defaultOf(const model::SettingRow& row);
/// The value of a dotted key in the nested object of Settings1.GetAll, else the default.
QJsonValue settingIn(const QJsonObject& settings, const model::SettingRow& row);

/// For line editors: a list is separated by commas.
QString settingLine(const model::SettingRow& row, const QJsonValue& value);
/// What was typed; undefined when it is no value of the type at all.
QJsonValue settingFromLine(const model::SettingRow& row, const QString& line);

/// Why the value is not allowed, empty when it is. For the person, safe.
QString settingProblem(const model::SettingRow& row, const QJsonValue& value);
/// As Settings1.Set takes it.
QString settingJson(const QJsonValue& value);

/// A part of the page: a title, and the keys that begin like this.
struct SettingSection {
    const char* name;
    const char* icon;
    const char* title;     // marked in the context "ui::SettingText"
    const char* prefixes;  // separated by blanks; a section takes what none before it took
};
std::span<const SettingSection> settingSections();
QString sectionTitle(const SettingSection& section);
/// Null: it has a page or a list of its own (rules, trust).
const SettingSection* sectionOf(const model::SettingRow& row);

}  // namespace ui
