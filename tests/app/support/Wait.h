#pragma once

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QEventLoop>
#include <QThread>

namespace testsupport {

/// Runs the event loop until `holds` does; false after `ms`.
template <typename Condition>
bool waitUntil(Condition holds, int ms = 8'000) {
    const QDeadlineTimer deadline(ms);
    while (!holds()) {
        if (deadline.hasExpired())
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(2);
    }
    return true;
}

/// Runs the event loop for a while: for what must not happen.
inline void settle(int ms = 150) {
    waitUntil([] { return false; }, ms);
}

}  // namespace testsupport
