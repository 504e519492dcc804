// main() of the tests that need a bus: runs itself again on a private one, so that the machine's
// own buses are never touched, also when a test is started by hand.

#include <gmock/gmock.h>

#include <QApplication>
#include <cstdlib>
#include <vector>

#include <unistd.h>

namespace {

constexpr char kInside[] = "AM_TEST_SESSION";

int enterPrivateSession(int argc, char** argv) {
    setenv(kInside, "1", 1);
    unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
    std::vector<char*> command{const_cast<char*>(AM_PRIVATE_SESSION),
                               const_cast<char*>(AM_BUS_CONF), const_cast<char*>(AM_DISPLAY)};
    command.insert(command.end(), argv, argv + argc);
    command.push_back(nullptr);
    execv(command[0], command.data());
    std::perror(AM_PRIVATE_SESSION);
    return 1;
}

}  // namespace

int main(int argc, char** argv) {
    testing::InitGoogleMock(&argc, argv);
    if (testing::GTEST_FLAG(list_tests))
        return RUN_ALL_TESTS();
    if (!std::getenv(kInside))
        return enterPrivateSession(argc, argv);
    if (qstrcmp(AM_DISPLAY, "none") == 0)
        setenv("QT_QPA_PLATFORM", "offscreen", 1);
    const QApplication application(argc, argv);
    return RUN_ALL_TESTS();
}
