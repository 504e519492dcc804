#pragma once

#include <QString>
#include <QStringList>

namespace app {

/// Whether the session starts the tray, by the Desktop Application Autostart Specification: the
/// person's file of our name counts before the system's, and Hidden=true there switches it off.
/// The folders are parameters for the tests; the defaults are those of the session.
class Autostart {
  public:
    Autostart();
    Autostart(QString personal, QStringList systemwide);

    bool isOn() const;
    /// False when the file could not be written.
    bool set(bool on) const;
    /// Names of everything else that starts at login, as the files say; hostile, at most kMost.
    QStringList others() const;

    static constexpr qsizetype kMost = 200;

  private:
    QString m_personal;  // ~/.config/autostart
    QStringList m_systemwide;
};

}  // namespace app
