#include "Victim.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

#include "enforcement/ProcessHandle.h"
#include "enforcement/ProcessTree.h"

namespace bustest {
namespace {

[[noreturn]] void waitAs(uid_t uid, int ready) {
    ::signal(SIGTERM, SIG_DFL);
    if (::setresuid(uid, uid, uid) != 0)
        ::_exit(1);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    (void)!::write(ready, "x", 1);
    ::close(ready);
    for (;;)
        ::pause();
}

}  // namespace

Victim::Victim(std::uint32_t uid) : m_uid(uid) {
    int ready[2];
    if (::pipe(ready) != 0)
        throw std::runtime_error("pipe");
    const pid_t pid = ::fork();
    if (pid == 0)
        waitAs(uid, ready[1]);
    ::close(ready[1]);
    char byte = 0;
    const bool runs = ::read(ready[0], &byte, 1) == 1;  // it has its uid now
    ::close(ready[0]);
    const auto key = enforcement::keyOf(pid);
    if (!runs || !key)
        throw std::runtime_error("the victim does not run");
    m_key = *key;
}

Victim::Victim(Victim&& other) noexcept
    : m_key(std::exchange(other.m_key, {})), m_uid(other.m_uid) {}

Victim::~Victim() {
    if (!m_key)
        return;
    // Its own child, not waited for yet: the number cannot be somebody else's.
    ::kill(m_key.pid, SIGKILL);
    ::waitpid(m_key.pid, nullptr, 0);
}

char Victim::state() const {
    const auto member = enforcement::readMember(m_key.pid);
    return member && !member->isDead() ? member->state : 'x';
}

}  // namespace bustest
