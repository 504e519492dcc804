#include "ui/settings/LiveValues.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"

namespace ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ui::LiveValues)
};

struct Live {
    std::string_view key;
    double (*measure)(const model::ProcessRow& row);
    QString (*text)(double value);
};

QString asCount(double value) {
    return countText(static_cast<std::uint64_t>(std::max(0.0, value)));
}

const auto kLive = std::to_array<Live>({
    {"resources.cpu_percent", [](const model::ProcessRow& row) { return row.cpuPercentCore; },
     percentText},
    {"resources.memory_percent", [](const model::ProcessRow& row) { return row.memoryPercent; },
     percentText},
    {"resources.io_operations_per_s",
     [](const model::ProcessRow& row) { return static_cast<double>(row.ioOperationsPerS); },
     asCount},
    {"resources.threads_max",
     [](const model::ProcessRow& row) { return static_cast<double>(row.threads); }, asCount},
    {"resources.descriptors_max",
     [](const model::ProcessRow& row) { return static_cast<double>(row.descriptors); }, asCount},
});

}  // namespace

QString liveValue(std::string_view key, const std::vector<const model::ProcessRow*>& rows) {
    const auto live = std::ranges::find(kLive, key, &Live::key);
    if (live == kLive.end() || rows.empty())
        return {};
    const auto most = std::ranges::max_element(
        rows, {}, [&](const model::ProcessRow* row) { return live->measure(*row); });
    return Words::tr("Now at most %1, %2")
        .arg(live->text(live->measure(**most)), safeText((*most)->name, 32));
}

}  // namespace ui
