#pragma once

#include <fcntl.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/sources/support/Child.h"
#include "tests/sources/support/Events.h"
#include "tests/sources/support/Sockets.h"

/// What every fallback source must see, whichever way it looks.
namespace testing_support {

inline void expectForkExecExit(sources::EventSource& source) {
    std::vector<model::Event> events;
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::execl("/bin/sleep", "sleep", "987", nullptr);
        ::_exit(127);
    }
    const auto exec = [&] {
        return find<model::ExecEvent>(events, [&](const model::ExecEvent& event) {
            return event.process.key.pid == pid && event.process.arguments.size() == 2;
        });
    };
    const auto exit = [&] {
        return find<model::ExitEvent>(
            events, [&](const model::ExitEvent& event) { return event.key.pid == pid; });
    };
    EXPECT_TRUE(drainUntil(source, events, [&] { return exec() != nullptr; }));
    ::kill(pid, SIGKILL);
    ::waitpid(pid, nullptr, 0);
    EXPECT_TRUE(drainUntil(source, events, [&] { return exit() != nullptr; }));
    ASSERT_TRUE(exec() && exit());
    EXPECT_TRUE(exec()->process.executable.ends_with("/sleep")) << exec()->process.executable;
    EXPECT_EQ(exec()->process.arguments, (std::vector<std::string>{"sleep", "987"}));
    EXPECT_EQ(exec()->process.parent.pid, ::getpid());
    EXPECT_NE(exec()->process.parent.startTimeTicks, 0U);
    EXPECT_EQ(exec()->process.uid, ::getuid());
    EXPECT_FALSE(exec()->stdioKnown);
    EXPECT_NE(exec()->seenNs, 0U);
    EXPECT_EQ(exit()->key, exec()->process.key);
    const auto* fork = find<model::ForkEvent>(
        events, [&](const model::ForkEvent& event) { return event.child.pid == pid; });
    ASSERT_NE(fork, nullptr);
    EXPECT_EQ(fork->parent.pid, ::getpid());
    EXPECT_EQ(fork->child, exec()->process.key);
}

inline const model::SocketEvent* findSocket(const std::vector<model::Event>& events,
                                            model::SocketEvent::What what, std::uint64_t inode) {
    return find<model::SocketEvent>(events, [&](const model::SocketEvent& event) {
        return event.what == what && event.connection.inode == inode;
    });
}

inline void expectSockets(sources::EventSource& source, int family) {
    using What = model::SocketEvent::What;
    std::vector<model::Event> events;
    const int listening = listener(family);
    const int client = connectedTo(family, SOCK_STREAM, portOf(listening));
    const int accepted = ::accept(listening, nullptr, nullptr);
    const std::uint64_t inodes[] = {inodeOf(listening), inodeOf(client), inodeOf(accepted)};
    EXPECT_TRUE(drainUntil(source, events, [&] {
        return findSocket(events, What::Listen, inodes[0]) &&
               findSocket(events, What::Connect, inodes[1]) &&
               findSocket(events, What::Accept, inodes[2]);
    }));
    const auto* connect = findSocket(events, What::Connect, inodes[1]);
    const auto* accept = findSocket(events, What::Accept, inodes[2]);
    ASSERT_TRUE(connect && accept);
    EXPECT_EQ(connect->key.pid, ::getpid());
    EXPECT_EQ(connect->connection.direction, model::Direction::Outbound);
    EXPECT_EQ(connect->connection.remotePort, portOf(listening));
    EXPECT_EQ(accept->key.pid, ::getpid());
    EXPECT_EQ(accept->connection.direction, model::Direction::Inbound);
    for (const int socket : {listening, client, accepted})
        ::close(socket);
}

inline void expectHealth(const sources::EventSource& source) {
    const auto rows = source.health();
    for (const char* name : {"exec", "fork", "exit", "connect", "listen", "signal"}) {
        const auto row = std::ranges::find(rows, name, &model::SourceHealth::name);
        ASSERT_NE(row, rows.end()) << name;
        EXPECT_NE(row->state, model::SourceHealth::State::Ok) << name;
        EXPECT_FALSE(row->why.empty()) << name;
    }
}

}  // namespace testing_support
