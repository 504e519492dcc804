#pragma once

#include <cstdint>

#include "model/ConnectionRow.h"
#include "ui/table/KeyedTableModel.h"

namespace ui {

/// Who speaks with whom, and who waits to be spoken to.
class ConnectionTableModel : public KeyedTableModel<model::ConnectionRow, std::uint64_t> {
    Q_OBJECT

  public:
    enum Column { Program, Peer, Local, State, Received, Sent, User, Since, ColumnCount };

    explicit ConnectionTableModel(QObject* parent = nullptr);

    void apply(const model::ConnectionChanges& changes);

    std::uint64_t keyOf(const model::ConnectionRow& row) const override { return row.id; }
    int compare(int a, int b, int column) const override;
    QString cell(int row, int column) const override;
    QString searchText(int row) const override;

  protected:
    QString toolTip(int row, int column) const override;
    QString iconName(int row) const override;
    QColor ink(int row, int column) const override;
};

}  // namespace ui
