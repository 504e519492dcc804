#pragma once

#include <string>

#include "model/FileChange.h"
#include "ui/table/KeyedTableModel.h"

namespace ui {

/// One changed file as the table keeps it: equal when everything a person sees is.
struct DriftRow {
    model::FileDrift drift;

    bool operator==(const DriftRow& other) const {
        return drift.path == other.drift.path && drift.lastUs == other.drift.lastUs &&
               drift.now == other.drift.now && drift.message == other.drift.message &&
               drift.actorPid == other.drift.actorPid;
    }
};

/// The protected files that are no longer what was accepted.
class DriftTableModel : public KeyedTableModel<DriftRow, std::string> {
    Q_OBJECT

  public:
    enum Column { File, What, Who, When, Difference, ColumnCount };

    explicit DriftTableModel(QObject* parent = nullptr);

    std::string keyOf(const DriftRow& row) const override { return row.drift.path; }
    int compare(int a, int b, int column) const override;
    QString cell(int row, int column) const override;
    QString searchText(int row) const override;

  protected:
    QString toolTip(int row, int column) const override;
    QString iconName(int row) const override;
    QColor ink(int row, int column) const override;
};

}  // namespace ui
