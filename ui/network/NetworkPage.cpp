#include "ui/network/NetworkPage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QMenu>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/network/BlockPanel.h"
#include "ui/network/ConnectionTableModel.h"
#include "ui/network/ConnectionText.h"
#include "ui/table/TableSortModel.h"
#include "ui/table/TableView.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/SegmentedControl.h"

namespace ui {

namespace {

ListPage::Words words() {
    return {NetworkPage::tr("Connections"),
            QStringLiteral("network"),
            NetworkPage::tr("Reading the connections…"),
            NetworkPage::tr("No connections"),
            NetworkPage::tr("No program speaks with another computer, and none waits for callers."),
            NetworkPage::tr("No connections to show"),
            NetworkPage::tr("You may not see the connections")};
}

/// Only a flow that two ends share can be cut.
bool canDrop(const model::ConnectionRow& row) {
    return !isListener(row) && row.connection.remotePort != 0;
}

}  // namespace

NetworkPage::NetworkPage(QWidget* parent) : NetworkPage(new ConnectionTableModel, parent) {}

NetworkPage::NetworkPage(ConnectionTableModel* model, QWidget* parent)
    : ListPage(model, words(), parent),
      m_model(model),
      m_blocks(new BlockPanel),
      m_kind(new SegmentedControl(tr("Which connections"),
                                  {tr("All"), tr("Connections"), tr("Listeners")})) {
    model->setParent(this);
    tools()->addWidget(m_kind);
    tools()->addStretch(1);
    addActions();
    column()->insertWidget(2, m_blocks);
    view()->sortByColumn(ConnectionTableModel::Program, Qt::AscendingOrder);
    connect(m_kind, &SegmentedControl::chosen, this, &NetworkPage::setKind);
    connect(m_blocks, &BlockPanel::unblockRequested, this, &NetworkPage::unblockRequested);
    connect(view(), &QTreeView::doubleClicked, m_process, &QAction::trigger);
    onChosen();
}

void NetworkPage::addActions() {
    m_process = addTool(tr("Show process"), QStringLiteral("processes"), Qt::Key_Return,
                        tr("Show who holds it on the page of processes"));
    m_copy = addTool(tr("Copy"), QStringLiteral("copy"), QKeySequence::Copy,
                     tr("Copy the chosen rows as text"));
    m_trust = addTool(tr("Trust…"), QStringLiteral("trust"), {},
                      tr("Let this program speak with this peer from now on"));
    menu()->addSeparator();
    m_drop = addTool(tr("Drop…"), QStringLiteral("drop"), Qt::Key_Delete,
                     tr("Cut the connection; the program may open another"), true);
    m_block = addTool(tr("Block…"), QStringLiteral("block"), {},
                      tr("Keep the address out, both ways, for some time"), true);
    addBlockTimes();
    for (QAction* action : {m_drop, m_block})
        addToolButton(action);
    for (QAction* action : {m_trust, m_process})
        addToolButton(action, Qt::ToolButtonIconOnly);
    connect(m_process, &QAction::triggered, this, [this] {
        const auto rows = chosen();
        if (rows.size() == 1 && rows.front().owner.pid > 0)
            Q_EMIT processWanted(rows.front().owner);
    });
    connect(m_copy, &QAction::triggered, this, &NetworkPage::copy);
    connect(m_drop, &QAction::triggered, this, &NetworkPage::drop);
    connect(m_trust, &QAction::triggered, this, [this] {
        const auto rows = chosen();
        if (rows.size() == 1)
            Q_EMIT trustWanted(trustProposal(rows.front()));
    });
}

void NetworkPage::addBlockTimes() {
    auto* times = new QMenu(this);
    struct Time {
        int seconds;
        QString text;
    };
    for (const Time& time : {Time{0, tr("As long as is set")}, Time{3600, tr("1 hour")},
                             Time{86'400, tr("1 day")}, Time{30 * 86'400, tr("30 days")}})
        connect(times->addAction(time.text), &QAction::triggered, this,
                [this, seconds = time.seconds] { block(seconds); });
    m_block->setMenu(times);
}

void NetworkPage::setConnections(const model::ConnectionChanges& changes) {
    m_model->apply(changes);
    refresh();
}

void NetworkPage::setBlocks(const std::vector<model::BlockRow>& blocks) {
    m_blocked = blocks;
    onState();
}

/// What cannot be known is not shown.
void NetworkPage::onState() {
    m_blocks->show(hasProblem() ? std::vector<model::BlockRow>() : m_blocked);
}

void NetworkPage::setKind(int kind) {
    m_kind->setCurrent(kind);
    if (kind == 0)
        sorted()->setChoice({});
    else
        sorted()->setChoice(
            [this, kind](int row) { return isListener(m_model->at(row)) == (kind == kListeners); });
    refresh();
}

void NetworkPage::select(std::uint64_t id) {
    if (const int row = m_model->rowOf(id); row >= 0)
        view()->choose(row);
}

std::vector<model::ConnectionRow> NetworkPage::chosen() const {
    std::vector<model::ConnectionRow> rows;
    for (const int row : view()->chosen())
        rows.push_back(m_model->at(row));
    return rows;
}

QStringList NetworkPage::chosenAddresses() const {
    QStringList addresses;
    for (const model::ConnectionRow& row : chosen()) {
        const QString address = QString::fromStdString(row.connection.remoteAddress);
        if (canDrop(row) && !addresses.contains(address))
            addresses << address;
    }
    return addresses;
}

void NetworkPage::onChosen() {
    const auto rows = chosen();
    const bool one = rows.size() == 1;
    const bool flows = std::any_of(rows.begin(), rows.end(), canDrop);
    m_drop->setEnabled(flows);
    m_block->setEnabled(flows);
    m_copy->setEnabled(!rows.empty());
    m_process->setEnabled(one && rows.front().owner.pid > 0);
    m_trust->setEnabled(one && !rows.front().executable.empty());
}

QString NetworkPage::figures() const {
    const auto& rows = m_model->rows();
    const auto listeners =
        static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), isListener));
    const auto open =
        static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), isOpenToAll));
    QStringList parts{
        countedText(rows.size() - listeners, tr("1 connection"), tr("%1 connections")),
        countedText(listeners, tr("1 listener"), tr("%1 listeners"))};
    if (open > 0)
        parts << tr("%1 reachable by anybody").arg(countText(open));
    if (const auto chosen = view()->chosen().size(); chosen > 0)
        parts << tr("%1 chosen").arg(chosen);
    return parts.join(QStringLiteral(" · "));
}

void NetworkPage::drop() {
    QStringList subjects;
    QList<quint64> ids;
    for (const model::ConnectionRow& row : chosen()) {
        if (!canDrop(row))
            continue;
        ids << row.id;
        subjects << connectionLine(row);
    }
    if (ids.isEmpty())
        return;
    ConfirmDialog::ask(
        {QStringLiteral("drop"),
         ids.size() == 1 ? tr("Drop this connection?") : tr("Drop %1 connections?").arg(ids.size()),
         tr("It is cut at once and the other end is told. The program goes on running and may "
            "open another; block the address to keep it out."),
         tr("What was under way on it, such as a download, ends."), subjects, tr("Drop"), true},
        this, [this, ids] {
            for (const quint64 id : ids)
                Q_EMIT dropRequested(id);
        });
}

void NetworkPage::block(int seconds) {
    const QStringList addresses = chosenAddresses();
    if (addresses.isEmpty())
        return;
    QStringList subjects;
    for (const QString& address : addresses)
        subjects << safeText(address, 64);
    const QString time =
        seconds == 0 ? tr("for as long as is set") : tr("for %1").arg(durationText(seconds));
    ConfirmDialog::ask(
        {QStringLiteral("block"),
         addresses.size() == 1 ? tr("Block %1?").arg(subjects.front())
                               : tr("Block %1 addresses?").arg(addresses.size()),
         tr("Nothing on this computer can speak with it, nor it with anything here, %1. It can be "
            "let in again at any time.")
             .arg(time),
         tr("Connections with it that are open now stop."), subjects, tr("Block"), true},
        this, [this, addresses, seconds] {
            for (const QString& address : addresses)
                Q_EMIT blockRequested(address, static_cast<uint>(std::max(0, seconds)));
        });
}

void NetworkPage::copy() const {
    QStringList lines;
    for (const int row : view()->chosen()) {
        QStringList cells;
        for (int column = 0; column < ConnectionTableModel::ColumnCount; ++column)
            cells << m_model->cell(row, column);
        lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

model::TrustEntry trustProposal(const model::ConnectionRow& row) {
    model::TrustEntry entry;
    entry.match["path"] = row.executable;
    entry.match["uid"] = std::to_string(row.uid);
    if (!row.connection.remoteName.empty())
        entry.match["domain"] = row.connection.remoteName;
    else if (!isListener(row) && !row.connection.remoteAddress.empty())
        entry.match["address"] = row.connection.remoteAddress;
    const bool own = isListener(row) || row.connection.direction == model::Direction::Inbound;
    const std::uint16_t port = own ? row.connection.localPort : row.connection.remotePort;
    if (port != 0)
        entry.match["port"] = std::to_string(port);
    return entry;
}

}  // namespace ui
