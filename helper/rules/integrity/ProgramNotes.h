#pragma once

#include <string_view>

namespace rules {

/// What programs write down for themselves in a person's home, all day long: caches (the XDG base
/// directory specification's ~/.cache) and histories of what was typed.
enum class ProgramNote {
    None,
    Passing,  // in a cache, or a history's temporary copy: comes and goes
    History
};

ProgramNote programNoteOf(std::string_view path);

}  // namespace rules
