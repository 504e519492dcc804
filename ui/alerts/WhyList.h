#pragma once

#include <QWidget>
#include <string>
#include <vector>

class QVBoxLayout;

namespace ui {

/// The evidence chain, one link a line, joined by a line at the left.
class WhyList : public QWidget {
    Q_OBJECT

  public:
    explicit WhyList(QWidget* parent = nullptr);

    void show(const std::vector<std::string>& why);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QVBoxLayout* m_column;
    std::vector<QWidget*> m_links;
};

}  // namespace ui
