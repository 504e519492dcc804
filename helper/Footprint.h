#pragma once

/// Gives back what only the start, or a sweep of all files, needed: free heap (malloc_trim(3)) and
/// unchanged pages of programs and libraries, their relocation tables above all (madvise(2),
/// MADV_DONTNEED on clean file mappings: whatever is used again is mapped again from the page
/// cache). For the moment when it is done; any thread.
void giveBackMemory();
