#include "ui/trust/TrustPreview.h"

#include <gtest/gtest.h>

#include "tests/ui/FakeValues.h"
#include "tests/ui/Picture.h"
#include "ui/trust/TrustKeys.h"

namespace {

using Match = std::map<std::string, std::string>;

model::TrustEntry entry(Match match, std::vector<std::string> rules = {}) {
    return {std::move(match), std::move(rules), {}, {}};
}

TEST(TrustKeys, TakeWhatTheHelperTakes) {
    struct Row {
        const char* key;
        const char* good;
        const char* bad;
    };
    const std::string hash(64, 'a');
    for (const Row& row : {Row{"path", "/usr/bin/x", "usr/bin/x"},
                           {"path", "/opt/..x", "/opt/../etc/shadow"},
                           {"path", "/opt/x", "/opt/*"},
                           {"sha256", hash.c_str(), "ABC"},
                           {"uid", "0", "-1"},
                           {"port", "65535", "65536"},
                           {"port", "1", "0"},
                           {"address", "192.0.2.7", "192.0.2.256"},
                           {"address", "10.0.0.0/8", "0.0.0.0/0"},
                           {"address", "2001:db8::/32", "2001::/16"},
                           {"address", "2001:db8::1", "example.org"},
                           {"domain", "example.org", "Example.org"},
                           {"domain", "a.b", ".b"},
                           {"package", "bash", ""}}) {
        EXPECT_EQ(ui::trustEntryProblem(entry({{row.key, row.good}})), QString())
            << row.key << row.good;
        EXPECT_NE(ui::trustEntryProblem(entry({{row.key, row.bad}})), QString())
            << row.key << row.bad;
    }
    EXPECT_NE(ui::trustEntryProblem(entry({})), QString()) << "everything is no entry";
    EXPECT_NE(ui::trustEntryProblem(entry({{"colour", "red"}})), QString());
}

TEST(TrustKeys, BehaviourNeedsAnIdentityAndAPeer) {
    const std::vector<std::string> shell{"reverse-shell"};
    EXPECT_NE(ui::trustEntryProblem(entry({{"path", "/opt/x"}}, shell)), QString());
    EXPECT_NE(ui::trustEntryProblem(entry({{"name", "x"}, {"port", "22"}}, shell)), QString());
    EXPECT_EQ(ui::trustEntryProblem(entry({{"path", "/opt/x"}, {"port", "22"}}, shell)), QString());
    EXPECT_EQ(ui::trustEntryProblem(entry({{"path", "/opt/x"}}, {"new-listener"})), QString());
}

TEST(TrustPreview, MatchesWhatTheAlertCarries) {
    model::Alert alert = fake::openQuestion();
    alert.finding.ruleId = "suspicious-port";
    alert.finding.connection->remoteName = "c2.example.org";
    struct Row {
        Match match;
        bool silences;
    };
    for (const Row& row : {Row{{{"path", "/usr/bin/bash"}}, true},
                           {{{"path", "/usr/bin/dash"}}, false},
                           {{{"directory", "/usr/bin/"}}, true},
                           {{{"directory", "/usr/b"}}, false},
                           {{{"name", "bash"}, {"uid", "1000"}}, true},
                           {{{"name", "bash"}, {"uid", "1001"}}, false},
                           {{{"user", "alice"}}, true},
                           {{{"package", "bash"}, {"port", "4444"}}, true},
                           {{{"port", "444"}}, false},
                           {{{"address", "203.0.113.7"}}, true},
                           {{{"address", "203.0.113.0/24"}}, true},
                           {{{"address", "203.0.112.0/24"}}, false},
                           {{{"domain", "example.org"}}, true},
                           {{{"domain", "ample.org"}}, false},
                           {{{"parent", "python3"}}, true},
                           {{{"unit", "app-terminal.scope"}}, true},
                           {{{"unit", "terminal.scope"}}, false},
                           {{{"colour", "red"}}, false},
                           {{}, false}})
        EXPECT_EQ(ui::wouldSilence(entry(row.match), alert), row.silences)
            << ui::trustMatchText(entry(row.match)).toStdString();
}

TEST(TrustPreview, BehaviourIsSilencedOnlyByName) {
    const model::Alert shell = fake::openQuestion();
    EXPECT_FALSE(ui::wouldSilence(entry({{"path", "/usr/bin/bash"}}), shell));
    EXPECT_TRUE(ui::wouldSilence(entry({{"path", "/usr/bin/bash"}}, {"reverse-shell"}), shell));
    EXPECT_FALSE(ui::wouldSilence(entry({{"path", "/usr/bin/bash"}}, {"bind-shell"}), shell));
}

TEST(TrustPreview, LooksOnlyAtTheTimeAskedFor) {
    const auto alerts = fake::alerts();
    std::vector<const model::Alert*> all;
    for (const model::Alert& alert : alerts)
        all.push_back(&alert);
    const auto wide = entry({{"uid", "1000"}}, {"reverse-shell"});
    const auto lately = ui::previewOf(wide, all, fake::nowUs() - 3'600'000'000);
    const auto ever = ui::previewOf(wide, all, 0);
    EXPECT_EQ(ever.looked, all.size());
    EXPECT_LT(lately.looked, ever.looked);
    EXPECT_LT(lately.silenced.size(), ever.silenced.size());
    EXPECT_TRUE(ui::previewText(ever).contains(QStringLiteral("python3 gave its shell")));
    EXPECT_TRUE(ui::previewText(ui::previewOf(wide, {}, 0)).contains(QStringLiteral("Nothing")));
}

}  // namespace
