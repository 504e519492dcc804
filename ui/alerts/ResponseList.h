#pragma once

#include <QWidget>
#include <vector>

#include "model/Alert.h"

class QVBoxLayout;

namespace ui {

/// What was done and when, oldest first.
class ResponseList : public QWidget {
    Q_OBJECT

  public:
    explicit ResponseList(QWidget* parent = nullptr);

    void show(const std::vector<model::ResponseRecord>& responses);

  private:
    QWidget* rowOf(const model::ResponseRecord& record) const;

    QVBoxLayout* m_column;
};

}  // namespace ui
