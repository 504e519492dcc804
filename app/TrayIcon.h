#pragma once

#include <QIcon>
#include <QObject>
#include <QString>
#include <QSystemTrayIcon>
#include <memory>

#include "app/TrayHostWatch.h"
#include "app/TrayMenu.h"

namespace app {

/// The icon: made when there is a tray, made again when the tray returns. Its messageClicked stays
/// unconnected (Notifier.h says why).
class TrayIcon : public QObject {
    Q_OBJECT

  public:
    explicit TrayIcon(const QDBusConnection& session, QObject* parent = nullptr);
    ~TrayIcon() override;

    void start() { m_host.start(); }
    bool visible() const { return m_icon != nullptr; }
    TrayMenu& menu() { return m_menu; }

    void set(const QIcon& icon, const QString& sentence);

  Q_SIGNALS:
    void visibleChanged(bool visible);
    void openRequested();
    void processesRequested();

  private:
    void onHost(bool present);
    void onActivated(QSystemTrayIcon::ActivationReason reason);

    TrayHostWatch m_host;
    TrayMenu m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    QIcon m_picture;
    QString m_sentence;
};

}  // namespace app
