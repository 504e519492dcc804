#include "sources/ebpf/EventParser.h"

#include <gtest/gtest.h>
#include <sys/sysmacros.h>

#include <random>

#include "tests/sources/ebpf/SensorRecords.h"

namespace sources {
namespace {

using namespace sensor_records;
using model::ProcessKey;

template <typename Event>
Event parsed(const Bytes& bytes) {
    const auto event = parseSensorRecord(bytes);
    if (!event || !std::holds_alternative<Event>(*event)) {
        ADD_FAILURE() << "no such event";
        return {};
    }
    return std::get<Event>(*event);
}

Bytes execBytes(const am_exec& exec) {
    return bytesOf(exec, sizeOf(exec));
}

std::vector<std::string> argumentsOf(const std::string& memory) {
    return parsed<model::ExecEvent>(execBytes(execRecord("/bin/x", memory))).process.arguments;
}

TEST(EventParser, exec) {
    const auto event = parsed<model::ExecEvent>(
        execBytes(execRecord("/bin/bash", std::string("bash\0-c\0id\0", 11))));
    EXPECT_EQ(event.seenNs, 123'456'789U);
    EXPECT_EQ(event.process.key, (ProcessKey{4242, 77})) << "ns are cut to ticks, not rounded";
    EXPECT_EQ(event.process.parent, (ProcessKey{4240, 70}));
    EXPECT_EQ(event.process.executable, "/bin/bash");
    EXPECT_EQ(event.process.arguments, (std::vector<std::string>{"bash", "-c", "id"}));
    EXPECT_EQ(event.process.name, "0123456789abcde");
    EXPECT_EQ(event.process.uid, 1000U);
    EXPECT_EQ(event.process.loginUid, 1001U);
    EXPECT_EQ(event.process.sessionId, 5U);
    EXPECT_EQ(event.process.processGroup, 4241);
    EXPECT_EQ(event.process.session, 4239);
    EXPECT_EQ(event.executableInode, 99U);
    EXPECT_EQ(event.executableDevice, makedev(8, 300));
    EXPECT_TRUE(event.stdioKnown && event.script && event.stoppedInKernel &&
                event.ancestorHoldsSocket);
    EXPECT_EQ(event.kernelVerdict, 2);
    for (std::size_t i = 0; i < 3; ++i) {
        EXPECT_EQ(static_cast<unsigned>(event.stdio[i].kind), 2U + i);
        EXPECT_EQ(event.stdio[i].inode, 500U + i);
    }
}

TEST(EventParser, execFlagsAreFalseWhenTheyAreNotSet) {
    am_exec exec = execRecord("/bin/x", "");
    exec.verdict = exec.stopped = exec.script = exec.ancestor_holds_socket = 0;
    const auto event = parsed<model::ExecEvent>(execBytes(exec));
    EXPECT_FALSE(event.script || event.stoppedInKernel || event.ancestorHoldsSocket);
    EXPECT_EQ(event.kernelVerdict, 0);
    EXPECT_TRUE(event.process.arguments.empty());
}

TEST(EventParser, arguments) {
    using Arguments = std::vector<std::string>;
    EXPECT_EQ(argumentsOf(""), Arguments{});
    EXPECT_EQ(argumentsOf(std::string("\0", 1)), Arguments{""}) << "argv[0] is empty";
    EXPECT_EQ(argumentsOf(std::string("a\0\0b\0", 5)), (Arguments{"a", "", "b"}));
    EXPECT_EQ(argumentsOf("cut off"), Arguments{"cut off"});
    EXPECT_EQ(argumentsOf(std::string("a\nb\x1b[31m\0\xff\0", 10)),
              (Arguments{"a\nb\x1b[31m", "\xff"}));
    EXPECT_EQ(argumentsOf(std::string(AM_MAX_ARGS - 1, 'x')),
              Arguments{std::string(AM_MAX_ARGS - 1, 'x')});
}

TEST(EventParser, aFilenameThatFillsItsFieldEndsThere) {
    am_exec exec = execRecord("/x", "argument");
    std::memset(exec.text, 'f', AM_MAX_FILENAME);
    exec.filename_length = AM_MAX_FILENAME;
    const auto event = parsed<model::ExecEvent>(execBytes(exec));
    EXPECT_EQ(event.process.executable, std::string(AM_MAX_FILENAME, 'f'));
    EXPECT_EQ(event.process.arguments, std::vector<std::string>{"argument"});
}

TEST(EventParser, forkExitSignal) {
    const auto fork = parsed<model::ForkEvent>(bytesOf(forkRecord()));
    EXPECT_EQ(fork.child, (ProcessKey{11, 2}));
    EXPECT_EQ(fork.parent, (ProcessKey{10, 1}));
    EXPECT_EQ(fork.uid, 33U);
    EXPECT_EQ(fork.seenNs, 5U);
    const auto exit = parsed<model::ExitEvent>(bytesOf(exitRecord()));
    EXPECT_EQ(exit.key, (ProcessKey{11, 2}));
    EXPECT_EQ(exit.exitCode, 3 << 8);
    const auto signal = parsed<model::SignalEvent>(bytesOf(signalRecord()));
    EXPECT_EQ(signal.target, (ProcessKey{20, 4}));
    EXPECT_EQ(signal.sender, (ProcessKey{21, 5}));
    EXPECT_EQ(signal.signal, 18);
}

TEST(EventParser, sockets) {
    using What = model::SocketEvent::What;
    using model::Direction;
    struct Row {
        u8 what;
        What event;
        Direction direction;
    };
    constexpr Row kRows[] = {{AM_SOCKET_CONNECT, What::Connect, Direction::Outbound},
                             {AM_SOCKET_ACCEPT, What::Accept, Direction::Inbound},
                             {AM_SOCKET_LISTEN, What::Listen, Direction::Inbound}};
    for (const Row& row : kRows)
        for (const bool v6 : {false, true}) {
            const auto event = parsed<model::SocketEvent>(bytesOf(socketRecord(row.what, v6)));
            EXPECT_EQ(event.what, row.event);
            EXPECT_EQ(event.key, (ProcessKey{12, 3}));
            EXPECT_EQ(event.connection.direction, row.direction);
            EXPECT_EQ(event.connection.localAddress, v6 ? "::" : "10.0.0.1");
            EXPECT_EQ(event.connection.remoteAddress, v6 ? "2001:db8::1" : "203.0.113.7");
            EXPECT_EQ(event.connection.localPort, 40000);
            EXPECT_EQ(event.connection.remotePort, 443);
            EXPECT_TRUE(event.hasChannels);
        }
}

am_attach attachRecord() {
    am_attach attach{};
    attach.head = {AM_ATTACH, sizeof(attach), 7};
    attach.tracer.pid = 10;
    attach.target.pid = 11;
    return attach;
}

am_module moduleRecord() {
    am_module module{};
    module.head = {AM_MODULE, sizeof(module), 7};
    module.loader.pid = 12;
    std::memset(module.name, 'm', sizeof(module.name));  // as long as it can be: no final zero
    return module;
}

TEST(EventParser, whoTookControlOfWhom) {
    const auto event = parseSensorRecord(bytesOf(attachRecord()));
    ASSERT_TRUE(event && std::holds_alternative<model::AttachEvent>(*event));
    EXPECT_EQ(std::get<model::AttachEvent>(*event).tracer.pid, 10);
    EXPECT_EQ(std::get<model::AttachEvent>(*event).target.pid, 11);
}

TEST(EventParser, aModulesNameEndsWithItsField) {
    const auto event = parseSensorRecord(bytesOf(moduleRecord()));
    ASSERT_TRUE(event && std::holds_alternative<model::ModuleEvent>(*event));
    EXPECT_EQ(std::get<model::ModuleEvent>(*event).name, std::string(AM_MODULE_NAME, 'm'));
    EXPECT_EQ(std::get<model::ModuleEvent>(*event).loader.pid, 12);
}

std::vector<Bytes> everyKind() {
    return {execBytes(execRecord("/bin/x", std::string("a\0b\0", 4))),
            bytesOf(forkRecord()),
            bytesOf(exitRecord()),
            bytesOf(socketRecord(0, true)),
            bytesOf(signalRecord()),
            bytesOf(attachRecord()),
            bytesOf(moduleRecord())};
}

/// Every proper beginning of a record is too short. The copy ends where it says, so that a
/// sanitizer sees any read beyond it.
TEST(EventParser, truncatedAtEveryByte) {
    for (const Bytes& whole : everyKind()) {
        ASSERT_TRUE(parseSensorRecord(whole));
        for (std::size_t size = 0; size < whole.size(); ++size) {
            const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
            ASSERT_FALSE(parseSensorRecord(part)) << size << " of " << whole.size();
        }
    }
}

TEST(EventParser, whatFollowsARecordIsIgnored) {
    for (Bytes bytes : everyKind()) {
        bytes.resize(bytes.size() + 7, std::byte{0xee});
        EXPECT_TRUE(parseSensorRecord(bytes));
    }
}

TEST(EventParser, lengthsThatLie) {
    struct Row {
        const char* name;
        u16 filename, arguments;
        bool accepted;
    };
    constexpr Row kRows[] = {
        {"true", 3, 4, true},
        {"no filename", 0, 4, true},
        {"the whole field", 256, 4, true},
        {"beyond the field", 257, 4, false},
        {"far beyond", 65535, 4, false},
        {"fewer arguments", 3, 0, true},
        {"one more than there is", 3, 5, false},
        {"all the room there could be", 3, 4096, false},
        {"65535", 3, 65535, false},
    };
    for (const Row& row : kRows) {
        am_exec exec = execRecord("/x", std::string("a\0b\0", 4));
        const std::size_t size = sizeOf(exec);
        exec.filename_length = row.filename;
        exec.arguments_length = row.arguments;
        EXPECT_EQ(parseSensorRecord(bytesOf(exec, size)).has_value(), row.accepted) << row.name;
    }
}

TEST(EventParser, unknownKindsAreNothing) {
    for (const u32 kind : {0U, 8U, 255U, 0x01000000U, 0xffffffffU}) {
        am_fork record = forkRecord();
        record.head.record = kind;
        EXPECT_FALSE(parseSensorRecord(bytesOf(record))) << kind;
    }
    EXPECT_FALSE(parseSensorRecord(bytesOf(socketRecord(4, false))));
    EXPECT_FALSE(parseSensorRecord({}));
}

TEST(EventParser, anyBytesAreReadWithinTheirBounds) {
    std::mt19937 random(1);
    for (int round = 0; round < 20'000; ++round) {
        Bytes bytes(random() % 700);
        for (std::byte& byte : bytes)
            byte = static_cast<std::byte>(random());
        if (bytes.size() >= 4) {
            const auto kind = static_cast<u32>(random() % 7);
            std::memcpy(bytes.data(), &kind, sizeof(kind));
        }
        (void)parseSensorRecord(bytes);
    }
}

}  // namespace
}  // namespace sources
