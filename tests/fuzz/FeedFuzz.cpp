// A list from anywhere: whatever it says, what is taken is a name or a range that a feed may judge,
// is found again in the tables, and does not depend on how the bytes arrived.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "rules/indicators/AddressTable.h"
#include "rules/indicators/DomainTable.h"
#include "rules/indicators/FeedParser.h"

namespace {

using rules::indicators::FeedOrigin;

void require(bool condition) {
    if (!condition)
        std::abort();
}

struct Taken {
    std::vector<rules::indicators::Prefix> prefixes;
    std::vector<std::string> names;
    rules::indicators::FeedCounts counts;
    bool operator==(const Taken&) const = default;
};

Taken take(std::string_view text, model::FeedKind kind, FeedOrigin origin, std::size_t chunk) {
    Taken taken;
    rules::indicators::FeedParser parser(kind, origin,
                                         {.address =
                                              [&](const rules::indicators::Prefix& prefix) {
                                                  taken.prefixes.push_back(prefix);
                                                  return true;
                                              },
                                          .domain =
                                              [&](std::string_view name) {
                                                  taken.names.emplace_back(name);
                                                  return true;
                                              }});
    for (std::size_t at = 0; at < text.size(); at += chunk)
        parser.take(text.substr(at, chunk));
    taken.counts = parser.finish();
    return taken;
}

void find(const Taken& taken, FeedOrigin origin) {
    rules::indicators::AddressTable::Builder builder;
    rules::indicators::DomainTable domains(1);
    for (const auto& prefix : taken.prefixes) {
        require(mayJudge(prefix, origin) &&
                rules::indicators::parsePrefix(toString(prefix)) == prefix);
        builder.add(prefix, 1);
    }
    for (const std::string& name : taken.names)
        domains.add(name, 1);
    const auto addresses = builder.build();
    for (const auto& prefix : taken.prefixes)
        require(addresses.find(prefix.first).size() == 1);
    for (const std::string& name : taken.names)
        require(!domains.find("a." + name.substr(0, 251)).empty() || name.size() > 251);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const auto kind = data[0] & 1 ? model::FeedKind::Domain : model::FeedKind::Address;
    const auto origin = data[0] & 2 ? FeedOrigin::LocalFile : FeedOrigin::Download;
    const Taken whole = take(text, kind, origin, text.size() + 1);
    require(whole == take(text, kind, origin, 1 + data[0] % 7));
    require(whole.counts.entries == whole.prefixes.size() + whole.names.size());
    find(whole, origin);
    return 0;
}
