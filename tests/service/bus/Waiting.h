#pragma once

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <functional>

namespace bustest {

/// Serves the bus until it holds. The limit is only there so that a broken test ends.
inline bool waitUntil(const std::function<bool()>& holds, int limitMs = 30'000) {
    QElapsedTimer timer;
    timer.start();
    while (!holds()) {
        if (timer.elapsed() > limitMs)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 20);
    }
    return true;
}

}  // namespace bustest
