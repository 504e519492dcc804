#pragma once

#include <QJsonObject>
#include <functional>

#include "app/client/HelperClient.h"
#include "app/ctl/Console.h"
#include "app/ctl/ExitCode.h"

namespace app::ctl {

/// What every command is given: whom to ask, where to answer, how to end.
struct Context {
    client::HelperClient& client;
    Console& console;
    bool json = false;
    std::function<void(ExitCode)> finish;

    /// One JSON object as one line that is safe on a terminal.
    void print(const QJsonObject& object) const;
    /// Says why on stderr, with --json also {"ok":false,"error":…}, and ends.
    void fail(const model::Error& error) const;
    /// Ends well, unless the answer could not be written.
    void done() const { finish(console.failed() ? ExitCode::Failed : ExitCode::Done); }
};

/// {"ok":…,"error":…}; error is null when ok.
QJsonObject verbJson(bool ok, const QString& error);

}  // namespace app::ctl
