#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/Process.h"
#include "monitors/WriterBook.h"
#include "sources/fanotify/FileEvent.h"

namespace monitors {

/// Who changed a file.
struct Actor {
    model::Process process;  // key.pid 0: not known
    std::vector<model::Process> ancestry;
};

/// From a file event to who did it: /proc while it runs, the book of recent processes when it has
/// ended. One thread.
class WriterReader {
  public:
    explicit WriterReader(const WriterBook& book) : m_book(book) {}

    /// Null: the source does not tell. The same process is asked for once in a while only.
    std::shared_ptr<const Actor> of(const sources::FileEvent& event);

    /// Once more for one that was not known yet: the exec event may have been on its way.
    std::shared_ptr<const Actor> again(std::int32_t pid);

  private:
    struct Remembered {
        std::shared_ptr<const Actor> actor;
        std::uint64_t readNs = 0;
    };

    std::shared_ptr<const Actor> read(const sources::FileEvent& event);
    std::shared_ptr<const Actor> fromBook(std::int32_t pid);
    void addAncestry(Actor& actor, const WriterBook::Writer* known);
    std::string executableOf(const WriterBook::Writer& writer);

    const WriterBook& m_book;
    std::unordered_map<std::int32_t, Remembered> m_recent;
    std::map<std::pair<std::uint64_t, std::uint64_t>, std::string> m_executables;  // by identity
};

}  // namespace monitors
