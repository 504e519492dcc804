#pragma once

#include <vector>

#include "model/TrustRow.h"
#include "ui/table/ListPage.h"

namespace ui {

class TrustTableModel;

/// The whitelist: what is trusted, with buttons to add and to take away.
class TrustList : public ListPage {
    Q_OBJECT

  public:
    explicit TrustList(QWidget* parent = nullptr);

    void setEntries(const std::vector<model::TrustRow>& entries);
    void select(const std::string& id);

  public Q_SLOTS:
    void remove();

  Q_SIGNALS:
    /// Opens the dialog with this proposal.
    void addWanted(const model::TrustEntry& proposal);
    void removeRequested(const QString& id);

  protected:
    void onChosen() override;
    QString figures() const override;

  private:
    TrustList(TrustTableModel* model, QWidget* parent);
    void addActions();

    TrustTableModel* m_model;
    QAction* m_add = nullptr;
    QAction* m_like = nullptr;
    QAction* m_remove = nullptr;
};

}  // namespace ui
