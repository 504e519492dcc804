#include "courier/MailText.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <ctime>

#include "model/SafeText.h"
#include "model/Timestamp.h"

namespace courier {
namespace {

using model::printable;

constexpr std::size_t kLineBytes = 900;  // RFC 5322: 998 at most

std::string base64(const std::string& bytes) {
    std::string text((bytes.size() + 2) / 3 * 4, '\0');  // the NUL goes where a string has one
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                    reinterpret_cast<const unsigned char*>(bytes.data()),
                    static_cast<int>(bytes.size()));
    return text;
}

bool isPlain(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
}

// RFC 2047: an encoded word has at most 75 characters.
std::string headerText(const std::string& text) {
    constexpr std::size_t kWordBytes = 42;
    const std::string line = printable(model::shortened(text, 400));
    if (isPlain(line))
        return line;
    std::string words;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t size = std::min(kWordBytes, line.size() - at);
        while (at + size < line.size() &&
               (static_cast<unsigned char>(line[at + size]) & 0xC0) == 0x80)
            --size;  // never within a character
        words +=
            (words.empty() ? "" : "\r\n ") + ("=?UTF-8?B?" + base64(line.substr(at, size))) + "?=";
        at += size;
    }
    return words;
}

// "Fri, 20 Nov 2026 18:50:00 +0000", whatever the locale.
std::string dateText(std::int64_t us) {
    static constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = us / 1'000'000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::string(kDays.at(static_cast<std::size_t>(utc.tm_wday))) + ", " + two(utc.tm_mday) +
           " " + kMonths.at(static_cast<std::size_t>(utc.tm_mon)) + " " +
           std::to_string(utc.tm_year + 1900) + " " + two(utc.tm_hour) + ":" + two(utc.tm_min) +
           ":" + two(utc.tm_sec) + " +0000";
}

std::string line(const char* name, const std::string& text) {
    return text.empty() ? std::string()
                        : std::string(name) + printable(model::shortened(text, kLineBytes)) + "\n";
}

std::string commandOf(const model::Process& process) {
    std::string text;
    for (const std::string& argument : process.arguments)
        text += (text.empty() ? "" : " ") + argument;
    return text;
}

std::string withCrLf(const std::string& text) {
    std::string lines;
    for (const char c : text)
        lines += c == '\n' ? std::string("\r\n") : std::string(1, c);
    return lines;
}

}  // namespace

std::string alertText(const model::Alert& alert) {
    const model::Finding& finding = alert.finding;
    std::string text = std::string(model::toString(finding.level)) + ": " +
                       printable(model::shortened(finding.message, kLineBytes)) + "\n";
    text += line("  when: ", model::toRfc3339(alert.raisedAtUs));
    text += line("  rule: ", finding.ruleId);
    text += line("  user: ", alert.userName);
    if (finding.process.key)
        text += line("  process: ",
                     std::to_string(finding.process.key.pid) + " " + finding.process.executable);
    text += line("  command: ", commandOf(finding.process));
    if (finding.connection)
        text += line("  address: ", model::remoteEndpoint(*finding.connection));
    for (const std::string& why : finding.why)
        text += line("  why: ", why);
    for (const model::ResponseRecord& response : alert.responses)
        text += line("  done: ", response.action + " " +
                                     std::string(model::toString(response.outcome)) + " " +
                                     response.detail);
    return text + line("  id: ", alert.id) + "\n";
}

std::string mailText(const MailHead& head, const std::string& body, std::size_t most) {
    std::string to;
    for (const std::string& address : head.to)
        to += (to.empty() ? "" : ",\r\n ") + headerText(address);
    const std::string host = headerText(head.host.empty() ? "localhost" : head.host);
    std::string message = "Date: " + dateText(head.atUs) + "\r\nFrom: " + headerText(head.from) +
                          "\r\nTo: " + to + "\r\nSubject: " + headerText(head.subject) +
                          "\r\nMessage-ID: <" + std::to_string(head.atUs) + ".algomonitor@" + host +
                          ">\r\nAuto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
                          "Content-Type: text/plain; charset=utf-8\r\n"
                          "Content-Transfer-Encoding: 8bit\r\n\r\n";
    constexpr std::size_t kRoom = 64;
    const std::size_t left = most > message.size() + kRoom ? most - message.size() - kRoom : 0;
    return message + model::shortened(withCrLf("On " + host + ":\n\n" + body), left) + "\r\n";
}

bool isMailAddress(const std::string& text) {
    const auto allowed = [](char c) {
        return c > ' ' && c <= '~' &&
               std::string_view("<>()[],;:\\\"").find(c) == std::string::npos;
    };
    const std::size_t at = text.find('@');
    return at != 0 && at != std::string::npos && at + 1 < text.size() &&
           text.find('@', at + 1) == std::string::npos && text.size() <= 254 &&
           std::ranges::all_of(text, allowed);
}

}  // namespace courier
