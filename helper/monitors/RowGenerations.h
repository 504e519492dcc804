#pragma once

#include <cstdint>
#include <vector>

#include "model/ProcessRow.h"
#include "monitors/Generations.h"

namespace monitors {

inline model::ProcessKey keyOfProcess(const model::ProcessRow& row) {
    return row.key;
}

/// The rows of processes as changes. Pure.
class RowGenerations : public Generations<model::ProcessKey, model::ProcessRow, keyOfProcess> {
  public:
    using Generations::Generations;

    /// generation, complete, changed and gone are set; machine is not.
    model::ProcessChanges since(std::uint64_t generation) const {
        auto changes = Generations::since(generation);
        return {changes.generation,
                changes.complete,
                std::move(changes.changed),
                std::move(changes.gone),
                {}};
    }
};

}  // namespace monitors
