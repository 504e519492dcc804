#include "sources/login/AuthMessageParser.h"

#include <gtest/gtest.h>

#include <vector>

#include "sources/login/LoginEntry.h"
#include "sources/login/SessionFileParser.h"

namespace sources {
namespace {

struct Row {
    const char* identifier;
    const char* message;
    const char* user;  // nullptr = no refused login
    const char* source = "";
    const char* service = "sshd";
    const char* terminal = "";
    std::uint32_t count = 1;
};

class AuthMessageTest : public testing::TestWithParam<Row> {};

TEST_P(AuthMessageTest, FindsTheRefusedLogin) {
    const Row& row = GetParam();
    const auto failure = parseAuthMessage(row.identifier, row.message);
    ASSERT_EQ(failure.has_value(), row.user != nullptr) << row.message;
    if (!failure)
        return;
    EXPECT_EQ(failure->user, row.user);
    EXPECT_EQ(failure->source, row.source);
    EXPECT_EQ(failure->service, row.service);
    EXPECT_EQ(failure->terminal, row.terminal);
    EXPECT_EQ(failure->count, row.count);
}

// Messages of OpenSSH 9.2 and 10, Linux-PAM 1.5, sudo 1.9, as they stand in a journal.
INSTANTIATE_TEST_SUITE_P(
    Rows, AuthMessageTest,
    testing::Values(
        Row{"sshd", "Failed password for anna from 192.0.2.7 port 40312 ssh2", "anna", "192.0.2.7"},
        Row{"sshd-session", "Failed password for root from 2001:db8::7 port 1 ssh2", "root",
            "2001:db8::7"},
        Row{"sshd", "Failed password for invalid user admin from 192.0.2.7 port 40312 ssh2",
            "admin", "192.0.2.7"},
        Row{"sshd",
            "Failed password for invalid user x from 10.0.0.1 port 22 ssh2 from 192.0.2.7 port 9 "
            "ssh2",
            "x from 10.0.0.1 port 22 ssh2", "192.0.2.7"},
        Row{"sshd", "Failed keyboard-interactive/pam for anna from 192.0.2.7 port 9 ssh2", "anna",
            "192.0.2.7"},
        Row{"sshd", "Failed none for invalid user admin from 192.0.2.7 port 40312 ssh2", nullptr},
        Row{"sshd", "Accepted password for anna from 192.0.2.7 port 40312 ssh2", nullptr},
        Row{"sshd", "Failed password for anna", nullptr}, Row{"sshd", "Failed", nullptr},
        Row{"sshd", "Connection closed by authenticating user anna 192.0.2.7 port 9 [preauth]",
            nullptr},
        Row{"logger", "Failed password for anna from 192.0.2.7 port 40312 ssh2", nullptr},
        Row{"sshd",
            "pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= "
            "rhost=192.0.2.7  user=anna",
            nullptr},  // "Failed password" follows
        Row{"su",
            "pam_unix(su:auth): authentication failure; logname=anna uid=1000 euid=0 "
            "tty=/dev/pts/1 ruser=anna rhost=  user=root",
            "root", "", "su", "pts/1"},
        Row{"sudo",
            "pam_unix(sudo:auth): authentication failure; logname=anna uid=1000 euid=0 "
            "tty=/dev/pts/1 ruser=anna rhost=  user=anna",
            "anna", "", "sudo", "pts/1"},
        Row{"login",
            "pam_unix(login:auth): 2 more authentication failures; logname=LOGIN uid=0 euid=0 "
            "tty=/dev/tty1 ruser= rhost=  user=anna",
            "anna", "", "login", "tty1", 2},
        Row{"x", "pam_unix(x:auth): 4000000000 more authentication failures; rhost=  user=a", "a",
            "", "x", "", 100},
        Row{"vsftpd",
            "pam_unix(vsftpd:auth): authentication failure; logname= uid=0 euid=0 tty=ftp "
            "ruser=anna rhost=192.0.2.9  user=anna",
            "anna", "192.0.2.9", "vsftpd", "ftp"},
        Row{"su", "pam_unix(su:session): session opened for user root(uid=0) by (uid=1000)",
            nullptr},
        Row{"sudo", "pam_unix(sudo:auth): conversation failed", nullptr},
        Row{"x", "pam_unix(", nullptr}, Row{"x", "pam_unix(:auth): ", nullptr},
        Row{"", "", nullptr}));

TEST(SessionFileParser, ReadsWhatLogindKeeps) {
    const SessionFile file = parseSessionFile(
        "# This is private data. Do not "
        "parse.\nUID=1000\nUSER=anna\nACTIVE=1\nSTATE=active\nREMOTE=1\n"
        "TYPE=tty\nCLASS=user\nSCOPE=session-7.scope\nTTY=pts/"
        "0\nREMOTE_HOST=192.0.2.7\nSERVICE=sshd\n"
        "LEADER=4242\nAUDIT=7\nREALTIME=1763635000000000\nMONOTONIC=99\n");
    EXPECT_TRUE(file.isPersons());
    EXPECT_EQ(file.user, "anna");
    EXPECT_EQ(file.uid, 1000U);
    EXPECT_EQ(file.source, "192.0.2.7");
    EXPECT_EQ(file.terminal, "pts/0");
    EXPECT_EQ(file.service, "sshd");
    EXPECT_EQ(file.leader, 4242);
    EXPECT_EQ(file.audit, 7U);
    EXPECT_EQ(file.startedUs, 1763635000000000);
}

TEST(SessionFileParser, GreetersAndManagersAreNobodys) {
    for (const char* kind : {"greeter", "manager", "background", "lock-screen", "manager-early"})
        EXPECT_FALSE(parseSessionFile("UID=0\nCLASS=" + std::string(kind) + "\n").isPersons())
            << kind;
    for (const char* kind : {"user", "user-early", "user-light"})
        EXPECT_TRUE(parseSessionFile("UID=0\nCLASS=" + std::string(kind) + "\n").isPersons())
            << kind;
    for (const char* text : {"", "UID=\nUSER=x", "UID=-1", "=\n==\n\n", "UID"})
        EXPECT_FALSE(parseSessionFile(text).isPersons()) << text;
}

TEST(TerminalName, OfTtyNr) {
    EXPECT_EQ(terminalName(34816), "pts/0");
    EXPECT_EQ(terminalName(34819), "pts/3");
    EXPECT_EQ(terminalName(34816 + 256), "pts/256");
    EXPECT_EQ(terminalName((136 << 8) | (1 << 20) | 5), "pts/261");
    EXPECT_EQ(terminalName(1025), "tty1");
    EXPECT_EQ(terminalName(1088), "ttyS0");
    EXPECT_EQ(terminalName(0), "");
    EXPECT_EQ(terminalName(-1), "");
}

}  // namespace
}  // namespace sources
