#pragma once

#include <QApplication>
#include <functional>
#include <vector>

namespace ui {

/// QApplication that, in debug builds, tells on stderr whose event held the GUI thread for more
/// than 50 ms. Release builds pay nothing. Time spent in a nested event loop (a dialog) is not
/// counted: there the GUI is alive.
class WatchedApplication : public QApplication {
    Q_OBJECT

  public:
    static constexpr int kLimitMs = 50;

    WatchedApplication(int& argc, char** argv);

    bool notify(QObject* receiver, QEvent* event) override;

    /// For tests: called instead of writing to stderr; empty: stderr again.
    void setReporter(std::function<void(const QString&)> reporter);

  private:
    struct Frame {
        int loopLevel;
        bool nested;
    };
    std::vector<Frame> m_frames;
    std::function<void(const QString&)> m_report;
};

}  // namespace ui
