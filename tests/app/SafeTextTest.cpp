#include "app/client/SafeText.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QJsonObject>

namespace app::client {
namespace {

TEST(SafeText, CutsInTheMiddleAndKeepsBothEnds) {
    const std::string name = "begin" + std::string(4U << 20U, 'x') + "end";
    const QString cut = safeText(std::string_view(name), 20);
    EXPECT_EQ(cut.size(), 20);
    EXPECT_TRUE(cut.startsWith("begin"));
    EXPECT_TRUE(cut.endsWith("end"));
    EXPECT_EQ(safeText(std::string_view("short"), 5), QStringLiteral("short"));
}

TEST(SafeText, ShowsWhatWouldOtherwiseAct) {
    EXPECT_EQ(safeText(std::string_view("a\nb\tc")), QStringLiteral("a\\nb\\tc"));
    EXPECT_FALSE(safeText(std::string_view("\x1b]0;x\x07")).contains(QChar(0x1b)));
    EXPECT_FALSE(safeText(std::string_view("\xE2\x80\xAEx")).contains(QChar(0x202E)));
    EXPECT_TRUE(safeText(std::string_view("\xff")).contains(QStringLiteral("ff")));
}

TEST(SafeJson, KeepsTheValueAndLosesTheControls) {
    const QString text = QStringLiteral("{\"name\":\"a") + QChar(0x202E) +
                         QStringLiteral("b\",\n \"esc\":\"\\u001b[1m\"}");
    const QString safe = safeJson(text);
    EXPECT_FALSE(safe.contains(QChar(0x202E)));
    EXPECT_FALSE(safe.contains(QLatin1Char('\n')));
    EXPECT_EQ(QJsonDocument::fromJson(safe.toUtf8()).object(),
              QJsonDocument::fromJson(text.toUtf8()).object());
    EXPECT_FALSE(QJsonDocument::fromJson(safe.toUtf8()).object().isEmpty());
}

}  // namespace
}  // namespace app::client
