#pragma once

#include <vector>

#include "model/BlockRow.h"
#include "model/ConnectionRow.h"
#include "model/Settings.h"
#include "ui/table/ListPage.h"

namespace ui {

class BlockPanel;
class ConnectionTableModel;
class SegmentedControl;

/// Connections and listeners, what is blocked, and what can be done about either.
class NetworkPage : public ListPage {
    Q_OBJECT

  public:
    explicit NetworkPage(QWidget* parent = nullptr);

    void setConnections(const model::ConnectionChanges& changes);
    void setBlocks(const std::vector<model::BlockRow>& blocks);
    /// 0 all, 1 connections, 2 listeners.
    static constexpr int kListeners = 2;
    void setKind(int kind);
    void select(std::uint64_t id);
    ConnectionTableModel* model() const { return m_model; }

  public Q_SLOTS:
    void drop();
    void block(int seconds);

  Q_SIGNALS:
    void dropRequested(quint64 id);
    /// 0 s: as long as is configured.
    void blockRequested(const QString& address, uint seconds);
    void unblockRequested(const QString& address);
    void processWanted(const model::ProcessKey& key);
    void trustWanted(const model::TrustEntry& proposal);

  protected:
    void onChosen() override;
    void onState() override;
    QString figures() const override;

  private:
    NetworkPage(ConnectionTableModel* model, QWidget* parent);
    void addActions();
    void addBlockTimes();
    void copy() const;
    std::vector<model::ConnectionRow> chosen() const;
    QStringList chosenAddresses() const;

    ConnectionTableModel* m_model;
    BlockPanel* m_blocks;
    std::vector<model::BlockRow> m_blocked;
    SegmentedControl* m_kind;
    QAction* m_drop = nullptr;
    QAction* m_block = nullptr;
    QAction* m_trust = nullptr;
    QAction* m_process = nullptr;
    QAction* m_copy = nullptr;
};

/// The narrowest entry that lets this connection be: program, user, peer.
model::TrustEntry trustProposal(const model::ConnectionRow& row);

}  // namespace ui
