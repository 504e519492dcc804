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

std::vector<int> fittedWidths(const std::vector<ColumnWish>& wishes, int stretched, int smallest,
                              int room) {
    const auto at = static_cast<std::size_t>(stretched);
    std::vector<int> widths;
    int texts = 0;
    int figures = 0;
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        widths.push_back(wishes[i].width);
        if (i != at)
            (wishes[i].figures ? figures : texts) += wishes[i].width;
    }
    const int left = std::max(0, room - smallest - figures);
    for (std::size_t i = 0; i < wishes.size() && texts > left; ++i) {
        if (!wishes[i].figures)
            widths[i] = std::max(widths[i] * 3 / 4, widths[i] * left / texts);
    }
    const int taken = std::accumulate(widths.begin(), widths.end(), 0) - widths[at];
    widths[at] = std::max(smallest, room - taken);
    return widths;
}

ColumnFit::ColumnFit(QTreeView* view) : QObject(view), m_view(view) {
    connect(view->header(), &QHeaderView::sectionResized, this,
            [this](int column, int, int width) { onResized(column, width); });
}

void ColumnFit::setUp(std::vector<ColumnWish> wishes, int stretched, int smallest) {
    const int advance = m_view->fontMetrics().horizontalAdvance(QStringLiteral("0123456789"));
    const double scale = std::max(1.0, advance / static_cast<double>(kReferenceAdvance));
    for (std::size_t i = 0; i < wishes.size(); ++i) {
        const int title = m_view->header()->sectionSizeHint(static_cast<int>(i));
        wishes[i].width = std::max(title, static_cast<int>(wishes[i].width * scale));
    }
    m_wishes = std::move(wishes);
    m_stretched = stretched;
    m_smallest = static_cast<int>(smallest * scale);
    fit();
}

void ColumnFit::fit() {
    if (m_wishes.empty())
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    const std::vector<int> widths =
        fittedWidths(m_wishes, m_stretched, m_smallest, m_view->viewport()->width());
    for (std::size_t i = 0; i < widths.size(); ++i)
        m_view->setColumnWidth(static_cast<int>(i), widths[i]);
}

void ColumnFit::onResized(int column, int width) {
    if (!m_fitting && column != m_stretched && static_cast<std::size_t>(column) < m_wishes.size())
        m_wishes[static_cast<std::size_t>(column)].width = width;
}

}  // namespace ui
