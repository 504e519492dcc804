#include "ui/integrity/FilesPage.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format/SafeText.h"
#include "ui/format/Units.h"
#include "ui/integrity/DriftTableModel.h"
#include "ui/integrity/FileText.h"
#include "ui/integrity/IntegrityPanel.h"
#include "ui/table/TableSortModel.h"
#include "ui/table/TableView.h"
#include "ui/widgets/ConfirmDialog.h"
#include "ui/widgets/TextLabel.h"

namespace ui {

namespace {

ListPage::Words words() {
    return {FilesPage::tr("Changed files"),
            QStringLiteral("files"),
            FilesPage::tr("Reading what has changed…"),
            FilesPage::tr("Everything is as it was accepted"),
            FilesPage::tr("No protected file has changed. What changes will stand here, with who "
                          "did it and what it means."),
            FilesPage::tr("No files to show"),
            FilesPage::tr("You may not see the protected files")};
}

}  // namespace

FilesPage::FilesPage(QWidget* parent) : FilesPage(new DriftTableModel, parent) {}

FilesPage::FilesPage(DriftTableModel* model, QWidget* parent)
    : ListPage(model, words(), parent),
      m_model(model),
      m_panel(new IntegrityPanel),
      m_sentence(new TextLabel) {
    model->setParent(this);
    tools()->addStretch(1);
    addActions();
    m_sentence->setElided(true);
    column()->insertWidget(0, m_panel);
    m_panel->hide();
    column()->insertWidget(3, m_sentence);
    view()->sortByColumn(DriftTableModel::When, Qt::DescendingOrder);
    connect(m_panel, &IntegrityPanel::verifyClicked, this, &FilesPage::verifyRequested);
    connect(m_panel, &IntegrityPanel::cancelClicked, this, &FilesPage::cancelRequested);
    onChosen();
}

void FilesPage::addActions() {
    m_accept = addTool(tr("Accept…"), QStringLiteral("accept"), {},
                       tr("The chosen files are right as they are now"));
    m_folder = addTool(tr("Accept folder…"), QStringLiteral("files"), {},
                       tr("Everything below the folder of the chosen file is right as it is"));
    m_all = addTool(tr("Accept all…"), QStringLiteral("check"), {},
                    tr("Everything is right as it is now"));
    m_copy = addTool(tr("Copy"), QStringLiteral("copy"), QKeySequence::Copy,
                     tr("Copy the chosen rows as text"));
    for (QAction* action : {m_accept, m_folder, m_all})
        addToolButton(action);
    connect(m_accept, &QAction::triggered, this, &FilesPage::accept);
    connect(m_folder, &QAction::triggered, this, &FilesPage::acceptFolder);
    connect(m_all, &QAction::triggered, this, &FilesPage::acceptAll);
    connect(m_copy, &QAction::triggered, this, &FilesPage::copy);
}

void FilesPage::setStatus(const model::IntegrityStatus& status) {
    m_known = true;
    m_panel->show(status);
    onState();
}

void FilesPage::setDrifts(const std::vector<model::FileDrift>& drifts) {
    std::vector<DriftRow> rows;
    rows.reserve(drifts.size());
    for (const model::FileDrift& drift : drifts)
        rows.push_back({drift});
    m_model->replace(std::move(rows));
    refresh();
    if (view()->chosen().isEmpty() && sorted()->rowCount() > 0)  // what it means stands below
        view()->choose(sorted()->mapToSource(sorted()->index(0, 0)).row());
}

void FilesPage::select(const std::string& path) {
    if (const int row = m_model->rowOf(path); row >= 0)
        view()->choose(row);
}

std::vector<model::FileDrift> FilesPage::chosen() const {
    std::vector<model::FileDrift> drifts;
    for (const int row : view()->chosen())
        drifts.push_back(m_model->at(row).drift);
    return drifts;
}

QString FilesPage::chosenFolder() const {
    const auto drifts = chosen();
    if (drifts.size() != 1)
        return {};
    const std::string& path = drifts.front().path;
    return QString::fromStdString(path.substr(0, path.rfind('/')));
}

void FilesPage::onChosen() {
    const auto drifts = chosen();
    m_accept->setEnabled(!drifts.empty());
    m_copy->setEnabled(!drifts.empty());
    m_folder->setEnabled(!chosenFolder().isEmpty());
    m_all->setEnabled(m_model->rowCount() > 0);
    m_sentence->setText(drifts.size() == 1 ? driftSentence(drifts.front()) : QString());
    m_sentence->setVisible(drifts.size() == 1);
}

/// What cannot be known is not shown.
void FilesPage::onState() {
    m_panel->setVisible(m_known && !hasProblem());
}

QString FilesPage::figures() const {
    const QString all =
        countedText(m_model->rows().size(), tr("1 changed file"), tr("%1 changed files"));
    const auto chosen = view()->chosen().size();
    return chosen == 0 ? all : all + QStringLiteral(" · ") + tr("%1 chosen").arg(chosen);
}

/// One change is in sight with its meaning, and the password's question names it again; more than
/// one are asked about here.
void FilesPage::accept() {
    const auto drifts = chosen();
    if (drifts.empty())
        return;
    const auto request = [this, drifts] {
        for (const model::FileDrift& drift : drifts)
            Q_EMIT acceptRequested(QString::fromStdString(drift.path), shownHash(drift));
    };
    if (drifts.size() == 1)
        return request();
    QStringList subjects;
    for (const model::FileDrift& drift : drifts)
        subjects << safeText(drift.path, 300);
    ConfirmDialog::ask(
        {QStringLiteral("accept"), tr("Accept %1 changes?").arg(drifts.size()),
         tr("The file is right as it is shown here. One that has changed again since is not "
            "accepted. Your password is asked for."),
         tr("What it was before is no longer known then."), subjects, tr("Accept"), false},
        this, request);
}

void FilesPage::acceptFolder() {
    const QString folder = chosenFolder();
    if (folder.isEmpty())
        return;
    ConfirmDialog::ask({QStringLiteral("files"),
                        tr("Accept everything below this folder?"),
                        tr("All changed files below it are right as they are now, also those that "
                           "are not in sight. Your password is asked for."),
                        tr("What they were before is no longer known then."),
                        {safeText(folder, 300)},
                        tr("Accept folder"),
                        false},
                       this, [this, folder] { Q_EMIT acceptFolderRequested(folder); });
}

void FilesPage::acceptAll() {
    ConfirmDialog::ask({QStringLiteral("check"),
                        tr("Accept everything?"),
                        tr("All %1 changed files are right as they are now. Whoever changed one of "
                           "them unseen stays unseen. Your password is asked for.")
                            .arg(countText(m_model->rows().size())),
                        tr("What they were before is no longer known then."),
                        {},
                        tr("Accept all"),
                        true},
                       this, [this] { Q_EMIT acceptAllRequested(); });
}

void FilesPage::copy() const {
    QStringList lines;
    for (const int row : view()->chosen()) {
        QStringList cells;
        for (int column = 0; column < DriftTableModel::ColumnCount; ++column)
            cells << m_model->cell(row, column);
        lines << cells.join(QLatin1Char('\t'));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

}  // namespace ui
