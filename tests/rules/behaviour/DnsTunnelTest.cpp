#include "rules/behaviour/DnsTunnel.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

namespace rules {
namespace {

constexpr std::uint16_t kA = 1, kNull = 10, kTxt = 16, kTlsa = 52;
constexpr std::uint64_t kSecond = 1'000'000'000;
constexpr const char* kBase32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr const char* kHex = "0123456789abcdef";

std::string random(const char* letters, std::size_t size, std::mt19937& engine) {
    const std::string_view all(letters);
    std::string text;
    while (text.size() < size)
        text += all[engine() % all.size()];
    return text;
}

using Name = std::function<std::string(int number, std::mt19937&)>;

struct Row {
    const char* what;
    Name name;
    std::uint16_t type;
    int questions;
    bool expected;
    std::uint64_t everyNs = kSecond;
};

std::optional<TunnelSign> play(const Row& row) {
    DnsTunnel tunnel;
    std::mt19937 engine(7);
    for (int i = 0; i < row.questions; i++)
        if (auto sign = tunnel.take(row.name(i, engine), row.type,
                                    static_cast<std::uint64_t>(i) * row.everyNs))
            return sign;
    return std::nullopt;
}

class DnsTunnelRows : public testing::TestWithParam<Row> {};

TEST_P(DnsTunnelRows, judge) {
    EXPECT_EQ(play(GetParam()).has_value(), GetParam().expected) << GetParam().what;
}

std::string iodine(int, std::mt19937& engine) {
    return random(kBase32, 60, engine) + "." + random(kBase32, 60, engine) + ".t.example.test";
}
std::string dnscat(int number, std::mt19937& engine) {
    return random(kHex, 18 + static_cast<std::size_t>(number) % 40, engine) + ".c2.example.co.uk";
}
std::string exfiltration(int number, std::mt19937& engine) {
    return std::to_string(number) + "." + random(kBase32, 45, engine) + ".example.test";
}

const Row kTunnels[] = {
    {"iodine, NULL", iodine, kNull, 40, true},
    {"iodine, A", iodine, kA, 80, true},
    {"dnscat2, TXT", dnscat, kTxt, 200, true},
    {"a file read out by A questions", exfiltration, kA, 80, true},
    {"the same, slowly", exfiltration, kA, 80, true, 7 * kSecond},
};
INSTANTIATE_TEST_SUITE_P(Tunnels, DnsTunnelRows, testing::ValuesIn(kTunnels));

std::string listed(int number, std::mt19937&) {
    return std::to_string(number % 250) + ".2.0.192.zen.spamhaus.org";
}
std::string ownList(int number, std::mt19937&) {
    return std::to_string(number % 250) + "." + std::to_string(number / 250) +
           ".0.192.bl.example.test";
}
std::string digest(int, std::mt19937& engine) {
    return random(kHex, 40, engine) + ".hash.example.test";
}
std::string sophos(int, std::mt19937& engine) {
    return random(kBase32, 60, engine) + ".i.03.s.sophosxl.net";
}
std::string edge(int number, std::mt19937& engine) {
    return "e" + std::to_string(number) + "." + random("dgxsc", 4, engine) + ".akamaiedge.net";
}
std::string cloudFront(int, std::mt19937& engine) {
    return "d" + random(kBase32, 13, engine) + ".cloudfront.net";
}
std::string video(int number, std::mt19937& engine) {
    return "rr" + std::to_string(number % 9) + "---sn-" + random(kHex, 8, engine) +
           ".googlevideo.com";
}
std::string words(int number, std::mt19937&) {
    return "the-quarterly-report-of-the-company-number-" + std::to_string(number) +
           ".blog.example.test";
}
std::string dane(int, std::mt19937& engine) {
    return random(kHex, 56, engine) + "._openpgpkey.example.test";
}
std::string reverse(int number, std::mt19937&) {
    std::string name;
    for (int i = 0; i < 32; i++)
        name += std::string(1, kHex[(number >> (i % 8)) & 15]) + ".";
    return name + "ip6.arpa";
}
std::string tracker(int number, std::mt19937& engine) {
    static const std::string same = random(kHex, 48, engine);
    return same + std::to_string(number % 3) + ".metrics.example.test";
}
std::string manyDomains(int number, std::mt19937& engine) {
    return random(kBase32, 45, engine) + ".d" + std::to_string(number) + ".test";
}

const Row kOthers[] = {
    {"a mail server's block list", listed, kA, 400, false},
    {"a block list of one's own", ownList, kTxt, 400, false},
    {"a list of file digests", digest, kTxt, 400, false},
    {"a virus scanner's cloud", sophos, kTxt, 400, false},
    {"a content network", edge, kA, 400, false},
    {"another", cloudFront, kA, 400, false},
    {"video servers", video, kA, 400, false},
    {"long names of words", words, kA, 400, false},
    {"keys in DNS", dane, kTlsa, 400, false},
    {"reverse look-ups", reverse, 12, 400, false},
    {"reverse look-ups by another type", reverse, kA, 400, false},
    {"a few long names again and again", tracker, kA, 400, false},
    {"one random name in each of many domains", manyDomains, kA, 400, false},
    {"too few", exfiltration, kA, 30, false},
    {"too seldom", exfiltration, kA, 400, false, 60 * kSecond},
};
INSTANTIATE_TEST_SUITE_P(Others, DnsTunnelRows, testing::ValuesIn(kOthers));

TEST(DnsTunnel, saysWhy) {
    const auto sign = play(kTunnels[0]);
    ASSERT_TRUE(sign);
    EXPECT_EQ(sign->domain, "example.test");
    EXPECT_EQ(sign->why.at(2), "100 % of them for TXT or NULL");
}

TEST(DnsTunnel, tellsADomainOnceInTenMinutes) {
    DnsTunnel tunnel;
    std::mt19937 engine(7);
    int told = 0;
    for (std::uint64_t i = 0; i < 1'000; i++)
        told += tunnel.take(iodine(0, engine), kNull, i * kSecond).has_value();
    EXPECT_EQ(told, 2);
}

TEST(DnsTunnel, isBounded) {
    DnsTunnel tunnel;
    std::mt19937 engine(7);
    for (int i = 0; i < 5'000; i++)
        tunnel.take(manyDomains(i, engine), kA, 1);
    EXPECT_EQ(tunnel.domains(), DnsTunnel::kMaxDomains);
}

TEST(RegisteredDomain, rows) {
    EXPECT_EQ(registeredDomain("a.b.example.test"), "example.test");
    EXPECT_EQ(registeredDomain("example.test"), "example.test");
    EXPECT_EQ(registeredDomain("a.example.co.uk"), "example.co.uk");
    EXPECT_EQ(registeredDomain("test"), "test");
    EXPECT_EQ(registeredDomain("com.uk"), "com.uk");
    EXPECT_EQ(registeredDomain(""), "");
}

}  // namespace
}  // namespace rules
