#pragma once

#include <QColor>
#include <QString>
#include <QVector>
#include <QWidget>

class QLayout;

namespace ui {

class TextLabel;

/// Swatches with names and values now: the chart in words, for eyes and screen readers.
class Legend : public QWidget {
    Q_OBJECT

  public:
    /// In one line, or in as many as it needs.
    explicit Legend(bool wraps = false, QWidget* parent = nullptr);

    struct Entry {
        QColor color;
        QString name;
        QString value;
    };
    void show(const QVector<Entry>& entries);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    struct Row {
        TextLabel* label;
        QColor color;
    };
    QLayout* m_row;
    QVector<Row> m_rows;
};

}  // namespace ui
