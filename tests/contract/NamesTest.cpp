#include "contract/Names.h"

#include <gtest/gtest.h>

namespace {

using Code = model::Error::Code;

TEST(Names, EveryErrorHasItsNameAndBack) {
    for (const Code code :
         {Code::NotAuthorized, Code::NoSuchProcess, Code::ProcessChanged, Code::Protected,
          Code::InvalidArgument, Code::LimitReached, Code::Unavailable}) {
        EXPECT_TRUE(std::string(contract::errorName(code)).starts_with(contract::kErrorPrefix));
        EXPECT_EQ(contract::errorCode(contract::errorName(code)), code);
    }
}

TEST(Names, ForeignErrorsAreUnavailable) {
    EXPECT_EQ(contract::errorCode("org.freedesktop.DBus.Error.NoReply"), Code::Unavailable);
    EXPECT_EQ(contract::errorCode("org.algomonitor.Error.protected"), Code::Unavailable);
    EXPECT_EQ(contract::errorCode(nullptr), Code::Unavailable);
}

}  // namespace
