#pragma once

#include <map>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "model/ProcessKey.h"
#include "model/Session.h"

namespace monitors {

/// The sessions that go on, put together from what several sources tell of each. Pure.
class SessionBook {
  public:
    struct Entry {
        model::Session session;
        model::ProcessKey leader;  // the session ends with it
    };
    enum class News { None, Began, Learned };

    /// The same session is known by its id or its leader; what another source told before stays,
    /// what was empty is filled. Nothing is kept beyond kMost.
    News tell(const model::Session& session, const model::ProcessKey& leader);

    /// The entry of a session that was told of; null after it ended.
    const Entry* find(const std::string& id) const;
    const Entry* ledBy(const model::ProcessKey& leader) const;
    const std::map<std::string, Entry>& entries() const { return m_entries; }

    /// Ends it; nothing if it is not open.
    std::optional<model::Session> end(const std::string& id, std::int64_t atUs);

    /// It ended: whatever tells of it from now on tells of what it left behind.
    void forget(const std::string& id);

    static constexpr std::size_t kMost = 4096;

  private:
    std::map<std::string, Entry> m_entries;  // by id
    std::unordered_set<std::string> m_ended;
};

}  // namespace monitors
