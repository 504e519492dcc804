#pragma once

/// Gives back what only the start, or a sweep of all files, needed: free heap (malloc_trim(3)) and
/// pages of program code (madvise(2), MADV_DONTNEED on clean file mappings: whatever runs again is
/// mapped again from the page cache). About 1 ms. For the moment when it is done; any thread.
void giveBackStartMemory();
