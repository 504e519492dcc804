// What the trust dialogs say of the helper's count.
#include "ui/trust/TrustPreview.h"

#include <gtest/gtest.h>

#include "tests/ui/Picture.h"

namespace {

TEST(TrustPreview, SaysHowManyOfWhichRules) {
    ui::TrustPreview preview;
    preview.alerts = 14;
    preview.rules = {{QStringLiteral("new-listener"), 2}, {QStringLiteral("unknown-process"), 12}};
    EXPECT_EQ(ui::previewText(preview),
              QStringLiteral("In the last 7 days it would have silenced 14 of your alerts: "
                             "new-listener ×2, unknown-process ×12"));
}

TEST(TrustPreview, NamesTheNewestOnly) {
    ui::TrustPreview preview;
    preview.alerts = 5;
    preview.sentences = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c"),
                         QStringLiteral("d")};
    EXPECT_EQ(ui::previewText(preview).count(QStringLiteral("\n• ")), 3);
}

TEST(TrustPreview, KeepsHostileRulesInLineAndFew) {
    ui::TrustPreview preview;
    preview.alerts = 9;
    for (int i = 0; i < 9; ++i)
        preview.rules[QStringLiteral("r%1\n<b>\u202e").arg(i)] = 1;
    const QString text = ui::previewText(preview);
    EXPECT_FALSE(text.contains(QLatin1Char('\n')));
    EXPECT_FALSE(text.contains(QChar(0x202e)));
    EXPECT_EQ(text.count(QStringLiteral("×1")), 5);
    EXPECT_TRUE(text.endsWith(QChar(0x2026)));
}

TEST(TrustPreview, TellsNothingFromNotKnown) {
    ui::TrustPreview preview;
    EXPECT_TRUE(ui::previewText(preview).contains(QStringLiteral("none of your alerts")));
    preview.problem = QStringLiteral("it is gone");
    EXPECT_EQ(ui::previewText(preview),
              QStringLiteral("What it would silence could not be counted: it is gone"));
    preview.problem.clear();
    preview.alerts = 3;
    EXPECT_FALSE(ui::previewText(preview).contains(QStringLiteral("only the newest")));
    preview.partial = true;
    EXPECT_TRUE(ui::previewText(preview).contains(QStringLiteral("only the newest")));
}

}  // namespace
