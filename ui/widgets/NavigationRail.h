#pragma once

#include <QFrame>
#include <QString>
#include <QVector>

namespace ui {

class RailButton;
class TextLabel;

/// The pages at the left edge.
class NavigationRail : public QFrame {
    Q_OBJECT

  public:
    explicit NavigationRail(QWidget* parent = nullptr);

    void addPage(const QString& name, const QString& icon, const QString& title);
    void setCurrent(const QString& name);
    void setCount(const QString& name, int count, bool urgent);
    /// Small print at the bottom.
    void setFootnote(const QString& safe);

  Q_SIGNALS:
    void chosen(const QString& name);

  private:
    struct Entry {
        QString name;
        RailButton* button;
    };
    QVector<Entry> m_entries;
    TextLabel* m_footnote;
};

}  // namespace ui
