#pragma once

#include <QFrame>
#include <QTimer>

class QLabel;
class QToolButton;

namespace ui {

class TextLabel;

/// The outcome of the last action, at the bottom of the window: successes go by themselves,
/// failures stay until they are read.
class ResultBar : public QFrame {
    Q_OBJECT

  public:
    explicit ResultBar(QWidget* parent = nullptr);

    void show(const QString& text, bool ok, bool canUndo = false);

  Q_SIGNALS:
    void undoClicked();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QLabel* m_picture;
    TextLabel* m_text;
    QToolButton* m_undo;
    QTimer m_timer;
    bool m_ok = true;
};

}  // namespace ui
