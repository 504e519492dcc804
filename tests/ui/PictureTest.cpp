// The checks that every screenshot is held to, held to pictures they must refuse.
#include "tests/ui/Picture.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QPushButton>

namespace {

constexpr char kWords[] = "Nothing needs you";

struct Row {
    const char* ground;
    const char* ink;
    bool readable;
};

void PrintTo(const Row& row, std::ostream* out) {
    *out << row.ink << " on " << row.ground;
}

class FaintTest : public testing::TestWithParam<Row> {
  protected:
    QStringList complaintsAbout(QWidget& text) {
        text.setStyleSheet(
            QStringLiteral("background: %1; color: %2; border: none")
                .arg(QLatin1String(GetParam().ground), QLatin1String(GetParam().ink)));
        text.setGeometry(10, 10, 300, 40);
        m_window.resize(320, 120);
        m_window.show();
        return picture::faintTexts(&m_window, m_window.grab().toImage());
    }

    QWidget m_window;
};

TEST_P(FaintTest, RefusesWhatCannotBeRead) {
    QLabel label(QString::fromLatin1(kWords), &m_window);
    EXPECT_EQ(complaintsAbout(label).isEmpty(), GetParam().readable);
}

TEST_P(FaintTest, LooksAtButtonsToo) {
    QPushButton button(QString::fromLatin1(kWords), &m_window);
    EXPECT_EQ(complaintsAbout(button).isEmpty(), GetParam().readable);
}

TEST_P(FaintTest, AsksNothingOfWhatIsSwitchedOff) {
    QLabel label(QString::fromLatin1(kWords), &m_window);
    label.setEnabled(false);
    EXPECT_TRUE(complaintsAbout(label).isEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    All, FaintTest,
    testing::Values(Row{"#ffffff", "#000000", true}, Row{"#ffffff", "#666666", true},
                    Row{"#ffffff", "#999999", false}, Row{"#ffffff", "#ffffff", false},
                    Row{"#1e1e1e", "#e0e0e0", true}, Row{"#1e1e1e", "#5a5a5a", false}));

TEST(ClippedTexts, RefusesWhatIsCutOffOrSticksOut) {
    QWidget window;
    window.resize(200, 100);
    QLabel label(QString::fromLatin1(kWords), &window);
    label.setGeometry(10, 10, label.sizeHint().width(), label.sizeHint().height());
    window.show();
    EXPECT_TRUE(picture::clippedTexts(&window).isEmpty());
    label.resize(20, label.height());
    EXPECT_EQ(picture::clippedTexts(&window).size(), 1);
    label.setGeometry(150, 10, label.sizeHint().width(), label.sizeHint().height());
    EXPECT_EQ(picture::clippedTexts(&window).size(), 1);
}

TEST(Blankness, RefusesWhatIsEmpty) {
    QImage image(640, 480, QImage::Format_RGB32);
    image.fill(Qt::white);
    EXPECT_FALSE(picture::blankness(image).isEmpty());
}

}  // namespace
