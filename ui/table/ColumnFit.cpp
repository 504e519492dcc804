#include "ui/table/ColumnFit.h"

#include <QHeaderView>
#include <QScopedValueRollback>
#include <QTreeView>
#include <algorithm>
#include <numeric>
#include <utility>

namespace ui {

namespace {

// The widths are right for letters of this size: ten digits.
constexpr int kReferenceAdvance = 76;

}  // namespace

std::vector<int> fittedWidths(const std::vector<int>& preferred, int stretched, int smallest,
                              int room) {
    std::vector<int> widths = preferred;
    const auto at = static_cast<std::size_t>(stretched);
    const int others = std::accumulate(preferred.begin(), preferred.end(), 0) - preferred[at];
    const int left = room - smallest;
    if (others > left) {
        for (int& width : widths)
            width = std::max(width * 3 / 4, width * std::max(0, left) / others);
    }
    const int taken = std::accumulate(widths.begin(), widths.end(), 0) - widths[at];
    widths[at] = std::max(smallest, room - taken);
    return widths;
}

ColumnFit::ColumnFit(QTreeView* view) : QObject(view), m_view(view) {
    connect(view->header(), &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { onResized(column, width); });
}

void ColumnFit::setUp(std::vector<int> preferred, int stretched, int smallest) {
    const int advance = m_view->fontMetrics().horizontalAdvance(QStringLiteral("0123456789"));
    const double scale = std::max(1.0, advance / static_cast<double>(kReferenceAdvance));
    for (int& width : preferred)
        width = static_cast<int>(width * scale);
    m_preferred = std::move(preferred);
    m_stretched = stretched;
    m_smallest = static_cast<int>(smallest * scale);
    fit();
}

void ColumnFit::fit() {
    if (m_preferred.empty())
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    const std::vector<int> widths =
        fittedWidths(m_preferred, m_stretched, m_smallest, m_view->viewport()->width());
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_view->setColumnWidth(static_cast<int>(i), widths[i]);
}

void ColumnFit::onResized(int column, int width) {
    if (!m_fitting && column != m_stretched &&
        static_cast<std::size_t>(column) < m_preferred.size())
        m_preferred[static_cast<std::size_t>(column)] = width;
}

}  // namespace ui
