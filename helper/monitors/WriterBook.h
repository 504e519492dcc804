#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>
#include <vector>

#include "model/Event.h"
#include "model/Process.h"
#include "monitors/ProcessStart.h"

namespace monitors {

/// Somebody who changes files: who it was also when it has ended already. A small copy of what the
/// intake saw, for other threads: fed by the intake thread, asked by any.
class WriterBook {
  public:
    struct Writer {
        model::Process process;
        std::vector<model::Process> ancestry;  // parent first
        std::uint64_t executableInode = 0;
        std::uint64_t executableDevice = 0;
    };

    static constexpr std::size_t kMaxDead = 8192;

    void onStart(const ProcessStart& start);
    void onFork(const model::ForkEvent& event);
    void onExit(const model::ExitEvent& event);

    std::optional<Writer> find(std::int32_t pid) const;

  private:
    struct Known {
        model::ProcessKey key, parent;
        std::uint32_t uid = 0, loginUid = model::kUnsetLoginUid, sessionId = model::kUnsetLoginUid;
        std::shared_ptr<const Image> image{};  // null = was there before us and never seen to start
    };

    static model::Process processOf(const Known& known);
    void remember(Known known);

    mutable std::mutex m_mutex;
    std::unordered_map<std::int32_t, Known> m_known;
    std::deque<model::ProcessKey> m_dead;  // oldest first
};

}  // namespace monitors
