#include "ui/trust/TrustList.h"

#include <QAction>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format/Units.h"
#include "ui/table/TableView.h"
#include "ui/trust/TrustKeys.h"
#include "ui/trust/TrustTableModel.h"
#include "ui/widgets/ConfirmDialog.h"

namespace ui {

namespace {

ListPage::Words words() {
    return {TrustList::tr("Trust entries"),
            QStringLiteral("trust"),
            TrustList::tr("Reading what is trusted…"),
            TrustList::tr("Nothing is trusted yet"),
            TrustList::tr("An entry lets one program do one thing without an alert. Add one here, "
                          "or from an alert with “Always allow”."),
            TrustList::tr("No entries to show"),
            TrustList::tr("You may not see what is trusted")};
}

}  // namespace

TrustList::TrustList(QWidget* parent) : TrustList(new TrustTableModel, parent) {}

TrustList::TrustList(TrustTableModel* model, QWidget* parent)
    : ListPage(model, words(), parent), m_model(model) {
    model->setParent(this);
    setObjectName({});
    column()->setContentsMargins(0, 0, 0, 0);
    tools()->addStretch(1);
    addActions();
    view()->sortByColumn(TrustTableModel::What, Qt::AscendingOrder);
    onChosen();
}

void TrustList::addActions() {
    m_add = addTool(tr("Add…"), QStringLiteral("add"), {}, tr("Trust something else"));
    m_like = addTool(tr("Add another like it…"), QStringLiteral("copy"), {},
                     tr("Begin with the conditions of the chosen entry"));
    m_remove = addTool(tr("Remove…"), QStringLiteral("remove"), Qt::Key_Delete,
                       tr("Trust it no longer"), true);
    addToolButton(m_add);
    addToolButton(m_remove);
    connect(m_add, &QAction::triggered, this, [this] { Q_EMIT addWanted({}); });
    connect(m_like, &QAction::triggered, this, [this] {
        const QList<int> rows = view()->chosen();
        if (!rows.isEmpty())
            Q_EMIT addWanted(model::TrustEntry(m_model->at(rows.front()).entry));
    });
    connect(m_remove, &QAction::triggered, this, &TrustList::remove);
}

void TrustList::setEntries(const std::vector<model::TrustRow>& entries) {
    m_model->replace(entries);
    refresh();
}

void TrustList::select(const std::string& id) {
    if (const int row = m_model->rowOf(id); row >= 0)
        view()->choose(row);
}

void TrustList::onChosen() {
    const auto count = view()->chosen().size();
    m_like->setEnabled(count == 1);
    m_remove->setEnabled(count > 0);
}

QString TrustList::figures() const {
    return countedText(m_model->rows().size(), tr("1 entry"), tr("%1 entries"));
}

void TrustList::remove() {
    QStringList subjects;
    QStringList ids;
    for (const int row : view()->chosen()) {
        ids << QString::fromStdString(m_model->at(row).id);
        subjects << trustMatchText(m_model->at(row).entry);
    }
    if (ids.isEmpty())
        return;
    ConfirmDialog::ask({QStringLiteral("remove"),
                        ids.size() == 1 ? tr("Trust this no longer?")
                                        : tr("Trust these %1 no longer?").arg(ids.size()),
                        tr("The rules judge it again from now on. Your password is asked for."),
                        {},
                        subjects,
                        tr("Remove"),
                        false},
                       this, [this, ids] {
                           for (const QString& id : ids)
                               Q_EMIT removeRequested(id);
                       });
}

}  // namespace ui
