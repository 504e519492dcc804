#pragma once

#include <QVector>
#include <QWidget>

class QGridLayout;

namespace ui {

class TextLabel;

/// Names at the left, values at the right that wrap and can be copied.
class FactsGrid : public QWidget {
    Q_OBJECT

  public:
    explicit FactsGrid(QWidget* parent = nullptr);

    struct Fact {
        QString name;
        QString value;  // safe; an empty one is left out
        bool mono = false;
    };
    void show(const QVector<Fact>& facts);

  private:
    void clear();

    QGridLayout* m_grid;
    QVector<QWidget*> m_labels;
    QVector<Fact> m_facts;
};

}  // namespace ui
