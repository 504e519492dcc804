#pragma once

#include <QAbstractButton>

#include "model/Alert.h"

namespace ui {

/// One alert in one line, a button that opens it.
class AlertLine : public QAbstractButton {
    Q_OBJECT

  public:
    explicit AlertLine(QWidget* parent = nullptr);

    void show(const model::Alert& alert);
    const QString& id() const { return m_id; }
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    QString m_id;
    std::int64_t m_raisedAtUs = 0;
    QString m_state;
    model::Level m_level = model::Level::Info;
    model::AlertState m_alertState = model::AlertState::Raised;
};

}  // namespace ui
