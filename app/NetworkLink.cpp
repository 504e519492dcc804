#include "app/NetworkLink.h"

#include "ui/MainWindow.h"
#include "ui/network/NetworkPage.h"

namespace app {
namespace {

// The helper samples at most once a second; who speaks with whom is no matter of a blink.
constexpr int kIntervalMs = 2000;

}  // namespace

NetworkLink::NetworkLink(client::HelperClient& client, VerbRunner& verbs)
    : m_feed(client, kIntervalMs), m_verbs(verbs) {
    // What was dropped or blocked is seen at once.
    connect(&m_verbs, &VerbRunner::finished, &m_feed, &client::NetworkFeed::refresh);
}

void NetworkLink::connectTo(ui::MainWindow& window) {
    using Page = ui::NetworkPage;
    Page* page = window.page<ui::NetworkPage>();
    connect(&m_feed, &client::NetworkFeed::changed, page, &Page::setConnections);
    connect(&m_feed, &client::NetworkFeed::blocked, page, &Page::setBlocks);
    connect(&m_feed, &client::NetworkFeed::problem, page, &Page::setProblem);
    connect(page, &Page::dropRequested, this,
            [this](quint64 id) { m_verbs.run(client::DropConnection{id}); });
    connect(page, &Page::blockRequested, this, [this](const QString& address, uint seconds) {
        m_verbs.run(client::BlockAddress{address, seconds});
    });
    connect(page, &Page::unblockRequested, this,
            [this](const QString& address) { m_verbs.run(client::UnblockAddress{address}); });
}

}  // namespace app
