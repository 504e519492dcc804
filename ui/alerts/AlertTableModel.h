#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <memory>
#include <vector>

#include "model/Alert.h"
#include "ui/alerts/AlertStories.h"

namespace ui {

/// What was raised, newest first; what is one story and of one day stands together, where its
/// newest stands. A row keeps its place while its alert changes.
class AlertTableModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Sentence, Level, Process, Raised, State, ColumnCount };
    /// StoryRole: the story's number, if it has more than this alert; else invalid.
    enum Role { IdRole = Qt::UserRole, DayRole, StoryRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setAlerts(const QList<model::Alert>& alerts);
    void upsert(const model::Alert& alert);
    /// Those that are not known yet; older ones, found by a search.
    void add(const QList<model::Alert>& alerts);
    bool isLoaded() const { return m_loaded; }

    const model::Alert* alert(const QModelIndex& index) const;
    const model::Alert* alert(const QString& id) const;
    QModelIndex indexOf(const QString& id) const;
    /// Lower-case text that a search looks in.
    const QString& searchText(int row) const;

    int openQuestions() const;
    int attention() const;
    /// The newest `count`, newest first.
    std::vector<const model::Alert*> newest(std::size_t count) const;
    /// Everything of the alert's story, newest first.
    std::vector<const model::Alert*> story(const QString& id) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation,
                        int role = Qt::DisplayRole) const override;

  private:
    struct Entry {
        model::Alert alert;
        QString search;  // empty = not built yet
        std::size_t story = 0;
        std::int64_t placeUs = 0;  // when the newest of its story and day was raised
    };
    /// Slots [begin, end); they stand together.
    struct Block {
        std::size_t begin = 0;
        std::size_t end = 0;
        bool isEmpty() const { return begin == end; }
    };

    std::size_t slotOf(int row) const {
        return m_entries.size() - 1 - static_cast<std::size_t>(row);
    }
    int rowOf(std::size_t slot) const { return static_cast<int>(m_entries.size() - 1 - slot); }
    void insert(const model::Alert& alert);
    Block storyOfDay(std::size_t story, std::int64_t raisedAtUs) const;
    Block moveUp(const Block& block, std::int64_t placeUs);
    std::size_t slotFor(const model::Alert& alert, const Block& block) const;
    void arrange();
    void renumber(std::size_t from);

    std::vector<std::unique_ptr<Entry>> m_entries;  // by place, oldest first: a new one is appended
    QHash<QString, std::size_t> m_byId;
    AlertStories m_stories;
    bool m_loaded = false;
};

}  // namespace ui
