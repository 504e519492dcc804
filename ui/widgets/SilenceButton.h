#pragma once

#include <QMap>
#include <QPushButton>

class QAction;

namespace ui {

/// Until when a rule tells nothing, microseconds since the epoch; by rule id.
using Silences = QMap<QString, qint64>;

/// "Silence": for how long a rule's notifications stay away from this person; its alerts are still
/// recorded, and questions are still asked. Says until when it is silent already.
class SilenceButton : public QPushButton {
    Q_OBJECT

  public:
    explicit SilenceButton(QWidget* parent = nullptr);

    /// 0, or a time that is over: not silent.
    void setUntil(qint64 untilUs);

  Q_SIGNALS:
    /// 0: speak again.
    void chosen(qint64 untilUs);

  private:
    QAction* m_speak;
};

/// Tomorrow at 8, local.
qint64 tomorrowUs(qint64 nowUs);

}  // namespace ui
