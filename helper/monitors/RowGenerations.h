#pragma once

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "model/ProcessKey.h"
#include "model/ProcessRow.h"

namespace monitors {

/// Remembers for every row when it last became different, so that a client gets only what it does
/// not have. Pure.
class RowGenerations {
  public:
    static constexpr std::size_t kMaxGone = 16'384;

    /// `first` must be larger than any generation of an earlier run: clients may still name those.
    explicit RowGenerations(std::uint64_t first) : m_generation(first), m_oldest(first) {}

    /// The next generation: exactly these rows exist.
    void update(std::vector<model::ProcessRow> rows);

    /// Everything is forgotten; every generation so far is unknown afterwards.
    void clear();

    /// generation, complete, changed and gone are set; machine is not.
    model::ProcessChanges since(std::uint64_t generation) const;

    std::size_t size() const { return m_rows.size(); }

  private:
    struct Entry {
        model::ProcessRow row;
        std::uint64_t changed = 0, seen = 0;
    };
    struct Gone {
        model::ProcessKey key;
        std::uint64_t generation;
    };

    void forgetOldGone();

    std::uint64_t m_generation;
    std::uint64_t m_oldest;  // what is gone since then is known in full
    std::unordered_map<model::ProcessKey, Entry> m_rows;
    std::deque<Gone> m_gone;
};

}  // namespace monitors
