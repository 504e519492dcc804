// Loopback in a network namespace of its own: bulk data, small messages, JSON messages and new
// connections, in turns without and with a PacketSource that is drained by a thread. Prints the
// median of the paired ratios of the CPU time of senders, receivers and watcher together (on
// loopback the kernel's work for a packet is done in its sender's time, and other load does not
// count). As root.
#include <poll.h>
#include <signal.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "model/Clock.h"
#include "sources/packet/PacketSource.h"
#include "tests/sources/packet/PrivateNetwork.h"
#include "tests/sources/support/Sockets.h"

namespace {

using testing_support::Loopback;

constexpr int kRounds = 11;

/// A listening socket on a port of the kernel's choice, served by a thread.
class Server {
  public:
    explicit Server(void (*serve)(int connection)) : m_listener(::socket(AF_INET, SOCK_STREAM, 0)) {
        (void)!::bind(m_listener, m_address.get(), m_address.length);
        (void)!::listen(m_listener, 128);
        ::getsockname(m_listener, reinterpret_cast<sockaddr*>(&m_address.storage),
                      &m_address.length);
        std::thread([listener = m_listener, serve] {
            for (int socket; (socket = ::accept(listener, nullptr, nullptr)) >= 0;) {
                serve(socket);
                ::close(socket);
            }
        }).detach();
    }

    int connect() const {
        const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
        (void)!::connect(socket, m_address.get(), m_address.length);
        return socket;
    }

  private:
    Loopback m_address{AF_INET};
    int m_listener;
};

/// Messages are answered with one byte; bulk data (its first byte is 'b') is swallowed until the
/// sender closes its half.
void answer(int socket) {
    std::string room(1 << 18, 0);
    bool bulk = false;
    for (ssize_t size; (size = ::read(socket, room.data(), room.size())) > 0;) {
        bulk = bulk || room[0] == 'b';
        if (!bulk)
            (void)!::write(socket, "k", 1);
    }
    (void)!::write(socket, "k", 1);
}

/// Waits for the end.
void hold(int socket) {
    char byte;
    (void)!::read(socket, &byte, 1);
}

void sendBulk(const Server& server) {
    const int socket = server.connect();
    const std::string block(1 << 17, 'b');
    for (int i = 0; i < 8192; i++)  // 1 GiB
        (void)!::write(socket, block.data(), block.size());
    ::shutdown(socket, SHUT_WR);
    hold(socket);
    ::close(socket);
}

void sendMessages(const Server& server, const std::string& message) {
    const int socket = server.connect();
    for (int i = 0; i < 20'000; i++) {
        (void)!::write(socket, message.data(), message.size());
        hold(socket);
    }
    ::close(socket);
}

void openConnections(const Server& server) {
    for (int i = 0; i < 2'000; i++) {
        const int socket = server.connect();
        const linger now{1, 0};
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        ::close(socket);
    }
}

/// Drains a source for as long as it lives.
class Watcher {
  public:
    Watcher()
        : m_source(std::move(*sources::PacketSource::create())), m_thread([this] { run(); }) {}
    ~Watcher() {
        m_stopping = true;
        m_thread.join();
    }

    std::uint64_t cpuNs() const { return m_cpuNs; }
    std::uint64_t seen() const { return m_source->seen(); }
    std::uint64_t lost() const { return m_source->lost(); }

  private:
    void run() {
        while (!m_stopping) {
            pollfd waiting{m_source->descriptor(), POLLIN, 0};
            ::poll(&waiting, 1, 20);
            m_source->drain([](model::PacketEvent&&) {});
            m_cpuNs = model::clockNs(CLOCK_THREAD_CPUTIME_ID);
        }
    }

    std::unique_ptr<sources::PacketSource> m_source;
    std::atomic<bool> m_stopping = false;
    std::atomic<std::uint64_t> m_cpuNs = 0;
    std::thread m_thread;
};

double cpuSecondsOf(const std::function<void()>& load) {
    const std::uint64_t start = model::clockNs(CLOCK_PROCESS_CPUTIME_ID);
    load();
    return static_cast<double>(model::clockNs(CLOCK_PROCESS_CPUTIME_ID) - start) / 1e9;
}

void measure(const char* name, const std::function<void()>& load) {
    std::vector<double> ratios;
    double without = 0, watching = 0;
    std::uint64_t seen = 0, lost = 0;
    load();  // warm
    for (int i = 0; i < kRounds; i++) {
        const double plain = cpuSecondsOf(load);
        const Watcher watcher;
        ratios.push_back(cpuSecondsOf(load) / plain);
        without += plain / kRounds;
        watching += static_cast<double>(watcher.cpuNs()) / 1e9 / kRounds;
        seen += watcher.seen();
        lost += watcher.lost();
    }
    std::ranges::sort(ratios);
    std::printf(
        "%-22s %6.3f s of CPU  ratio: median %.3f (%.3f..%.3f)  watcher %.1f ms, %llu "
        "packets a round, %llu lost\n",
        name, without, ratios[kRounds / 2], ratios.front(), ratios.back(), watching * 1e3,
        static_cast<unsigned long long>(seen / kRounds), static_cast<unsigned long long>(lost));
    std::fflush(stdout);
}

}  // namespace

int main() {
    if (!testing_support::enterPrivateNetwork() || !sources::PacketSource::create()) {
        std::puts("skipped: needs root");
        return 77;
    }
    ::signal(SIGPIPE, SIG_IGN);
    const Server server(answer), door(hold);
    measure("1 GiB of bulk data", [&] { sendBulk(server); });
    measure("20,000 small messages", [&] { sendMessages(server, "hello, this is a message"); });
    measure("20,000 JSON messages", [&] { sendMessages(server, R"({"id":1,"method":"x"})"); });
    measure("2,000 connections", [&] { openConnections(door); });
}
