#pragma once

#include <optional>

#include "model/Alert.h"
#include "ui/widgets/Card.h"

class QPushButton;

namespace ui {

class Badge;
class CountdownBar;
class SilenceButton;
class TextLabel;
class WrappedText;

/// The top of an alert's details: what happened, how long there is to decide, and the buttons for
/// what can still be done.
class AlertHeader : public Card {
    Q_OBJECT

  public:
    explicit AlertHeader(QWidget* parent = nullptr);

    void show(const model::Alert& alert);
    /// Of this alert's rule; 0: it speaks.
    void setSilentUntil(qint64 untilUs);

  Q_SIGNALS:
    void killClicked();
    void allowClicked();
    void alwaysAllowClicked();
    void resolveClicked();
    void undoClicked();
    void dumpClicked();
    /// 0: speak again.
    void silenceChosen(qint64 untilUs);

  protected:
    void changeEvent(QEvent* event) override;

  private:
    QLayout* badges();
    QLayout* buttons();
    QPushButton* button(const QString& text, const QString& icon, const QString& kind,
                        void (AlertHeader::*clicked)());
    QList<QPushButton*> all() const;
    void applyTheme();
    void showQuestion(const model::Alert& alert);

    Badge* m_level;
    Badge* m_state;
    TextLabel* m_certainty;
    TextLabel* m_techniques;
    WrappedText* m_sentence;
    TextLabel* m_facts;
    CountdownBar* m_countdown;
    TextLabel* m_waiting;
    QPushButton* m_kill = nullptr;
    QPushButton* m_allow = nullptr;
    QPushButton* m_always = nullptr;
    QPushButton* m_resolve = nullptr;
    QPushButton* m_undo = nullptr;
    QPushButton* m_dump = nullptr;
    SilenceButton* m_silence = nullptr;
};

}  // namespace ui
