#include "rules/indicators/FeedParser.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

namespace rules::indicators {
namespace {

using model::FeedKind;

struct Read {
    std::string entries;
    FeedCounts counts;
};

Read read(FeedKind kind, std::string_view text, FeedOrigin origin = FeedOrigin::Download,
          std::size_t chunk = 1'000'000) {
    Read read;
    const auto note = [&](const std::string& entry) {
        read.entries += (read.entries.empty() ? "" : " ") + entry;
        return true;
    };
    FeedParser parser(kind, origin,
                      {.address = [&](const Prefix& prefix) { return note(toString(prefix)); },
                       .domain = [&](std::string_view name) { return note(std::string(name)); }});
    for (std::size_t at = 0; at < text.size(); at += chunk)
        parser.take(text.substr(at, chunk));
    read.counts = parser.finish();
    return read;
}

struct Case {
    const char* what;
    FeedKind kind;
    std::string_view text;
    const char* entries;
    std::uint64_t bad;
    std::uint64_t refused;
};

TEST(FeedParser, ReadsWhatListsLookLike) {
    using enum FeedKind;
    const std::vector<Case> cases = {
        {"plain", Address, "8.8.4.4\n9.9.9.0/24\r\n\n2001:db8::/32",
         "8.8.4.4 9.9.9.0/24 2001:db8::/32", 0, 0},
        {"comments", Address,
         "# a\n; b\n// c\n! d\n8.8.4.4 # why\n8.8.4.5 ; SBL1\n8.8.4.6 seen today",
         "8.8.4.4 8.8.4.5 8.8.4.6", 0, 0},
        {"byte order mark", Address,
         "\xEF\xBB\xBF"
         "8.8.4.4\n",
         "8.8.4.4", 0, 0},
        {"ports", Address, "8.8.4.4:8080\n[2001:db8::1]:443\n", "8.8.4.4 2001:db8::1", 0, 0},
        {"host bits", Address, "8.8.4.4/16", "8.8.0.0/16", 0, 0},
        {"counts after a tab", Address, "8.8.4.4\t9\n8.8.4.5\t3\n", "8.8.4.4 8.8.4.5", 0, 0},
        {"csv, no header", Address, "\"2024-01-01\",\"8.8.4.4\",\"443\"\n\"x\",\"y\"\n", "8.8.4.4",
         1, 0},
        {"csv, header", Address, "first_seen,src_ip,dst_ip\n1,8.8.4.4,9.9.9.9\n2,8.8.4.5,x\n",
         "8.8.4.4 8.8.4.5", 0, 0},
        {"csv, header in a comment", Domain,
         "# id,dateadded,domain\n1,now.example,\"bad.example\"\n", "bad.example", 0, 0},
        {"csv, separators in quotes", Domain, "domain,note\n\"bad.example\",\"a, b; c\"\n",
         "bad.example", 0, 0},
        {"a header alone", Domain, "domain\nbad.example\n", "bad.example", 0, 0},
        {"hosts", Domain,
         "127.0.0.1 localhost\n::1 ip6-localhost localhost.localdomain\n0.0.0.0 0.0.0.0\n0.0.0.0 "
         "bad.example ads.example # x\n0.0.0.0\tworse.example",
         "bad.example ads.example worse.example", 0, 0},
        {"decorated", Domain,
         "*.bad.example\n.worse.example\n||ads.example^\n||x.example^$third-party\n[Adblock Plus "
         "2.0]\n",
         "bad.example worse.example ads.example x.example", 0, 0},
        {"international", Domain,
         "B\xC3\x9C"
         "CHER.example\n",
         "xn--bcher-kva.example", 0, 0},
        {"URLs", Domain,
         "https://bad.example/\nhttp://x.example:8080\nhttps://shared.example/one/bad/page\n",
         "bad.example x.example", 1, 0},
        {"not of this kind", Domain, "8.8.4.4\nbad.example\n", "bad.example", 1, 0},
        {"not of this kind either", Address, "bad.example\n8.8.4.4\n", "8.8.4.4", 1, 0},
        {"garbage", Address, "<html>\n\x01\x02\n8.8.4.4x\n....\n", "", 4, 0},
        {"whole top level", Domain, "com\n*.\n", "", 2, 0},
        {"too wide", Address,
         "0.0.0.0/0\n8.0.0.0/7\n8.0.0.0/8\n::/0\n2000::/3\n2001:d00::/23\n2001:d00::/24",
         "8.0.0.0/8 2001:d00::/24", 0, 5},
        {"special", Address,
         "10.0.0.1\n127.0.0.1\n127.66.0.1\n169.254.1.1\n172.16.0.1\n192.168.1.0/"
         "24\n100.64.0.1\n224.0.0.1\n255.255.255.255\n0.0.0.0\n::\n::1\nfe80::1\nfc00::1\nff02::"
         "1\n::ffff:10.0.0.1",
         "", 0, 16},
        {"beside the special ones", Address,
         "11.0.0.1\n126.0.0.1\n128.0.0.1\n172.32.0.1\n192.169.0.1\n203.0.113.9\n",
         "11.0.0.1 126.0.0.1 128.0.0.1 172.32.0.1 192.169.0.1 203.0.113.9", 0, 0},
    };
    for (const Case& feed : cases) {
        const Read whole = read(feed.kind, feed.text);
        EXPECT_EQ(whole.entries, feed.entries) << feed.what;
        EXPECT_EQ(whole.counts.bad, feed.bad) << feed.what;
        EXPECT_EQ(whole.counts.refused, feed.refused) << feed.what;
        const Read bytewise = read(feed.kind, feed.text, FeedOrigin::Download, 1);
        EXPECT_EQ(bytewise.entries, whole.entries) << feed.what;
        EXPECT_EQ(bytewise.counts, whole.counts) << feed.what;
    }
}

TEST(FeedParser, OnlyTheAdministratorsFileNamesTheNeighbourhoodAndOutright) {
    const Read file =
        read(FeedKind::Address,
             "127.66.0.1\n127.66.0.0/24\n192.168.1.7\n10.1.2.0/24\nfd00:1::7\n"  // taken
             "127.66.0.0/23\n10.0.0.0/8\nfd00::/48\n"  // too wide to be meant
             "127.0.0.1\n127.0.0.53\n::1\n0.0.0.0\n::\n224.0.0.1\nff02::1\n",  // never
             FeedOrigin::LocalFile);
    EXPECT_EQ(file.entries, "127.66.0.1 127.66.0.0/24 192.168.1.7 10.1.2.0/24 fd00:1::7");
    EXPECT_EQ(file.counts.refused, 10U);
}

TEST(FeedParser, AWideEntryDoesNotReachIntoTheNeighbourhood) {
    const auto reached = [](const char* address, int length) {
        return reaches(parseAddress(address).value(), static_cast<std::uint8_t>(length));
    };
    EXPECT_FALSE(reached("192.168.1.1", 8));  // 192.0.0.0/8 is a valid entry
    EXPECT_TRUE(reached("192.0.2.1", 8));
    EXPECT_TRUE(reached("192.168.1.1", 32));
    EXPECT_FALSE(reached("fe80::1", 24));
    EXPECT_TRUE(reached("2001:db8::1", 24));
}

TEST(FeedParser, LinesAndGarbageAreBounded) {
    const std::string longLine(1'000'000, 'a');
    const Read counted =
        read(FeedKind::Domain, longLine + "\nbad.example\n" + longLine, FeedOrigin::Download, 700);
    EXPECT_EQ(counted.entries, "bad.example");
    EXPECT_EQ(counted.counts.bad, 2U);
}

TEST(FeedParser, TenMegabytesOfGarbageAreCountedAndOver) {
    std::mt19937_64 random(3);
    std::string garbage(10'000'000, '\0');
    for (char& byte : garbage)
        byte = static_cast<char>(random());
    for (const FeedKind kind : {FeedKind::Address, FeedKind::Domain}) {
        const Read counted = read(kind, garbage, FeedOrigin::Download, 65536);
        EXPECT_LE(counted.counts.entries, 5U);  // "q.h" is a name
        EXPECT_GT(counted.counts.bad, 10'000U);
    }
}

TEST(FeedParser, SaysWhatDidNotFit) {
    int room = 2;
    FeedParser parser(FeedKind::Domain, FeedOrigin::Download,
                      {.address = {}, .domain = [&](std::string_view) { return room-- > 0; }});
    parser.take("a.example\nb.example\nc.example\n");
    const FeedCounts counts = parser.finish();
    EXPECT_EQ(counts.entries, 2U);
    EXPECT_EQ(counts.beyond, 1U);
}

}  // namespace
}  // namespace rules::indicators
