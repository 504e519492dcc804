#pragma once

#include <QAbstractItemModel>
#include <memory>
#include <unordered_map>
#include <vector>

#include "model/ProcessRow.h"

namespace ui {

struct ProcessNode;

/// What runs, as a tree or flat, kept up to date by differences: rows stay the same rows, so that
/// selection, expansion and scroll position survive. It knows no order; ProcessSortModel does.
///
/// The bus is trusted no further than its types: a parent has to be older than its child, so that
/// no claim of parentage can make a circle.
class ProcessTreeModel : public QAbstractItemModel {
    Q_OBJECT

  public:
    enum Role { MeterRole = Qt::UserRole, SuspendedRole };

    explicit ProcessTreeModel(QObject* parent = nullptr);
    ~ProcessTreeModel() override;

    void apply(const model::ProcessChanges& changes);
    /// Resets the model.
    void setFlat(bool flat);

    std::size_t size() const { return m_byKey.size(); }
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

  private:
    using Nodes = std::vector<ProcessNode*>;

    QModelIndex indexOf(const ProcessNode* node, int column = 0) const;
    ProcessNode* find(const model::ProcessKey& key) const;
    ProcessNode* parentByPid(const model::ProcessRow& row) const;
    ProcessNode* wantedParent(const model::ProcessRow& row) const;

    void load(const model::ProcessChanges& changes);
    Nodes takeLeaving(const model::ProcessChanges& changes);
    void forget(const ProcessNode* node);
    ProcessNode* adopt(const model::ProcessRow& row);
    Nodes update(const std::vector<model::ProcessRow>& rows, Nodes& added);
    void insert(const Nodes& added);
    void settle();
    void move(ProcessNode* from, int first, int last, ProcessNode* target);
    void remove(Nodes leaving);
    void emitChanged(Nodes changed);
    void restructure(Nodes nodes);

    std::unique_ptr<ProcessNode> m_root;
    std::unordered_map<model::ProcessKey, ProcessNode*> m_byKey;
    std::unordered_map<std::int32_t, ProcessNode*> m_byPid;  // the youngest of that pid
    bool m_flat = false;
    bool m_loaded = false;
};

}  // namespace ui
