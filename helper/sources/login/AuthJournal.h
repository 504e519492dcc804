#pragma once

#include <optional>
#include <vector>

#include "model/Session.h"

struct sd_journal;

namespace sources {

/// Refused logins in the systemd journal, from now on (sd-journal(3)). Only what root's programs
/// and the setuid ones say counts: anybody may write into the journal. Without a journal it stays
/// silent.
class AuthJournal {
  public:
    AuthJournal();
    ~AuthJournal();
    AuthJournal(const AuthJournal&) = delete;
    AuthJournal& operator=(const AuthJournal&) = delete;

    int descriptor() const { return m_descriptor; }  // -1 = there is no journal
    short events() const;                            // for poll(2)

    /// What was added since the last call; at most 1000 messages are looked at.
    std::vector<model::LoginFailure> added();

  private:
    std::optional<model::LoginFailure> current() const;

    sd_journal* m_journal = nullptr;
    int m_descriptor = -1;
};

}  // namespace sources
