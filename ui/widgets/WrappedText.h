#pragma once

#include <QTextEdit>

namespace ui {

/// Plain text that can be selected and copied as it is, wraps even within a word of a thousand
/// letters, and is as tall as it needs. QLabel breaks only at blanks.
class WrappedText : public QTextEdit {
    Q_OBJECT

  public:
    enum class Look { Body, Small, Heading, Mono };

    explicit WrappedText(Look look = Look::Body, QWidget* parent = nullptr);

    /// Safe text (format/SafeText.h).
    void setText(const QString& safe);
    /// A name of StyleSheet.h, empty = normal.
    void setTone(const QString& tone);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

  protected:
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void applyFont();

    Look m_look;
};

}  // namespace ui
