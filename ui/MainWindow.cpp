#include "ui/MainWindow.h"

#include <QStackedWidget>

namespace ui {

struct MainWindow::Parts {
    QStackedWidget* pages = nullptr;
};

MainWindow::MainWindow(QWidget* parent) : QMainWindow(parent), m_parts(std::make_unique<Parts>()) {
    resize(1100, 720);
    m_parts->pages = new QStackedWidget(this);
    setCentralWidget(m_parts->pages);
}

MainWindow::~MainWindow() = default;

QString MainWindow::currentPage() const {
    return QStringLiteral("overview");
}

void MainWindow::setHealth(const model::Health&) {}
void MainWindow::setReachable(bool, const QString&) {}
void MainWindow::setProcesses(const model::ProcessChanges&) {}
void MainWindow::setAlerts(const QList<model::Alert>&) {}
void MainWindow::upsertAlert(const model::Alert&) {}
void MainWindow::addMachineSample(const model::MachineSample&) {}
void MainWindow::addMachineSamples(const QList<model::MachineSample>&) {}
void MainWindow::showAlert(const QString&) {}
void MainWindow::showPage(const QString&) {}
void MainWindow::setActionResult(const QString&, bool) {}
void MainWindow::setDetails(const model::ProcessKey&, const QString&) {}
void MainWindow::setPageProblem(const QString&, const QString&, bool) {}

void MainWindow::closeEvent(QCloseEvent* event) {
    QMainWindow::closeEvent(event);
}

}  // namespace ui
