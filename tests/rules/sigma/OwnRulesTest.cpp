// Our own rules: each says what it is, raises on its rows, and leaves near misses and ordinary work
// alone. own-rules.jsonl and ordinary.jsonl are the tables.
#include <gtest/gtest.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <filesystem>
#include <map>
#include <regex>

#include "config/RuleFiles.h"
#include "tests/rules/sigma/Rules.h"

namespace rules::sigma {
namespace {

std::vector<QJsonObject> rowsOf(const char* table) {
    QFile file(QStringLiteral(AM_TABLES "/") + QString::fromLatin1(table));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << table;
    std::vector<QJsonObject> rows;
    while (!file.atEnd()) {
        const auto row = QJsonDocument::fromJson(file.readLine());
        EXPECT_TRUE(row.isObject()) << table << " line " << rows.size() + 1;
        rows.push_back(row.object());
    }
    return rows;
}

Event eventOf(const QJsonObject& row) {
    const auto category =
        categoryFromString(row["category"].toString("process_creation").toStdString());
    Event event(category.value_or(Category::ProcessCreation));
    for (auto field = row.begin(); field != row.end(); ++field)
        if (field.key() != u"rule" && field.key() != u"match" && field.key() != u"category")
            event.set(field.key().toStdString(), field.value().toString().toStdString());
    return event;
}

class SigmaOwnRules : public ::testing::Test {
  protected:
    void SetUp() override {
        const std::vector<std::string> folders = {AM_OWN_RULES};
        std::vector<RuleText> texts;
        for (auto& file : config::readRuleFiles(folders, config::RuleAuthors::Anybody).files)
            texts.push_back({file.path, file.text});
        compiled = RuleSet::compile(texts);
    }
    bool raises(const std::string& id, const QJsonObject& row) const {
        return std::ranges::any_of(compiled.set.match(eventOf(row)),
                                   [&](const RuleInfo* info) { return info->id == id; });
    }

    RuleSet::Compiled compiled;
};

TEST_F(SigmaOwnRules, AreAllInForce) {
    EXPECT_EQ(testing::problemsOf(compiled), "");
    EXPECT_GE(compiled.set.rules().size(), 60U);
}

TEST_F(SigmaOwnRules, SayWhatTheyAre) {
    const std::regex kebab("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    for (const RuleInfo& info : compiled.set.rules()) {
        EXPECT_EQ(std::filesystem::path(info.path).stem(), info.id) << info.path;
        EXPECT_TRUE(std::regex_match(info.id, kebab)) << info.path;
        EXPECT_FALSE(info.description.empty()) << info.path;
        EXPECT_FALSE(info.techniques.empty()) << info.path;
        EXPECT_FALSE(info.falsePositives.empty()) << info.path;
    }
}

TEST_F(SigmaOwnRules, RaiseOnTheirRowsAndNotOnNearMisses) {
    std::map<std::string, std::pair<int, int>> rows;
    for (const RuleInfo& info : compiled.set.rules())
        rows[info.id] = {0, 0};
    for (const QJsonObject& row : rowsOf("own-rules.jsonl")) {
        const std::string id = row["rule"].toString().toStdString();
        const bool expected = row["match"].toBool();
        EXPECT_EQ(raises(id, row), expected) << QJsonDocument(row).toJson().toStdString();
        ASSERT_TRUE(rows.contains(id)) << id << " is no rule";
        ++(expected ? rows[id].first : rows[id].second);
    }
    for (const auto& [id, counts] : rows) {
        EXPECT_GT(counts.first, 0) << id << " has no row that raises it";
        EXPECT_GT(counts.second, 0) << id << " has no near miss";
    }
}

TEST_F(SigmaOwnRules, LeaveOrdinaryWorkAlone) {
    for (const QJsonObject& row : rowsOf("ordinary.jsonl"))
        for (const RuleInfo* info : compiled.set.match(eventOf(row)))
            EXPECT_EQ(info->severity, "informational")
                << info->id << " on " << row["CommandLine"].toString().toStdString();
}

}  // namespace
}  // namespace rules::sigma
