// Anybody on the system bus says anything: it is refused by name, or within its bounds.
#include <QMap>
#include <QString>
#include <QVariantMap>
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "enforcement/BlockGuard.h"
#include "enforcement/BlockTable.h"
#include "model/SafeText.h"
#include "service/Arguments.h"
#include "service/Ownership.h"
#include "service/PromptText.h"
#include "service/SettingCheck.h"

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

bool isClean(std::string_view text) {
    return std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

template <typename T>
bool isNamed(const model::Result<T>& result) {
    return result || (!result.error().subject.empty() && !result.error().detail.empty());
}

void checkTexts(const QString& value) {
    const auto text = service::text("value", value);
    require(isNamed(text));
    require(!text || (text->size() <= service::kMaxTextBytes && isClean(*text)));
    const auto id = service::alertId(value);
    require(isNamed(id) && (!id || (id->size() == 36 && isClean(*id))));
    require(isNamed(service::mode(value)));
}

void checkCollections(const QString& first, const QString& second) {
    const auto match = service::match({{first, second}});
    require(isNamed(match) && (!match || match->size() == 1));
    const auto filter = service::alertFilter(0, 1, {{first, second}});
    require(isNamed(filter));
    require(!filter || filter->query.search.size() <= service::kMaxTextBytes);
}

/// What becomes words of nftables: one address or nothing, and a reason that stays in its quotes.
void checkBlock(std::string_view bytes) {
    const auto address = enforcement::parseAddress(bytes);
    require(isNamed(address) && (!address || enforcement::parseAddress(*address) == *address));
    const std::string commands =
        enforcement::addCommands({address.value_or("192.0.2.1"), 60, std::string(bytes)});
    const auto quotes = std::ranges::count(commands, '"');
    require(std::ranges::count(commands, '\n') == 3 && (quotes == 0 || quotes == 2));
    require(std::ranges::count(commands, '{') == 3 && std::ranges::count(commands, ';') == 0);
    (void)enforcement::parseBlocks(bytes);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const QString all = QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
    const QString first = all.section(QLatin1Char('='), 0, 0);
    const QString second = all.section(QLatin1Char('='), 1);
    checkTexts(all);
    checkCollections(first, second);
    checkBlock(bytes);
    const auto setting = service::checkedSetting(first, second);
    require(isNamed(setting) && (!setting || isClean(setting->json)));
    const service::Details prompt = service::promptFor(bytes);
    require(isClean(prompt.value(QStringLiteral("subject")).toStdString()));
    (void)service::parseOwnership(bytes);
    return 0;
}
