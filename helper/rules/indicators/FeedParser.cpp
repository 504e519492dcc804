#include "rules/indicators/FeedParser.h"

#include <algorithm>
#include <array>
#include <utility>

#include "rules/indicators/DomainName.h"

namespace rules::indicators {
namespace {

constexpr std::size_t kMaxLine = 4096;
constexpr std::size_t kMaxFields = 32;
constexpr std::uint64_t kHeaderLines = 64;
constexpr std::string_view kBlanks = " \t\r\v\f";
constexpr std::string_view kSeparators = ",;|";

std::string_view trimmed(std::string_view text, std::string_view what = kBlanks) {
    const std::size_t first = text.find_first_not_of(what);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(what) - first + 1);
}

bool isComment(std::string_view line) {
    return line.starts_with('#') || line.starts_with(';') || line.starts_with('!') ||
           line.starts_with("//") || line.starts_with("[Adblock");
}

std::string_view withoutComment(std::string_view line) {
    for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1))
        if (at == 0 || kBlanks.contains(line[at - 1]))
            return line.substr(0, at);
    return line;
}

/// The host of "https://host:port/" and "host:port"; empty for a URL below a host: a page is no
/// reason to distrust everybody else's on that host.
std::string_view hostOf(std::string_view field) {
    if (const std::size_t scheme = field.find("://"); scheme != std::string_view::npos) {
        field.remove_prefix(scheme + 3);
        const std::size_t path = field.find_first_of("/?#");
        if (path != std::string_view::npos && path + 1 < field.size())
            return {};
        field = field.substr(0, path);
    }
    if (field.starts_with('['))
        return field.substr(1, field.find(']') - 1);
    const std::size_t colon = field.find(':');
    const bool port = colon != std::string_view::npos && colon == field.rfind(':');
    return port ? field.substr(0, colon) : field;
}

/// "*.bad.example", ".bad.example" and "||bad.example^" mean the domain and all below, as every
/// entry does.
std::string_view withoutDecoration(std::string_view field) {
    for (const std::string_view prefix : {"||", "*.", "."})
        if (field.starts_with(prefix))
            field.remove_prefix(prefix.size());
    if (const std::size_t caret = field.find('^'); caret != std::string_view::npos)
        field = field.substr(0, caret);
    return field;
}

bool isColumnOf(model::FeedKind kind, std::string_view field) {
    static constexpr std::array<std::string_view, 10> kAddresses{
        "ip",      "dst_ip",  "src_ip", "ip_address", "ipaddress",
        "address", "network", "cidr",   "dest_ip",    "ioc"};
    static constexpr std::array<std::string_view, 7> kDomains{
        "domain", "hostname", "host", "fqdn", "domain_name", "dst_host", "ioc"};
    std::string name(trimmed(field, " \t\"#"));
    std::ranges::transform(name, name.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return kind == model::FeedKind::Address
               ? std::ranges::find(kAddresses, name) != kAddresses.end()
               : std::ranges::find(kDomains, name) != kDomains.end();
}

/// What hosts files say of the host itself.
bool isOwnName(std::string_view name) {
    static constexpr std::array<std::string_view, 4> kOwn{
        "localhost.localdomain", "0.0.0.0", "ip6-localhost.localdomain", "localhost4.localdomain4"};
    return name.find('.') == std::string_view::npos || std::ranges::find(kOwn, name) != kOwn.end();
}

}  // namespace

bool mayJudge(const Prefix& prefix, FeedOrigin origin) {
    static constexpr Prefix kHost{{0, 127ULL << 24, true}, 16};
    const bool v4 = prefix.first.v4;
    if (prefix.length < (v4 ? 8 : 24) || contains(kHost, prefix.first))
        return false;
    if (!isSpecial(prefix.first))
        return true;
    const bool mine = v4 ? isLoopback(prefix.first) || isLocalNetwork(prefix.first)
                         : isLocalNetwork(prefix.first);
    return mine && origin == FeedOrigin::LocalFile && prefix.length >= (v4 ? 24 : 64);
}

bool reaches(const Address& address, std::uint8_t length) {
    return !isSpecial(address) || length >= (address.v4 ? 24 : 64);
}

FeedParser::FeedParser(model::FeedKind kind, FeedOrigin origin, Sink sink)
    : m_kind(kind), m_origin(origin), m_sink(std::move(sink)) {
    m_fields.reserve(kMaxFields);
}

void FeedParser::take(std::string_view chunk) {
    while (!chunk.empty()) {
        const std::size_t end = chunk.find('\n');
        const std::string_view part = chunk.substr(0, end);
        m_tooLong = m_tooLong || m_rest.size() + part.size() > kMaxLine;
        if (end == std::string_view::npos) {
            if (!m_tooLong)
                m_rest.append(part);
            return;
        }
        if (m_tooLong)
            ++m_counts.bad;
        else if (m_rest.empty())
            line(part);
        else
            line(m_rest.append(part));
        m_rest.clear();
        m_tooLong = false;
        chunk.remove_prefix(end + 1);
    }
}

FeedCounts FeedParser::finish() {
    take("\n");
    return m_counts;
}

void FeedParser::line(std::string_view text) {
    if (m_lines++ == 0 && text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    text = trimmed(text);
    if (text.empty())
        return;
    const bool comment = isComment(text);
    if (!comment)
        text = trimmed(withoutComment(text));
    else if (m_lines > kHeaderLines || m_column)
        return;
    split(text);
    if (learnColumn(comment) || comment)
        return;
    if (m_separated || m_kind == model::FeedKind::Address || m_fields.size() < 2)
        entries();
    else
        hosts();
}

/// Fields between separators, quoted ones without their quotes; between blanks where there is no
/// separator.
void FeedParser::split(std::string_view text) {
    m_fields.clear();
    m_separated =
        text.find_first_of(kSeparators) != std::string_view::npos && !text.starts_with("||");
    bool quoted = false;
    std::size_t begin = 0;
    const auto push = [&](std::size_t end) {
        const std::string_view field = trimmed(text.substr(begin, end - begin), " \t\r\"'");
        if ((m_separated || !field.empty()) && m_fields.size() < kMaxFields)
            m_fields.push_back(field);
        begin = end + 1;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        quoted = quoted != (m_separated && text[i] == '"');
        if (!quoted && (m_separated ? kSeparators : kBlanks).contains(text[i]))
            push(i);
    }
    push(text.size());
}

/// A header names the column. It may stand in a comment.
bool FeedParser::learnColumn(bool comment) {
    if (m_column || m_lines > kHeaderLines || (!m_separated && (comment || m_fields.size() != 1)))
        return false;
    const auto field = std::ranges::find_if(
        m_fields, [this](std::string_view name) { return isColumnOf(m_kind, name); });
    if (field == m_fields.end())
        return false;
    m_column = static_cast<std::size_t>(field - m_fields.begin());
    return true;
}

void FeedParser::count(Found found) {
    if (found == Found::Entry)
        ++m_counts.entries;
    else if (found == Found::Refused)
        ++m_counts.refused;
    else if (found == Found::Beyond)
        ++m_counts.beyond;
    else
        ++m_counts.bad;
}

void FeedParser::entries() {
    if (m_separated && m_column)
        return count(*m_column < m_fields.size() ? entry(m_fields[*m_column]) : Found::Nothing);
    Found found = Found::Nothing;
    const std::size_t candidates =
        m_separated ? m_fields.size() : std::min<std::size_t>(m_fields.size(), 1);
    for (std::size_t i = 0; i < candidates && found == Found::Nothing; ++i)
        found = entry(m_fields[i]);
    count(found);
}

/// "0.0.0.0 bad.example other.example"; otherwise only the first word is an entry.
void FeedParser::hosts() {
    if (!parseAddress(m_fields.front()))
        return entries();
    for (std::size_t i = 1; i < m_fields.size(); ++i)
        if (!isOwnName(m_fields[i]))
            count(entry(m_fields[i]));
}

FeedParser::Found FeedParser::entry(std::string_view field) {
    return m_kind == model::FeedKind::Address ? addressEntry(field) : domainEntry(field);
}

FeedParser::Found FeedParser::addressEntry(std::string_view field) {
    auto prefix = parsePrefix(field);
    if (!prefix)
        prefix = parsePrefix(hostOf(field));
    if (!prefix)
        return Found::Nothing;
    if (!mayJudge(*prefix, m_origin))
        return Found::Refused;
    return m_sink.address(*prefix) ? Found::Entry : Found::Beyond;
}

FeedParser::Found FeedParser::domainEntry(std::string_view field) {
    if (!normalDomain(hostOf(withoutDecoration(field)), m_name))
        return Found::Nothing;
    return m_sink.domain(m_name) ? Found::Entry : Found::Beyond;
}

}  // namespace rules::indicators
