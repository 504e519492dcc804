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

int leastOf(const ColumnWish& wish) {
    return wish.figures ? wish.width : wish.width * 3 / 4;
}

}  // namespace

std::vector<bool> columnsFor(const std::vector<ColumnWish>& wishes, int stretched, int smallest,
                             int room) {
    std::vector<bool> shown(wishes.size(), true);
    int needed = smallest;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        if (i != static_cast<std::size_t>(stretched))
            needed += leastOf(wishes[i]);
    while (needed > room) {
        std::size_t first = wishes.size();
        for (std::size_t i = 0; i < wishes.size(); ++i)
            if (shown[i] && wishes[i].spare > (first < wishes.size() ? wishes[first].spare : 0))
                first = i;
        if (first == wishes.size())
            break;  // a scroll bar, then
        shown[first] = false;
        needed -= leastOf(wishes[first]);
    }
    return shown;
}

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
            widths[i] = std::max(leastOf(wishes[i]), widths[i] * left / texts);
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
    const int room = m_view->viewport()->width();
    const std::vector<bool> shown = columnsFor(m_wishes, m_stretched, m_smallest, room);
    std::vector<ColumnWish> wishes = m_wishes;
    for (std::size_t i = 0; i < wishes.size(); ++i)
        if (!shown[i])
            wishes[i].width = 0;
    const std::vector<int> widths = fittedWidths(wishes, m_stretched, m_smallest, room);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        m_view->setColumnHidden(static_cast<int>(i), !shown[i]);
        if (shown[i])
            m_view->setColumnWidth(static_cast<int>(i), widths[i]);
    }
}

void ColumnFit::onResized(int column, int width) {
    if (!m_fitting && column != m_stretched && static_cast<std::size_t>(column) < m_wishes.size())
        m_wishes[static_cast<std::size_t>(column)].width = width;
}

}  // namespace ui
