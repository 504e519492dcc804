#include "app/TrayIcon.h"

#include "ui/widgets/Icons.h"

namespace app {

TrayIcon::TrayIcon(const QDBusConnection& session, QObject* parent)
    : QObject(parent), m_host(session), m_picture(ui::shieldIcon(ui::ShieldState::Observing)) {
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

void TrayIcon::set(const QIcon& icon, const QString& sentence) {
    m_picture = icon;
    m_sentence = sentence;
    m_menu.setStatus(sentence);
    if (!m_icon)
        return;
    m_icon->setIcon(icon);
    m_icon->setToolTip(sentence);
}

}  // namespace app
