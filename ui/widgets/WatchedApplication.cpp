#include "ui/widgets/WatchedApplication.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QMetaEnum>
#include <QThread>
#include <utility>

namespace ui {

namespace {

[[maybe_unused]] QString description(const char* receiver, QEvent::Type type, qint64 ms) {
    const char* name = QMetaEnum::fromType<QEvent::Type>().valueToKey(type);
    return QStringLiteral("GUI thread held for %1 ms: %2 got %3")
        .arg(ms)
        .arg(QLatin1String(receiver),
             name != nullptr ? QLatin1String(name) : QLatin1String("a private event"));
}

}  // namespace

WatchedApplication::WatchedApplication(int& argc, char** argv) : QApplication(argc, argv) {
    setReporter({});
}

void WatchedApplication::setReporter(std::function<void(const QString&)> reporter) {
    m_report = reporter ? std::move(reporter)
                        : [](const QString& text) { qWarning("%s", qUtf8Printable(text)); };
}

bool WatchedApplication::notify(QObject* receiver, QEvent* event) {
#ifdef NDEBUG
    return QApplication::notify(receiver, event);
#else
    if (QThread::currentThread() != thread())
        return QApplication::notify(receiver, event);
    const int level = QThread::currentThread()->loopLevel();
    if (!m_frames.empty() && level > m_frames.back().loopLevel) {
        for (Frame& frame : m_frames)
            frame.nested = true;
    }
    const char* name = receiver->metaObject()->className();  // the receiver may be deleted by it
    const QEvent::Type type = event->type();
    // Events within events (a click repaints) are part of the outer one.
    const bool outermost = m_frames.empty() || level > m_frames.back().loopLevel;
    m_frames.push_back({level, false});
    QElapsedTimer timer;
    timer.start();
    const bool handled = QApplication::notify(receiver, event);
    const bool nested = m_frames.back().nested;
    m_frames.pop_back();
    if (outermost && !nested && timer.elapsed() > kLimitMs)
        m_report(description(name, type, timer.elapsed()));
    return handled;
#endif
}

}  // namespace ui
