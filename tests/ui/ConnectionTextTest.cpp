#include "ui/network/ConnectionText.h"

#include <gtest/gtest.h>

#include "tests/ui/FakePages.h"
#include "tests/ui/Picture.h"
#include "ui/network/NetworkPage.h"
#include "ui/network/ServiceNames.h"

namespace {

TEST(ServiceNames, NameWhatIsUsualAndNothingElse) {
    EXPECT_EQ(ui::serviceName(22), QStringLiteral("ssh"));
    EXPECT_EQ(ui::serviceName(51820), QStringLiteral("wireguard"));
    for (const std::uint16_t port : std::initializer_list<std::uint16_t>{0, 1, 4444, 65535})
        EXPECT_TRUE(ui::serviceName(port).isEmpty()) << port;
}

TEST(ConnectionText, WritesEndsAsPeopleReadThem) {
    struct Row {
        const char* address;
        std::uint16_t port;
        const char* text;
    };
    for (const Row& each : {Row{"203.0.113.7", 443, "203.0.113.7:443 https"},
                            {"2001:db8::1", 22, "[2001:db8::1]:22 ssh"},
                            {"0.0.0.0", 8000, "any:8000"},
                            {"::", 22, "any:22 ssh"},
                            {"", 0, "any"},
                            {"192.0.2.1", 0, "192.0.2.1"}})
        EXPECT_EQ(ui::endText(each.address, each.port), QLatin1String(each.text));
}

TEST(ConnectionText, TellsWhoReachesAListener) {
    const auto rows = fake::connections().changed;
    EXPECT_EQ(ui::peerText(rows[6]), QStringLiteral("Anybody"));
    EXPECT_TRUE(ui::isOpenToAll(rows[6]));
    EXPECT_EQ(ui::peerText(rows[7]), QStringLiteral("This computer only"));
    EXPECT_FALSE(ui::isOpenToAll(rows[7]));
    EXPECT_EQ(ui::reachText("moon\n"), QStringLiteral("moon\\n"));
    EXPECT_FALSE(ui::isListener(rows[0]));
}

TEST(ConnectionText, NamesTheOwnerAsFarAsItIsKnown) {
    model::ConnectionRow row;
    EXPECT_EQ(ui::ownerText(row), QStringLiteral("not known"));
    row.owner.pid = 7;
    EXPECT_EQ(ui::ownerText(row), QStringLiteral("process (7)"));
    row.executable = "/usr/bin/ssh";
    EXPECT_EQ(ui::ownerText(row), QStringLiteral("ssh (7)"));
}

TEST(TrustProposal, IsTheNarrowestThatStillFits) {
    using Match = std::map<std::string, std::string>;
    const auto rows = fake::connections().changed;
    EXPECT_EQ(ui::trustProposal(rows[3]).match, (Match{{"path", "/usr/bin/thunderbird"},
                                                       {"uid", "1000"},
                                                       {"domain", "imap.example.org"},
                                                       {"port", "993"}}));
    EXPECT_EQ(ui::trustProposal(rows[5]).match, (Match{{"path", "/usr/bin/bash"},
                                                       {"uid", "1000"},
                                                       {"address", "203.0.113.7"},
                                                       {"port", "4444"}}));
    EXPECT_EQ(ui::trustProposal(rows[8]).match,
              (Match{{"path", "/usr/bin/python3.11"}, {"uid", "1000"}, {"port", "8000"}}))
        << "a listener is trusted on its own port, whoever calls";
}

}  // namespace
