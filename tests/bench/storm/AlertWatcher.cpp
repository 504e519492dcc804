#include "AlertWatcher.h"

#include <fcntl.h>
#include <poll.h>
#include <sched.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <chrono>
#include <set>

namespace storm {

namespace {

double nowUs() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration<double, std::micro>(now).count();
}

/// "2026-01-02T03:04:05.678901Z" -> microseconds since the epoch. QDateTime keeps milliseconds
/// only, so the last three digits are added by hand.
double parseTime(const QString& text) {
    const qint64 ms = QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch();
    const qsizetype dot = text.indexOf(QLatin1Char('.'));
    const QString micros = dot < 0 ? QString() : text.mid(dot + 1 + 3, 3);
    return static_cast<double>(ms) * 1000 + micros.toDouble();
}

}  // namespace

AlertWatcher::AlertWatcher(std::filesystem::path file) : m_file(std::move(file)) {
    m_inotify = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    inotify_add_watch(m_inotify, m_file.parent_path().c_str(), IN_MODIFY | IN_CREATE);
    m_log = open(m_file.c_str(), O_RDONLY | O_CLOEXEC);
    if (m_log >= 0) {
        lseek(m_log, 0, SEEK_END);
    }
    m_thread = std::thread([this] { watch(); });
}

AlertWatcher::~AlertWatcher() {
    m_stop = true;
    if (m_thread.joinable()) {
        m_thread.join();
    }
    close(m_inotify);
    close(m_log);
}

void AlertWatcher::watch() {
    const sched_param priority{.sched_priority = 2};
    sched_setscheduler(0, SCHED_RR, &priority);
    char events[4096];
    while (!m_stop) {
        pollfd ready{.fd = m_inotify, .events = POLLIN, .revents = 0};
        if (poll(&ready, 1, 100) > 0) {
            takeNewBytes(nowUs());
            while (read(m_inotify, events, sizeof events) > 0) {
            }
        }
        takeNewBytes(nowUs());
    }
}

void AlertWatcher::takeNewBytes(double when) {
    if (m_log < 0) {
        m_log = open(m_file.c_str(), O_RDONLY | O_CLOEXEC);
    }
    char bytes[65536];
    for (ssize_t got = 0; m_log >= 0 && (got = read(m_log, bytes, sizeof bytes)) > 0;) {
        m_chunks.emplace_back(when, std::string(bytes, static_cast<std::size_t>(got)));
    }
}

std::vector<double> AlertWatcher::finish() {
    m_stop = true;
    m_thread.join();
    std::vector<double> milliseconds;
    std::set<QString> known;
    std::string rest;
    for (const auto& [when, bytes] : m_chunks) {
        rest += bytes;
        for (auto end = rest.find('\n'); end != std::string::npos; end = rest.find('\n')) {
            const auto line =
                QJsonDocument::fromJson(QByteArray(rest.data(), static_cast<qsizetype>(end)));
            rest.erase(0, end + 1);
            // Protected files change beside us, and what a sweep finds is as old as it is.
            if (line["rule"]["id"].toString() != QLatin1String("reverse-shell"))
                continue;
            const QString seen = line["algomonitor"]["seen_at"].toString();
            if (known.insert(line["event"]["id"].toString()).second && !seen.isEmpty()) {
                milliseconds.push_back((when - parseTime(seen)) / 1000);
            }
        }
    }
    return milliseconds;
}

}  // namespace storm
