#pragma once

#include <QWidget>

class QVBoxLayout;

namespace ui {

class TextLabel;

/// One page of the first-run wizard: a title, a sentence, and what is below them.
class WelcomeStep : public QWidget {
    Q_OBJECT

  public:
    WelcomeStep(const QString& title, const QString& sentence, QWidget* parent = nullptr);

    QString title() const;

  protected:
    QVBoxLayout* column() const { return m_column; }
    /// Wrapped text in a tone of StyleSheet.h.
    TextLabel* addText(const QString& text, const QString& tone = {});

  private:
    TextLabel* m_title;
    QVBoxLayout* m_column;
};

}  // namespace ui
