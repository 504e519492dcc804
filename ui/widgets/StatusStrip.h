#pragma once

#include <QFrame>

#include "ui/format/Status.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace ui {

class TextLabel;

/// One sentence, the mode, the helper's health. What a person chooses here is only asked for; the
/// strip goes on showing what is in force until the helper says otherwise.
class StatusStrip : public QFrame {
    Q_OBJECT

  public:
    explicit StatusStrip(QWidget* parent = nullptr);

    void show(const Situation& situation);

  Q_SIGNALS:
    void modeRequested(model::Mode mode);
    void pauseRequested(int seconds);
    void healthClicked();

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void buildMode();
    void buildPause();
    void showShield();
    void showMode();
    void showHealth(const Situation& situation);

    QLabel* m_shield;
    TextLabel* m_sentence;
    QComboBox* m_mode;
    QToolButton* m_pause;
    QToolButton* m_health;
    Status m_status;
    model::Mode m_inForce = model::Mode::Ask;
    QString m_healthTone;
};

}  // namespace ui
