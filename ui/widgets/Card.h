#pragma once

#include <QFrame>

class QHBoxLayout;
class QVBoxLayout;

namespace ui {

/// A raised surface with a title and, at its right, room for a control.
class Card : public QFrame {
    Q_OBJECT

  public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    QVBoxLayout* body() const { return m_body; }
    /// Right end of the title row.
    void addToHeader(QWidget* widget);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QHBoxLayout* m_header = nullptr;
    QVBoxLayout* m_body = nullptr;
};

}  // namespace ui
