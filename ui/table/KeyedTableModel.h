#pragma once

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "ui/table/TableModel.h"

namespace ui {

/// Rows that are known by a key, kept up to date by what changed. A row stays the same row while
/// its key is there, so that what a person chose stays chosen.
template <typename Row, typename Key>
class KeyedTableModel : public TableModel {
  public:
    using TableModel::TableModel;

    const std::vector<Row>& rows() const { return m_rows; }
    const Row& at(int row) const { return m_rows[static_cast<std::size_t>(row)]; }
    const Row* find(const Key& key) const {
        const int row = rowOf(key);
        return row < 0 ? nullptr : &at(row);
    }
    /// -1: there is none.
    int rowOf(const Key& key) const {
        const auto found = m_places.find(key);
        return found == m_places.end() ? -1 : static_cast<int>(found->second);
    }
    virtual Key keyOf(const Row& row) const = 0;

    int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }

    /// These and no others.
    void replace(std::vector<Row> rows) {
        std::unordered_set<Key> staying;
        for (const Row& row : rows)
            staying.insert(keyOf(row));
        std::vector<Key> gone;
        for (const Row& row : m_rows)
            if (!staying.contains(keyOf(row)))
                gone.push_back(keyOf(row));
        change(std::move(rows), gone);
    }

    void change(std::vector<Row> changed, const std::vector<Key>& gone) {
        setLoaded();
        remove(gone);
        std::vector<Row> added;
        std::unordered_map<Key, std::size_t> addedPlaces;
        for (Row& row : changed)
            put(std::move(row), added, addedPlaces);
        append(std::move(added));
    }

  private:
    // Each step makes every view and proxy walk what it remembers.
    static constexpr std::size_t kManySteps = 40;

    void put(Row&& row, std::vector<Row>& added,
             std::unordered_map<Key, std::size_t>& addedPlaces) {
        const Key key = keyOf(row);
        const int place = rowOf(key);
        if (place >= 0) {
            Row& known = m_rows[static_cast<std::size_t>(place)];
            if (known == row)
                return;
            known = std::move(row);
            Q_EMIT dataChanged(index(place, 0), index(place, columnCount() - 1));
        } else if (const auto [at, isNew] = addedPlaces.try_emplace(key, added.size()); isNew) {
            added.push_back(std::move(row));
        } else {
            added[at->second] = std::move(row);
        }
    }

    void append(std::vector<Row> added) {
        if (added.empty())
            return;
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
        std::move(added.begin(), added.end(), std::back_inserter(m_rows));
        renumber(static_cast<std::size_t>(first));
        endInsertRows();
    }

    void remove(const std::vector<Key>& gone) {
        std::vector<int> places;
        for (const Key& key : gone)
            if (const int place = rowOf(key); place >= 0)
                places.push_back(place);
        std::sort(places.begin(), places.end());
        places.erase(std::unique(places.begin(), places.end()), places.end());
        if (places.empty())
            return;
        if (places.size() > kManySteps)
            removeAtOnce(places);
        else
            for (auto place = places.rbegin(); place != places.rend(); ++place)
                removeOne(*place);
        renumber(static_cast<std::size_t>(places.front()));
    }

    void removeOne(int place) {
        beginRemoveRows({}, place, place);
        m_places.erase(keyOf(at(place)));
        m_rows.erase(m_rows.begin() + place);
        endRemoveRows();
    }

    void removeAtOnce(const std::vector<int>& places) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        std::vector<int> moved(m_rows.size(), -1);
        std::vector<Row> kept;
        auto next = places.begin();
        for (int place = 0; place < rowCount(); ++place) {
            if (next != places.end() && *next == place) {
                ++next;
                m_places.erase(keyOf(at(place)));
                continue;
            }
            moved[static_cast<std::size_t>(place)] = static_cast<int>(kept.size());
            kept.push_back(std::move(m_rows[static_cast<std::size_t>(place)]));
        }
        m_rows = std::move(kept);
        QModelIndexList after;
        for (const QModelIndex& old : before) {
            const int place = moved[static_cast<std::size_t>(old.row())];
            after << (place < 0 ? QModelIndex() : index(place, old.column()));
        }
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }

    void renumber(std::size_t from) {
        for (std::size_t place = from; place < m_rows.size(); ++place)
            m_places[keyOf(m_rows[place])] = place;
    }

    std::vector<Row> m_rows;
    std::unordered_map<Key, std::size_t> m_places;
};

}  // namespace ui
