#pragma once

#include <gtest/gtest.h>
#include <zstd.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace enforcement {

/// What a dump holds; fails the test when the file is not whole.
inline std::string unpacked(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    const std::string packed(std::istreambuf_iterator<char>(file), {});
    ZSTD_DCtx* context = ZSTD_createDCtx();
    std::string text;
    std::vector<char> buffer(1U << 20);
    ZSTD_inBuffer in{packed.data(), packed.size(), 0};
    std::size_t left = 1;
    while (in.pos < in.size && ZSTD_isError(left) == 0) {
        ZSTD_outBuffer out{buffer.data(), buffer.size(), 0};
        left = ZSTD_decompressStream(context, &out, &in);
        text.append(buffer.data(), out.pos);
    }
    ZSTD_freeDCtx(context);
    EXPECT_EQ(left, 0U) << "the file ends in the middle";
    return text;
}

}  // namespace enforcement
