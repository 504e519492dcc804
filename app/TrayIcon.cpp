#include "app/TrayIcon.h"

namespace app {
namespace {

constexpr int kBeats = 8;
constexpr int kBeatMs = 250;

}  // namespace

TrayIcon::TrayIcon(const QDBusConnection& session, QObject* parent)
    : QObject(parent), m_host(session), m_picture(ui::shieldIcon(m_state)) {
    m_pulse.setInterval(kBeatMs);
    connect(&m_pulse, &QTimer::timeout, this, &TrayIcon::beat);
    connect(&m_host, &TrayHostWatch::presentChanged, this, &TrayIcon::onHost);
    connect(&m_menu, &TrayMenu::openRequested, this, &TrayIcon::openRequested);
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::onHost(bool present) {
    if (present == visible())
        return;
    if (present) {
        m_icon = std::make_unique<QSystemTrayIcon>(m_picture);
        m_icon->setToolTip(m_sentence);
        m_icon->setContextMenu(&m_menu);
        connect(m_icon.get(), &QSystemTrayIcon::activated, this, &TrayIcon::onActivated);
        m_icon->show();
    } else {
        m_icon.reset();
    }
    Q_EMIT visibleChanged(present);
}

void TrayIcon::onActivated(QSystemTrayIcon::ActivationReason reason) {
    if (reason == QSystemTrayIcon::MiddleClick)
        Q_EMIT processesRequested();
    else if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
        Q_EMIT openRequested();
}

void TrayIcon::setShield(ui::ShieldState state, int count) {
    if (state == m_state && count == m_count)
        return;
    const bool asksAnew = state == ui::ShieldState::Asking && m_state != state;
    m_state = state;
    m_count = count;
    m_picture = ui::shieldIcon(state, count);
    if (asksAnew)
        startPulse();
    if (m_icon)
        m_icon->setIcon(m_picture);
}

void TrayIcon::startPulse() {
    m_otherPicture = ui::shieldIcon(ui::ShieldState::Attention, m_count);
    m_beats = kBeats;
    m_pulse.start();
}

void TrayIcon::beat() {
    const bool over = --m_beats <= 0;
    if (over)
        m_pulse.stop();
    if (m_icon)
        m_icon->setIcon(over || m_beats % 2 == 0 ? m_picture : m_otherPicture);
}

void TrayIcon::setSentence(const QString& sentence) {
    if (sentence == m_sentence)
        return;
    m_sentence = sentence;
    m_menu.setStatus(sentence);
    if (m_icon)
        m_icon->setToolTip(sentence);
}

}  // namespace app
