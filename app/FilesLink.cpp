#include "app/FilesLink.h"

#include "ui/MainWindow.h"
#include "ui/integrity/FilesPage.h"

namespace app {

FilesLink::FilesLink(client::HelperClient& client, VerbRunner& verbs)
    : m_feed(client), m_verbs(verbs) {
    connect(&m_verbs, &VerbRunner::finished, &m_feed, &client::IntegrityFeed::refresh);
}

void FilesLink::connectTo(ui::MainWindow& window) {
    using Page = ui::FilesPage;
    auto* page = window.page<Page>();
    connect(&m_feed, &client::IntegrityFeed::statusReceived, page, &Page::setStatus);
    connect(&m_feed, &client::IntegrityFeed::driftsReceived, page, &Page::setDrifts);
    connect(&m_feed, &client::IntegrityFeed::problem, page, &Page::setProblem);
    connect(page, &Page::verifyRequested, this, [this] { m_verbs.run(client::VerifyIntegrity{}); });
    connect(page, &Page::cancelRequested, this, [this] { m_verbs.run(client::CancelVerify{}); });
    connect(page, &Page::acceptRequested, this, [this](const QString& path, const QString& hash) {
        m_verbs.run(client::AcceptFile{path, hash});
    });
    connect(page, &Page::acceptFolderRequested, this,
            [this](const QString& path) { m_verbs.run(client::AcceptFolder{path}); });
    connect(page, &Page::acceptAllRequested, this,
            [this] { m_verbs.run(client::AcceptFolder{QStringLiteral("/")}); });
}

}  // namespace app
