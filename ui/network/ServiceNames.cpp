#include "ui/network/ServiceNames.h"

#include <algorithm>
#include <array>

namespace ui {

namespace {

struct Service {
    std::uint16_t port;
    const char* name;
};

constexpr auto kServices = std::to_array<Service>({
    {20, "ftp-data"},     {21, "ftp"},       {22, "ssh"},          {23, "telnet"},
    {25, "smtp"},         {53, "dns"},       {67, "dhcp"},         {68, "dhcp"},
    {80, "http"},         {88, "kerberos"},  {110, "pop3"},        {111, "portmap"},
    {123, "ntp"},         {137, "netbios"},  {138, "netbios"},     {139, "netbios"},
    {143, "imap"},        {161, "snmp"},     {389, "ldap"},        {443, "https"},
    {445, "smb"},         {465, "smtps"},    {514, "syslog"},      {546, "dhcpv6"},
    {587, "smtp"},        {631, "printing"}, {636, "ldaps"},       {853, "dns-tls"},
    {873, "rsync"},       {993, "imaps"},    {995, "pop3s"},       {1194, "openvpn"},
    {1900, "ssdp"},       {2049, "nfs"},     {3306, "mysql"},      {3389, "rdp"},
    {5060, "sip"},        {5222, "xmpp"},    {5353, "mdns"},       {5355, "llmnr"},
    {5432, "postgres"},   {5900, "vnc"},     {6379, "redis"},      {8080, "http"},
    {8443, "https"},      {9418, "git"},     {11211, "memcached"}, {27017, "mongodb"},
    {51820, "wireguard"},
});
static_assert(std::ranges::is_sorted(kServices, {}, &Service::port));

}  // namespace

QString serviceName(std::uint16_t port) {
    const auto found = std::ranges::lower_bound(kServices, port, {}, &Service::port);
    return found != kServices.end() && found->port == port ? QString::fromLatin1(found->name)
                                                           : QString();
}

}  // namespace ui
