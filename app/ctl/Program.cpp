#include "app/ctl/Program.h"

#include "app/ctl/AlertFollower.h"
#include "app/ctl/AlertListing.h"
#include "app/ctl/IntegrityCommands.h"
#include "app/ctl/Reads.h"
#include "app/ctl/Verbs.h"
#include "app/ctl/Watcher.h"

namespace app::ctl {
namespace {

using Presence = client::HelperClient::Presence;

template <typename... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};

}  // namespace

Program::Program(Context context, Command command, QObject* parent)
    : QObject(parent), m_context(std::move(context)), m_command(std::move(command)) {
    connect(&m_context.client, &client::HelperClient::presenceChanged, this, &Program::onPresence);
}

void Program::start() {
    m_context.client.start();
}

void Program::onPresence(Presence presence) {
    if (m_started || presence == Presence::Unknown)
        return;
    m_started = true;
    if (presence == Presence::Present)
        return dispatch();
    const char* why = presence == Presence::NoBus ? "cannot be asked, there is no system bus"
                                                  : "is not running (systemctl start algo-monitor)";
    m_context.fail({model::Error::Code::Unavailable, "the helper", why, 0});
}

void Program::dispatch() {
    std::visit(
        Overloaded{[](const ShowHelp&) {}, [](const ShowVersion&) {}, [](const CheckConfig&) {},
                   [](const ListRules&) {}, [](const CheckRules&) {},
                   [](const TestRules&) {},  // runWithoutHelper has done them
                   [this](const Watch&) { (new Watcher(m_context, this))->start(); },
                   [this](const ListAlerts& list) { runAlerts(list); },
                   [this](const auto& command) { run(m_context, command); }},
        m_command);
}

/// --follow alone starts now; with --since (or --limit's page) it begins with what was.
void Program::runAlerts(const ListAlerts& list) {
    AlertFollower* follower =
        list.follow ? new AlertFollower(m_context, list.query, this) : nullptr;
    if (follower && !list.query.sinceUs)
        return follower->start();
    auto* listing = new AlertListing(m_context, list, this);
    connect(listing, &AlertListing::printed, this, [this, follower] {
        if (follower)
            follower->start();
        else
            m_context.done();
    });
    listing->start();
}

}  // namespace app::ctl
