#pragma once

#include <QList>
#include <vector>

#include "model/BlockRow.h"
#include "ui/widgets/Card.h"

namespace ui {

/// The addresses that are kept out now, each with a button that lets it in again. Not there at all
/// while nothing is blocked.
class BlockPanel : public Card {
    Q_OBJECT

  public:
    explicit BlockPanel(QWidget* parent = nullptr);

    void show(const std::vector<model::BlockRow>& blocks);

  Q_SIGNALS:
    void unblockRequested(const QString& address);

  private:
    void clear();
    void addRow(const model::BlockRow& block);
    void addNote(std::size_t more);

    QList<QWidget*> m_rows;
    std::vector<model::BlockRow> m_shown;
};

}  // namespace ui
