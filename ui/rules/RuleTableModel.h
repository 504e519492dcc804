#pragma once

#include <string>

#include "model/RuleRow.h"
#include "ui/table/KeyedTableModel.h"

namespace ui {

/// What the helper looks for.
class RuleTableModel : public KeyedTableModel<model::RuleRow, std::string> {
    Q_OBJECT

  public:
    enum Column { Title, Level, Response, Hits, State, ColumnCount };

    explicit RuleTableModel(QObject* parent = nullptr);

    std::string keyOf(const model::RuleRow& row) const override { return row.id; }
    int compare(int a, int b, int column) const override;
    QString cell(int row, int column) const override;
    QString searchText(int row) const override;

  protected:
    QString toolTip(int row, int column) const override;
    QString iconName(int row) const override;
    QColor ink(int row, int column) const override;
};

}  // namespace ui
