#include "ui/widgets/Theme.h"

#include <gtest/gtest.h>

#include "ui/widgets/StyleSheet.h"

namespace {

struct Desktop {
    const char* name;
    QRgb window, base, text, highlight;
};

class Theme : public testing::TestWithParam<Desktop> {
  protected:
    static QPalette palette() {
        const Desktop& desktop = GetParam();
        QPalette value(QColor(desktop.window), QColor(desktop.window));
        value.setColor(QPalette::Base, QColor(desktop.base));
        value.setColor(QPalette::WindowText, QColor(desktop.text));
        value.setColor(QPalette::Highlight, QColor(desktop.highlight));
        return value;
    }
};

TEST_P(Theme, CanBeRead) {
    const ui::Theme theme = ui::themeOf(palette());
    for (const QColor& ink : {theme.text, theme.muted, theme.accent, theme.calm, theme.info,
                              theme.attention, theme.danger, theme.fault})
        EXPECT_GE(ui::contrast(ink, theme.card), 4.5) << ink.name().toStdString();
    EXPECT_GE(ui::contrast(theme.muted, theme.inset), 4.5);
    EXPECT_GE(ui::contrast(theme.text, theme.selected), 4.5);
    EXPECT_GE(ui::contrast(theme.onAccent, theme.accentFill), 4.5);
    EXPECT_GE(ui::contrast(theme.onDanger, theme.dangerFill), 4.5);
}

TEST_P(Theme, NamesOnlyColoursItHas) {
    const QString sheet = ui::styleSheetFor(ui::themeOf(palette()));
    EXPECT_FALSE(sheet.contains(QLatin1Char('@')));
    // What an unknown name would become.
    EXPECT_FALSE(sheet.contains(QStringLiteral(": ;")));
    EXPECT_EQ(sheet.count(QLatin1Char('{')), sheet.count(QLatin1Char('}')));
}

INSTANTIATE_TEST_SUITE_P(
    Desktops, Theme,
    testing::Values(Desktop{"Fusion", 0xFFEFEFEF, 0xFFFFFFFF, 0xFF000000, 0xFF308CC6},
                    Desktop{"Adwaita", 0xFFF6F5F4, 0xFFFFFFFF, 0xFF2E3436, 0xFF3584E4},
                    Desktop{"AdwaitaDark", 0xFF353535, 0xFF2D2D2D, 0xFFFFFFFF, 0xFF15539E},
                    Desktop{"BreezeDark", 0xFF202326, 0xFF141618, 0xFFFCFCFC, 0xFF3DAEE9},
                    Desktop{"Yaru", 0xFFFAFAFA, 0xFFFFFFFF, 0xFF3D3D3D, 0xFFE95420},
                    Desktop{"Black", 0xFF000000, 0xFF000000, 0xFFFFFFFF, 0xFFFFFF00}),
    [](const auto& info) { return info.param.name; });

TEST(ThemeOf, TellsLightFromDark) {
    EXPECT_TRUE(ui::themeOf(QPalette(QColor(0x20, 0x20, 0x20))).dark);
    EXPECT_FALSE(ui::themeOf(QPalette(QColor(0xF0, 0xF0, 0xF0))).dark);
}

TEST(Contrast, IsThatOfWcag) {
    EXPECT_NEAR(ui::contrast(Qt::white, Qt::black), 21, 0.01);
    EXPECT_NEAR(ui::contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
}

}  // namespace
