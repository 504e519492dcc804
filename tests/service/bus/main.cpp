#include <gtest/gtest.h>
#include <sched.h>

#include <QCoreApplication>
#include <cstdio>

#include "tests/enforcement/Flow.h"

// Blocking an address and cutting a connection are real: they happen in a network of the test's
// own. The bus is reached by its path.
int main(int argc, char** argv) {
    if (::unshare(CLONE_NEWNET) != 0) {
        std::perror("skipped: no network namespace of one's own");
        return 77;
    }
    enforcement::raiseLoopback();
    const QCoreApplication application(argc, argv);
    testing::InitGoogleTest(&argc, argv);
    return RUN_ALL_TESTS();
}
