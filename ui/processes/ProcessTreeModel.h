#pragma once

#include <QAbstractItemModel>
#include <utility>
#include <vector>

#include "model/ProcessRow.h"
#include "ui/processes/ProcessForest.h"

namespace ui {

/// What runs, as a tree or flat, kept up to date by differences: rows stay the same rows, so that
/// selection, expansion and scroll position survive. It knows no order; ProcessSortModel does.
class ProcessTreeModel : public QAbstractItemModel {
    Q_OBJECT

  public:
    /// TrendRole: the last minute of the processor, a QList<double> of percents, oldest first.
    enum Role { MeterRole = Qt::UserRole, SuspendedRole, TrendRole };

    using QAbstractItemModel::QAbstractItemModel;

    /// A few changes are told row by row, many as one layoutChanged.
    void apply(const model::ProcessChanges& changes);
    /// Resets the model.
    void setFlat(bool flat);

    std::size_t size() const { return m_forest.size(); }
    bool isLoaded() const { return m_loaded; }
    const model::ProcessRow* row(const QModelIndex& index) const;
    const model::ProcessRow* row(const model::ProcessKey& key) const;
    QModelIndex indexOf(const model::ProcessKey& key) const;
    std::vector<const model::ProcessRow*> all() const;
    /// Everything below it as far as is known, itself not included; also when flat.
    std::vector<const model::ProcessRow*> descendants(const model::ProcessKey& key) const;
    /// Lower-case text that a search looks in.
    const QString& searchText(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

  Q_SIGNALS:
    /// These had nothing below them before.
    void becameParents(const QModelIndexList& parents);

  private:
    using Nodes = ProcessForest::Nodes;
    /// Where new nodes go: target and who. New ones below new ones hang there already.
    using Groups = std::vector<std::pair<ProcessNode*, Nodes>>;

    QModelIndex indexOf(const ProcessNode* node, int column = 0) const;
    void load(const model::ProcessChanges& changes);
    Groups groupsOf(const Nodes& added);
    Nodes applyStepwise(const Groups& added, Nodes leaving, Nodes changed);
    Nodes applyAtOnce(const Groups& added, const Nodes& leaving);
    /// Returns who had nothing below before.
    Nodes moveMisplaced(bool tell);
    void move(const ProcessRun& run, ProcessNode* target, bool tell);
    Nodes parentsAmong(const Nodes& added, const Groups& groups) const;
    void tellParents(const Nodes& parents);
    void emitChanged(Nodes changed);
    QVariant trendOf(const QModelIndex& index) const;

    ProcessForest m_forest;
    std::int64_t m_nowUs = 0;  // of the helper's last sample
    bool m_loaded = false;
};

}  // namespace ui
