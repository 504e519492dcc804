#include "service/Arguments.h"

#include <gtest/gtest.h>

#include <climits>

namespace service {
namespace {

using Code = model::Error::Code;

template <typename T>
void expectInvalid(const model::Result<T>& result, const std::string& subject) {
    ASSERT_FALSE(result.has_value()) << subject;
    EXPECT_EQ(result.error().code, Code::InvalidArgument);
    EXPECT_EQ(result.error().subject, subject);
    EXPECT_FALSE(result.error().detail.empty());
}

TEST(ProcessKeyArgument, NeedsAPidAndAStartTime) {
    EXPECT_EQ(processKey(1, 1), (model::ProcessKey{1, 1}));
    EXPECT_EQ(processKey(INT_MAX, ULLONG_MAX), (model::ProcessKey{INT_MAX, ULLONG_MAX}));
    for (const int pid : {0, -1, INT_MIN})
        expectInvalid(processKey(pid, 1), "pid");
    expectInvalid(processKey(1, 0), "startTimeTicks");
}

TEST(TextArgument, IsBoundedInBytesAndWithoutControlCharacters) {
    EXPECT_EQ(text("t", QString()), "");
    EXPECT_EQ(text("t", QStringLiteral("grün")), "grün");
    EXPECT_TRUE(text("t", QString(4096, 'x')).has_value());
    expectInvalid(text("t", QString(4097, 'x')), "t");
    expectInvalid(text("t", QString(2049, QChar(0xe4))), "t");  // two bytes each
    for (const char16_t control : {u'\0', u'\n', u'\r', u'\t', u'\x1b', u'\x7f', u'\x9b'})
        expectInvalid(text("t", QStringLiteral("a%1b").arg(QChar(control))), "t");
    expectInvalid(filledText("t", QString()), "t");
}

TEST(AlertIdArgument, IsALowerCaseUuid) {
    EXPECT_TRUE(alertId("0198c0de-0000-7000-8000-0123456789ab").has_value());
    for (const char* const id :
         {"", "x", "0198C0DE-0000-7000-8000-0123456789AB", "0198c0de00007000800001234567890abcdef",
          "0198c0de-0000-7000-8000-0123456789a", "0198c0de-0000-7000-8000-0123456789abc",
          "../../../../../../../../../../etc/pa", "0198c0de-0000-7000-8000-0123456789a\n",
          "0198c0deX0000-7000-8000-0123456789ab"})
        expectInvalid(alertId(id), "id");
}

TEST(ModeArgument, IsOneOfThree) {
    EXPECT_EQ(mode("observe"), model::Mode::Observe);
    EXPECT_EQ(mode("enforce"), model::Mode::Enforce);
    for (const char* const word : {"", "Ask", "ask ", "off", "observe\x1b[2J"})
        expectInvalid(mode(word), "mode");
    EXPECT_EQ(mode("a\x1b[2J").error().detail.find('\x1b'), std::string::npos);
}

TEST(CountArgument, HasAMaximum) {
    EXPECT_EQ(count("n", 0, 10), 0U);
    EXPECT_EQ(count("n", 10, 10), 10U);
    expectInvalid(count("n", 11, 10), "n");
}

TEST(MatchArgument, IsAFewTexts) {
    EXPECT_TRUE(match({{"path", "/opt/tool"}}).has_value());
    expectInvalid(match({}), "match");
    expectInvalid(match({{"", "x"}}), "match");
    expectInvalid(match({{"path", ""}}), "match.path");
    expectInvalid(match({{"path", "/a\nb"}}), "match.path");
    expectInvalid(match({{QString(5000, 'k'), "x"}}), "match");
    QMap<QString, QString> many;
    for (int i = 0; i <= kMaxMatchKeys; ++i)
        many.insert(QString::number(i), "x");
    expectInvalid(match(many), "match");
}

TEST(AlertFilterArgument, TakesEveryKeyOfTheInterface) {
    const auto filter = alertFilter(5, 1000,
                                    {{"since", qlonglong(7)},
                                     {"level", "ALERT"},
                                     {"search", "bash"},
                                     {"open", true},
                                     {"all", true}});
    ASSERT_TRUE(filter.has_value());
    EXPECT_EQ(filter->query.offset, 5U);
    EXPECT_EQ(filter->query.limit, 1000U);
    EXPECT_EQ(filter->query.sinceUs, 7);
    EXPECT_EQ(filter->query.atLeast, model::Level::Alert);
    EXPECT_EQ(filter->query.search, "bash");
    EXPECT_TRUE(filter->query.openOnly);
    EXPECT_TRUE(filter->all);
    EXPECT_FALSE(filter->query.uid.has_value());
}

TEST(AlertFilterArgument, RefusesWhatItDoesNotKnow) {
    expectInvalid(alertFilter(0, 1001, {}), "limit");
    expectInvalid(alertFilter(0, 1, {{"since", qlonglong(-1)}}), "filter.since");
    expectInvalid(alertFilter(0, 1, {{"since", "yesterday"}}), "filter.since");
    expectInvalid(alertFilter(0, 1, {{"level", "alert"}}), "filter.level");
    expectInvalid(alertFilter(0, 1, {{"level", 3}}), "filter.level");
    expectInvalid(alertFilter(0, 1, {{"search", QString(5000, 'x')}}), "filter.search");
    expectInvalid(alertFilter(0, 1, {{"open", "yes"}}), "filter.open");
    expectInvalid(alertFilter(0, 1, {{"all", 1}}), "filter.all");
    expectInvalid(alertFilter(0, 1, {{"uid", 0}}), "filter");
}

TEST(AlertFilterArgument, OthersOutlinesCannotBeSearched) {
    const auto filter = alertFilter(0, 1, {{"others", true}, {"open", true}});
    ASSERT_TRUE(filter.has_value());
    EXPECT_TRUE(filter->others);
    expectInvalid(alertFilter(0, 1, {{"others", true}, {"search", "token="}}), "filter.others");
    expectInvalid(alertFilter(0, 1, {{"others", true}, {"all", true}}), "filter.others");
    expectInvalid(alertFilter(0, 1, {{"others", 1}}), "filter.others");
}

}  // namespace
}  // namespace service
