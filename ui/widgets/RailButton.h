#pragma once

#include <QAbstractButton>

namespace ui {

/// One page on the rail: picture, name, and how many things there want to be looked at.
class RailButton : public QAbstractButton {
    Q_OBJECT

  public:
    /// icon: a name of resources/icons/symbolic.
    RailButton(const QString& icon, const QString& text, QWidget* parent = nullptr);

    /// 0 hides it. urgent: an open question is among them.
    void setCount(int count, bool urgent);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

  private:
    QString m_icon;
    int m_count = 0;
    bool m_urgent = false;
    bool m_byKeyboard = false;
};

}  // namespace ui
