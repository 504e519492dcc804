#include "rules/behaviour/CommandLine.h"

#include <gtest/gtest.h>

#include <ostream>

namespace rules {
namespace {

using Kind = ProgramKind;

struct NameRow {
    std::string_view fileName;
    std::string_view family;
    Kind kind;
};

void PrintTo(const NameRow& row, std::ostream* out) {
    *out << '"' << row.fileName << '"';
}

class FamilyOf : public testing::TestWithParam<NameRow> {};

TEST_P(FamilyOf, fileName) {
    const ProgramFamily family = familyOf(GetParam().fileName);
    EXPECT_EQ(family.name, GetParam().family);
    EXPECT_EQ(family.kind, GetParam().kind);
}

constexpr NameRow kNames[] = {
    {"sh", "sh", Kind::Shell},
    {"/bin/bash", "bash", Kind::Shell},
    {"/usr/bin/dash", "dash", Kind::Shell},
    {"zsh5", "zsh", Kind::Shell},
    {"ksh93", "ksh", Kind::Shell},
    {"mksh", "mksh", Kind::Shell},
    {"bash-static", "bash", Kind::Shell},
    {"zsh5-static", "zsh", Kind::Shell},
    {"hush", "hush", Kind::Shell},
    {"fish", "fish", Kind::Shell},
    {"tcsh", "tcsh", Kind::Shell},
    {"rbash", "rbash", Kind::Shell},
    {"pwsh", "pwsh", Kind::Shell},
    {"/usr/bin/python3.11", "python", Kind::Interpreter},
    {"python", "python", Kind::Interpreter},
    {"pypy3", "pypy", Kind::Interpreter},
    {"perl5.36.0", "perl", Kind::Interpreter},
    {"ruby3.1", "ruby", Kind::Interpreter},
    {"php8.2", "php", Kind::Interpreter},
    {"node", "node", Kind::Interpreter},
    {"lua5.1", "lua", Kind::Interpreter},
    {"tclsh8.6", "tclsh", Kind::Interpreter},
    {"guile-3.0", "guile", Kind::Interpreter},
    {"gawk", "gawk", Kind::Interpreter},
    {"java", "java", Kind::Interpreter},
    {"nc.traditional", "nc", Kind::Relay},
    {"nc.openbsd", "nc", Kind::Relay},
    {"ncat", "ncat", Kind::Relay},
    {"socat", "socat", Kind::Relay},
    {"busybox", "busybox", Kind::Relay},
    {"telnet", "telnet", Kind::Relay},
    {"script", "script", Kind::Relay},
    {"/usr/lib/openssh/sshd-session", "sshd-session", Kind::RemoteLogin},
    {"mosh-server", "mosh-server", Kind::RemoteLogin},
    {"inetutils-inetd", "inetutils-inetd", Kind::SuperServer},
    {"/usr/lib/systemd/systemd", "systemd", Kind::SuperServer},
    {"ld-linux-x86-64.so.2", "ld.so", Kind::Loader},
    {"ld-linux-aarch64.so.1", "ld.so", Kind::Loader},
    {"/lib/x86_64-linux-gnu/ld-2.31.so", "ld.so", Kind::Loader},
    // Near misses: what begins, ends or smells like one of them.
    {"", "", Kind::Unknown},
    {"/", "", Kind::Unknown},
    {"3.11", "", Kind::Unknown},
    {"bashful", "", Kind::Unknown},
    {"bash-statically", "", Kind::Unknown},
    {"xbash", "", Kind::Unknown},
    {"Bash", "", Kind::Unknown},
    {"bash ", "", Kind::Unknown},
    {"/bin/bash/", "", Kind::Unknown},
    {"pythonista", "", Kind::Unknown},
    {"ipython3", "", Kind::Unknown},
    {"ssh-agent", "", Kind::Unknown},
    {"nclean", "", Kind::Unknown},
    {"ld", "", Kind::Unknown},
    {"ld-so-hints", "", Kind::Unknown},
    {"libc.so.6", "", Kind::Unknown},
    {"systemd-logind", "", Kind::Unknown},
    {"inetd.conf", "", Kind::Unknown},
};

INSTANTIATE_TEST_SUITE_P(Table, FamilyOf, testing::ValuesIn(kNames));

}  // namespace
}  // namespace rules
