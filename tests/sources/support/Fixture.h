#pragma once

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

namespace testing_support {

/// The bytes of tests/fixtures/<name>.
inline std::string fixture(const std::string& name) {
    std::ifstream file(std::string(AM_FIXTURES) + "/" + name, std::ios::binary);
    EXPECT_TRUE(file) << name;
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace testing_support
