#pragma once

#include <QWidget>

class QLabel;

namespace ui {

class TextLabel;

/// What a page shows instead of its data, designed rather than blank.
class StatePanel : public QWidget {
    Q_OBJECT

  public:
    enum class Kind { Empty, Loading, Problem, NoPermission };

    explicit StatePanel(QWidget* parent = nullptr);

    /// icon: a name of resources/icons/symbolic; safe texts.
    void show(Kind kind, const QString& icon, const QString& title, const QString& text);
    Kind kind() const { return m_kind; }

  protected:
    void changeEvent(QEvent* event) override;

  private:
    void showPicture();

    Kind m_kind = Kind::Loading;
    QString m_icon;
    QLabel* m_picture;
    TextLabel* m_title;
    TextLabel* m_text;
};

}  // namespace ui
