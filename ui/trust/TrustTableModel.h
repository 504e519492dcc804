#pragma once

#include <string>

#include "model/TrustRow.h"
#include "ui/table/KeyedTableModel.h"

namespace ui {

/// What the rules leave alone.
class TrustTableModel : public KeyedTableModel<model::TrustRow, std::string> {
    Q_OBJECT

  public:
    enum Column { What, Rules, Until, Note, ColumnCount };

    explicit TrustTableModel(QObject* parent = nullptr);

    std::string keyOf(const model::TrustRow& row) const override { return row.id; }
    int compare(int a, int b, int column) const override;
    QString cell(int row, int column) const override;

  protected:
    QString iconName(int row) const override;
    QColor ink(int row, int column) const override;
};

}  // namespace ui
