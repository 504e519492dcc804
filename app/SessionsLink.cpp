#include "app/SessionsLink.h"

#include "ui/MainWindow.h"
#include "ui/sessions/SessionsPage.h"

namespace app {

void SessionsLink::connectTo(ui::MainWindow& window) {
    using Page = ui::SessionsPage;
    Page* page = window.page<ui::SessionsPage>();
    connect(&m_feed, &client::SessionsFeed::received, page, &Page::setSessions);
    connect(&m_feed, &client::SessionsFeed::problem, page, &Page::setProblem);
    connect(&m_feed, &client::SessionsFeed::everybodysRefused, page, &Page::showOwnOnly);
    connect(page, &Page::everybodysWanted, &m_feed, &client::SessionsFeed::setEverybodys);
}

}  // namespace app
