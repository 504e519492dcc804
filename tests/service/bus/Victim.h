#pragma once

#include <sys/types.h>

#include <cstdint>

#include "model/ProcessKey.h"

namespace bustest {

/// A harmless process under somebody's uid that waits to be acted upon, and ends with its owner.
class Victim {
  public:
    explicit Victim(std::uint32_t uid);
    ~Victim();
    Victim(Victim&& other) noexcept;
    Victim& operator=(Victim&&) = delete;

    const model::ProcessKey& key() const { return m_key; }
    std::uint32_t uid() const { return m_uid; }

    /// proc_pid_stat(5); 'x' once it has ended.
    char state() const;

  private:
    model::ProcessKey m_key;
    std::uint32_t m_uid;
};

}  // namespace bustest
