#pragma once

#include <QLabel>

namespace ui {

/// Plain text in one of the window's few sizes; never markup, whatever it is given. With
/// setWordWrap it wraps, also within endless words; with setElided it is cut in the middle and
/// tells the whole in its tooltip. For texts people copy there is WrappedText.
class TextLabel : public QLabel {
    Q_OBJECT

  public:
    enum class Size { Small, Body, Strong, Heading, Title, Figure, Mono };

    explicit TextLabel(Size size = Size::Body, QWidget* parent = nullptr);
    explicit TextLabel(const QString& text, Size size = Size::Body, QWidget* parent = nullptr);

    /// A name of StyleSheet.h, empty = normal.
    void setTone(const QString& tone);
    void setElided(bool elided);
    /// Safe text (format/SafeText.h); hides QLabel's, which would not keep the whole when elided.
    void setText(const QString& safe);
    QString fullText() const { return m_full; }
    bool isElided() const { return m_elided; }

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void applyFont();
    void showElided();

    Size m_size;
    QString m_full;
    bool m_elided = false;
};

}  // namespace ui
