#include <gtest/gtest.h>

#include "BusWorld.h"
#include "Person.h"

namespace bustest {
namespace {

TEST(Presence, ASecondHelperIsToldWhoHasTheName) {
    BusWorld first;
    try {
        const BusWorld second;
        FAIL() << "two helpers on one bus";
    } catch (const std::runtime_error& error) {
        EXPECT_NE(std::string(error.what()).find("another helper has the name, pid "),
                  std::string::npos)
            << error.what();
    }
    // The first goes on.
    Person alice("alice");
    EXPECT_EQ(alice.call({"org.algomonitor.Status1", "Version"}).values[0].toString(), AM_VERSION);
}

TEST(Presence, NobodyElseMayBeTheHelper) {
    BusWorld world;
    Person alice("alice");
    EXPECT_EQ(alice.call({"org.freedesktop.DBus.Properties", "GetAll", "s", {""}}).error,
              "org.freedesktop.DBus.Error.AccessDenied")
        << "only the interfaces of the bus policy are reachable";
}

}  // namespace
}  // namespace bustest
