#pragma once

#include <QStyledItemDelegate>

#include "model/Alert.h"

namespace ui {

class AlertFilterModel;

/// A row of the list: level, sentence in two lines, process and time, state or the countdown. The
/// first row of a day carries the day above it.
class AlertListDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    AlertListDelegate(AlertFilterModel* model, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  private:
    void paintStory(QPainter& painter, const QRect& box, const QModelIndex& index) const;
    bool startsDay(const QModelIndex& index) const;
    void paintDay(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintFrame(QPainter& painter, const QStyleOptionViewItem& option, const QRect& box) const;
    int paintTexts(QPainter& painter, const QRect& room, const model::Alert& alert) const;

    AlertFilterModel* m_model;
};

/// "Suspended", or what is left of an open question: "0:23".
QString stateOrCountdown(const model::Alert& alert, std::int64_t nowUs);

}  // namespace ui
