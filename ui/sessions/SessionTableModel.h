#pragma once

#include <string>

#include "model/Session.h"
#include "ui/table/KeyedTableModel.h"

namespace ui {

/// Who is and was logged in.
class SessionTableModel : public KeyedTableModel<model::Session, std::string> {
    Q_OBJECT

  public:
    enum Column { User, Source, Place, Service, Started, Ended, Lasted, State, ColumnCount };

    explicit SessionTableModel(QObject* parent = nullptr);

    std::string keyOf(const model::Session& row) const override { return row.id; }
    int compare(int a, int b, int column) const override;
    QString cell(int row, int column) const override;

  protected:
    QString iconName(int row) const override;
    QColor ink(int row, int column) const override;
};

}  // namespace ui
