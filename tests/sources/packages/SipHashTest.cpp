#include "sources/packages/SipHash.h"

#include <gtest/gtest.h>

#include <string>

namespace sources {
namespace {

/// The reference vectors of the paper's authors: key 00…0f, messages "", 00, 0001, …
TEST(SipHash, agreesWithItsAuthors) {
    const std::array<std::uint64_t, 2> key{0x0706050403020100ULL, 0x0f0e0d0c0b0a0908ULL};
    std::string message;
    const auto next = [&] {
        const std::uint64_t hash = sipHash(key, message);
        message.push_back(static_cast<char>(message.size()));
        return hash;
    };
    EXPECT_EQ(next(), 0x726fdb47dd0e0e31ULL);
    EXPECT_EQ(next(), 0x74f839c593dc67fdULL);
    EXPECT_EQ(next(), 0x0d6c8009d9a94f5aULL);
    EXPECT_EQ(next(), 0x85676696d7fb7e2dULL);
    while (message.size() < 15)
        next();
    EXPECT_EQ(next(), 0xa129ca6149be45e5ULL);  // the example in the paper, 15 bytes
}

TEST(SipHash, dependsOnItsKey) {
    EXPECT_NE(sipHash({1, 2}, "/usr/bin/bash"), sipHash({1, 3}, "/usr/bin/bash"));
}

}  // namespace
}  // namespace sources
