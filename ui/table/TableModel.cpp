#include "ui/table/TableModel.h"

#include <QCoreApplication>

#include "ui/format/SafeText.h"
#include "ui/widgets/Icons.h"
#include "ui/widgets/Theme.h"

namespace ui {

TableModel::TableModel(const char* context, std::span<const TableColumn> columns, QObject* parent)
    : QAbstractTableModel(parent), m_context(context), m_columns(columns) {}

QString TableModel::searchText(int row) const {
    QStringList cells;
    for (int column = 0; column < columnCount(); ++column)
        cells << cell(row, column);
    return cells.join(QLatin1Char('\n')).toLower();
}

QString TableModel::iconName(int) const {
    return {};
}

QColor TableModel::ink(int, int) const {
    return currentTheme().text;
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int row = index.row();
    const int column = index.column();
    switch (role) {
        case Qt::DisplayRole:
            return cell(row, column);
        case Qt::ToolTipRole:
            return plainToolTip(toolTip(row, column));
        case Qt::ForegroundRole:
            return ink(row, column);
        case Qt::TextAlignmentRole:
            return static_cast<int>(Qt::AlignVCenter) |
                   static_cast<int>(m_columns[static_cast<std::size_t>(column)].number
                                        ? Qt::AlignRight
                                        : Qt::AlignLeft);
        case Qt::DecorationRole: {
            const QString icon = column == 0 ? iconName(row) : QString();
            return icon.isEmpty() ? QVariant() : QVariant(symbolicIcon(icon, ink(row, column)));
        }
        default:
            return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const TableColumn& column = m_columns[static_cast<std::size_t>(section)];
    switch (role) {
        case Qt::DisplayRole:
            return QCoreApplication::translate(m_context, column.title);
        case Qt::ToolTipRole:
            return plainToolTip(QCoreApplication::translate(m_context, column.toolTip));
        case Qt::TextAlignmentRole:
            return static_cast<int>(Qt::AlignVCenter) |
                   static_cast<int>(column.number ? Qt::AlignRight : Qt::AlignLeft);
        default:
            return {};
    }
}

}  // namespace ui
