#include "ui/format/SafeText.h"

#include <gtest/gtest.h>

#include <QTextDocument>
#include <string>

#include "tests/ui/Picture.h"

namespace {

using namespace std::string_literals;

struct Case {
    const char* what;
    std::string bytes;
    QString shown;
};

class SafeText : public testing::TestWithParam<Case> {};

TEST_P(SafeText, ShowsBytesWithoutObeyingThem) {
    EXPECT_EQ(ui::safeText(std::string_view(GetParam().bytes)), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(
    Table, SafeText,
    testing::Values(
        Case{"nothing", "", QString()}, Case{"plain", "bash", QStringLiteral("bash")},
        Case{"blanks stay", "a  b", QStringLiteral("a  b")},
        Case{"umlauts stay", "gr\xc3\xbc\xc3\x9f", QStringLiteral("grüß")},
        Case{"Arabic stays", "\xd8\xa7\xd9\x84", QStringLiteral("ال")},
        Case{"beyond the first plane stays", "\xf0\x9f\xa6\x8a", QStringLiteral("🦊")},
        Case{"newline", "a\nb", QStringLiteral("a\\nb")},
        Case{"tab and return", "\t\r", QStringLiteral("\\t\\r")},
        Case{"zero", "a\0b"s, QStringLiteral("a\\x00b")},
        Case{"escape", "\x1b[31m", QStringLiteral("\\x1b[31m")},
        Case{"delete", "\x7f", QStringLiteral("\\x7f")},
        Case{"C1 control", "\xc2\x9b", QStringLiteral("\\x9b")},
        Case{"right-to-left override", "gpj.\xe2\x80\xaetxt", QStringLiteral("gpj.\\u{202e}txt")},
        Case{"isolate", "\xe2\x81\xa6x\xe2\x81\xa9", QStringLiteral("\\u{2066}x\\u{2069}")},
        Case{"Arabic letter mark", "\xd8\x9c", QStringLiteral("\\u{061c}")},
        Case{"zero-width space", "ro\xe2\x80\x8bot", QStringLiteral("ro\\u{200b}ot")},
        Case{"byte order mark", "\xef\xbb\xbfx", QStringLiteral("\\u{feff}x")},
        Case{"soft hyphen",
             "a\xc2\xad"
             "b",
             QStringLiteral("a\\xadb")},
        Case{"line separator", "\xe2\x80\xa8", QStringLiteral("\\u{2028}")},
        Case{"Hangul filler", "\xe3\x85\xa4", QStringLiteral("\\u{3164}")},
        Case{"tag characters", "\xf3\xa0\x81\x81", QStringLiteral("\\u{e0041}")},
        Case{"private use", "\xee\x80\x80", QStringLiteral("\\u{e000}")},
        Case{"em space",
             "a\xe2\x80\x83"
             "b",
             QStringLiteral("a\\u{2003}b")},
        Case{"lone continuation", "a\x80", QStringLiteral("a\\x80")},
        Case{"cut sequence", "\xe2\x82", QStringLiteral("\\xe2\\x82")},
        Case{"overlong slash", "\xc0\xaf", QStringLiteral("\\xc0\\xaf")},
        Case{"surrogate in UTF-8", "\xed\xa0\x80", QStringLiteral("\\xed\\xa0\\x80")},
        Case{"above the last", "\xf4\x90\x80\x80", QStringLiteral("\\xf4\\x90\\x80\\x80")},
        Case{"five-byte form", "\xf8\x88\x80\x80\x80", QStringLiteral("\\xf8\\x88\\x80\\x80\\x80")},
        Case{"three marks stay", "e\xcc\x81\xcc\x82\xcc\x83",
             QStringLiteral("e\u0301\u0302\u0303")},
        Case{"a fourth mark does not", "e\xcc\x81\xcc\x82\xcc\x83\xcc\x84",
             QStringLiteral("e\u0301\u0302\u0303\\u{0304}")},
        Case{"markup stays text", "<b>&amp;", QStringLiteral("<b>&amp;")}),
    [](const auto& info) {
        std::string name = info.param.what;
        std::erase_if(name,
                      [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; });
        return name;
    });

TEST(SafeTextOfQString, EscapesTheSame) {
    EXPECT_EQ(ui::safeText(QStringLiteral("a\n\u202Eb")), QStringLiteral("a\\n\\u{202e}b"));
    EXPECT_EQ(ui::safeText(QString(QChar(0xD800))), QStringLiteral("\\u{d800}"));
}

TEST(SafeTextLength, IsBoundedHoweverLongTheInput) {
    const std::string huge(4U << 20U, 'A');
    EXPECT_EQ(ui::safeText(std::string_view(huge)).size(), ui::kMaxShownCharacters);
    EXPECT_EQ(ui::safeText(std::string_view(huge), 10), QStringLiteral("AAAA…AAAAA"));
    const std::string controls(4U << 20U, '\x01');
    EXPECT_LE(ui::safeText(std::string_view(controls)).size(), ui::kMaxShownCharacters);
    EXPECT_LE(ui::safeText(QString(1 << 20, QLatin1Char('x')), 64).size(), 64);
}

TEST(SafeTextLength, KeepsBothEnds) {
    const std::string path = "/usr/" + std::string(9000, 'd') + "/chrome";
    const QString shown = ui::safeText(std::string_view(path), 40);
    EXPECT_TRUE(shown.startsWith(QStringLiteral("/usr/")));
    EXPECT_TRUE(shown.endsWith(QStringLiteral("/chrome")));
    EXPECT_EQ(shown.size(), 40);
}

TEST(CutInTheMiddle, HoldsItsLimit) {
    EXPECT_EQ(ui::cutInTheMiddle(QStringLiteral("abcdef"), 6), QStringLiteral("abcdef"));
    EXPECT_EQ(ui::cutInTheMiddle(QStringLiteral("abcdefg"), 6), QStringLiteral("ab…efg"));
    EXPECT_EQ(ui::cutInTheMiddle(QStringLiteral("abcdef"), 2), QStringLiteral("ab"));
    EXPECT_EQ(ui::cutInTheMiddle(QStringLiteral("abcdef"), 0), QString());
}

TEST(CutInTheMiddle, NeverSplitsALetter) {
    for (qsizetype limit = 3; limit < 12; ++limit) {
        const QString shown = ui::cutInTheMiddle(QStringLiteral("🦊🦊🦊🦊🦊🦊🦊🦊"), limit);
        EXPECT_FALSE(shown.toUcs4().contains(0xFFFD)) << limit;
        EXPECT_EQ(QString::fromUtf8(shown.toUtf8()), shown) << limit;
    }
}

TEST(PlainToolTip, IsNeverReadAsMarkup) {
    for (const QString& name :
         {QStringLiteral("<b>bold</b>"), QStringLiteral("a < b & c"),
          QStringLiteral("<img src='file:///etc/passwd'>"), QString(300, QLatin1Char('x'))}) {
        QTextDocument document;
        document.setHtml(ui::plainToolTip(name));
        EXPECT_EQ(document.toPlainText().remove(QChar(0x200B)), name);
    }
    EXPECT_EQ(ui::plainToolTip(QString()), QString());
}

TEST(WithoutMnemonic, KeepsEveryAmpersand) {
    EXPECT_EQ(ui::withoutMnemonic(QStringLiteral("R&D && co")), QStringLiteral("R&&D &&&& co"));
}

}  // namespace
