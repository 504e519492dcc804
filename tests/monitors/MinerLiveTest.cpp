// A miner and a pool of the test's own, over loopback of a network namespace of its own: packets,
// owners and CPU time are the kernel's.
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/prctl.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "model/Clock.h"
#include "monitors/MinerEyes.h"
#include "monitors/MinerMonitor.h"
#include "sources/packet/PacketSource.h"
#include "sources/procfs/ProcessReader.h"
#include "tests/sources/packet/PrivateNetwork.h"
#include "tests/sources/support/Child.h"
#include "tests/sources/support/Sockets.h"

namespace monitors {
namespace {

using testing_support::Child;
using testing_support::Loopback;

constexpr std::string_view kLogin =
    R"({"id":1,"jsonrpc":"2.0","method":"login","params":{"login":"w","pass":"x","agent":"a"}})";
constexpr std::string_view kAsk =
    R"({"jsonrpc":"2.0","method":"eth_blockNumber","params":[],"id":1})";

/// A worker that computes for as long as its parent lives, as Python's multiprocessing has them.
void forkWorker() {
    if (::fork() != 0)
        return;
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::atomic<std::uint64_t> counter = 0;
    for (;;)
        counter.fetch_add(1, std::memory_order_relaxed);
}

/// Entered before any member asks the kernel for its sockets.
struct OwnNetwork {
    OwnNetwork() {
        static const bool own = testing_support::enterPrivateNetwork();
        entered = own;
    }
    bool entered = false;
};

class MinerLiveTest : public OwnNetwork, public testing::TestWithParam<int> {
  protected:
    void SetUp() override {
        if (!entered)
            GTEST_SKIP() << "no network namespace of one's own (not root)";
        auto created = sources::PacketSource::create();
        ASSERT_TRUE(created) << toString(created.error());
        source = std::move(*created);
        listener = ::socket(GetParam(), SOCK_STREAM, 0);
        pool = Loopback(GetParam());
        ASSERT_EQ(::bind(listener, pool.get(), pool.length), 0);
        ASSERT_EQ(::listen(listener, 4), 0);
        ::getsockname(listener, reinterpret_cast<sockaddr*>(&pool.storage), &pool.length);
    }
    void TearDown() override { ::close(listener); }

    int connectAndSay(std::string_view text) const {
        const int socket = ::socket(GetParam(), SOCK_STREAM, 0);
        (void)!::connect(socket, pool.get(), pool.length);
        (void)!::write(socket, text.data(), text.size());
        return socket;
    }

    void watch(std::chrono::seconds patience, const std::function<bool()>& done) {
        const auto end = std::chrono::steady_clock::now() + patience;
        while (!done() && std::chrono::steady_clock::now() < end) {
            pollfd waiting{source->descriptor(), POLLIN, 0};
            ::poll(&waiting, 1, 50);
            source->drain([&](model::PacketEvent&& event) { monitor.onPacket(event); });
            if (const auto due = monitor.nextDueNs(); due && *due <= model::bootTimeNs())
                monitor.tick(model::bootTimeNs());
        }
    }

    std::unique_ptr<sources::PacketSource> source;
    ProgramCatalogue catalogue{[](const std::string&) { return std::nullopt; }};
    MinerEyes eyes{catalogue};
    NameCache names;
    std::vector<model::Finding> findings;
    MinerMonitor monitor{
        eyes, names, [this](model::Finding&& finding) { findings.push_back(std::move(finding)); }};
    int listener = -1;
    Loopback pool{AF_INET};
};

TEST_P(MinerLiveTest, aMinerIsFoundByWhatItSaysAndItsWork) {
    const Child miner([this] {
        connectAndSay(kLogin);
        forkWorker();
    });
    watch(std::chrono::seconds(15), [this] { return !findings.empty(); });
    ASSERT_EQ(findings.size(), 1U);
    EXPECT_EQ(findings[0].process.key.pid, miner.pid());
    EXPECT_EQ(findings[0].certainty, model::Certainty::Certain);
    EXPECT_EQ(findings[0].connection->remoteAddress, GetParam() == AF_INET ? "127.0.0.1" : "::1");
}

TEST_P(MinerLiveTest, anOrdinaryJsonRpcClientThatWorksIsNot) {
    const Child client([this] {
        connectAndSay(kAsk);
        forkWorker();
    });
    watch(std::chrono::seconds(4), [] { return false; });
    EXPECT_TRUE(findings.empty());
}

TEST_P(MinerLiveTest, theEyesKnowOwnerBytesAndTheConnectionByItsOtherEnd) {
    const Child client([this] { connectAndSay(kAsk); });
    std::optional<model::PacketFlow> seen;
    watch(std::chrono::seconds(10), [&] {
        source->drain([&](model::PacketEvent&& event) {
            if (const auto* bytes = std::get_if<model::FlowFirstBytes>(&event))
                seen = bytes->flow;
        });
        return seen.has_value();
    });
    ASSERT_TRUE(seen);
    const auto owner = eyes.ownerOf(*seen, {}, true);
    ASSERT_TRUE(owner);
    EXPECT_EQ(owner->pid, client.pid());
    EXPECT_FALSE(eyes.ownerOf(*seen, {}, false));
    EXPECT_GE(eyes.bytesOf(*seen).value_or(0), kAsk.size());
    EXPECT_EQ(eyes.flowOf(*owner, seen->destinationAddress, seen->destinationPort), seen);
    const auto subject = eyes.look(*owner);
    ASSERT_TRUE(subject);
    EXPECT_FALSE(subject->packaged);
}

INSTANTIATE_TEST_SUITE_P(Families, MinerLiveTest, testing::Values(AF_INET, AF_INET6));

}  // namespace
}  // namespace monitors
