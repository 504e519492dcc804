#include "app/client/BusError.h"

#include "contract/Names.h"

namespace app::client {

model::Error fromBusError(const QDBusError& error) {
    model::Error::Code code = contract::errorCode(error.name().toUtf8().constData());
    if (error.type() == QDBusError::AccessDenied)
        code = model::Error::Code::NotAuthorized;
    else if (error.type() == QDBusError::InvalidArgs)
        code = model::Error::Code::InvalidArgument;
    std::string detail = error.message().toStdString();
    if (isSilence(error))
        detail = "did not answer";
    const bool ours = error.name().startsWith(QLatin1String(contract::kErrorPrefix));
    return {code, ours ? std::string() : std::string("the helper"), std::move(detail), 0};
}

bool isSilence(const QDBusError& error) {
    return error.type() == QDBusError::NoReply || error.type() == QDBusError::Timeout ||
           error.type() == QDBusError::TimedOut;
}

}  // namespace app::client
