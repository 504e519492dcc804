#pragma once

#include <QWidget>

#include "model/Severity.h"

namespace ui {

/// A short word in a tinted pill: a level, a state, an outcome.
class Badge : public QWidget {
    Q_OBJECT

  public:
    enum class Tone { Neutral, Calm, Info, Attention, Danger, Fault };

    explicit Badge(QWidget* parent = nullptr);

    void show(const QString& safe, Tone tone);
    QString text() const { return m_text; }
    QSize sizeHint() const override;

    static Tone toneOf(model::Level level);
    static Tone toneOf(model::AlertState state);
    static Tone toneOf(model::Outcome outcome);
    static QColor colorOf(Tone tone);
    /// For delegates. Returns the width used.
    static int paint(QPainter& painter, const QPoint& topLeft, const QString& text, Tone tone);
    static QSize sizeFor(const QString& text);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QString m_text;
    Tone m_tone = Tone::Neutral;
};

}  // namespace ui
