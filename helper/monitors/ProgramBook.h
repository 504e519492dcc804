#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "monitors/ProcessStart.h"
#include "monitors/ProgramCatalogue.h"
#include "rules/behaviour/ProcessSigns.h"

namespace monitors {

/// What the file system and the package database say of executables, remembered for a
/// minute by file identity and the name they were started by. Detection thread.
class ProgramBook {
  public:
    explicit ProgramBook(ProgramCatalogue::OwnerLookup owner) : m_catalogue(std::move(owner)) {}

    /// `start`'s executable. A file that is gone already and was never seen is not `known`.
    const rules::ProgramTraits& of(const ProcessStart& start);

    /// What was seen of an image before; null = it was not.
    const rules::ProgramTraits* remembered(const Image& image) const;

    const ProgramCatalogue& catalogue() const { return m_catalogue; }

  private:
    struct FileName {
        std::uint64_t device = 0, inode = 0;
        std::string name;
        auto operator<=>(const FileName&) const = default;
    };

    struct Known {
        rules::ProgramTraits traits;
        std::uint64_t lookedNs = 0;
    };

    rules::ProgramTraits look(const ProcessStart& start) const;

    ProgramCatalogue m_catalogue;
    std::map<FileName, Known> m_known;
    rules::ProgramTraits m_unknown;
};

}  // namespace monitors
