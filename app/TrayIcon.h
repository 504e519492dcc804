#pragma once

#include <QIcon>
#include <QObject>
#include <QString>
#include <QSystemTrayIcon>
#include <QTimer>
#include <memory>

#include "app/TrayHostWatch.h"
#include "app/TrayMenu.h"
#include "ui/widgets/Icons.h"

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

    /// The picture is drawn only when it is another one. A new question pulses once, for two
    /// seconds.
    void setShield(ui::ShieldState state, int count);
    void setSentence(const QString& sentence);

  Q_SIGNALS:
    void visibleChanged(bool visible);
    void openRequested();
    void processesRequested();

  private:
    void onHost(bool present);
    void onActivated(QSystemTrayIcon::ActivationReason reason);
    void startPulse();
    void beat();

    TrayHostWatch m_host;
    TrayMenu m_menu;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    ui::ShieldState m_state = ui::ShieldState::Observing;
    int m_count = 0;
    QIcon m_picture;
    QString m_sentence;
    QTimer m_pulse;
    QIcon m_otherPicture;
    int m_beats = 0;
};

}  // namespace app
