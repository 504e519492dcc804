#pragma once

#include <cerrno>
#include <expected>
#include <string>
#include <utility>

namespace model {

/// Why something could not be done. `code` is stable (it becomes org.algomonitor.Error.<code> on
/// the bus), `subject` names the thing (a path, a key, a pid), `detail` says what was found and
/// what is allowed, `systemErrno` is 0 or errno.
struct Error {
    enum class Code {
        NotAuthorized,
        NoSuchProcess,
        ProcessChanged,
        Protected,
        InvalidArgument,
        LimitReached,
        Unavailable
    };

    Code code = Code::Unavailable;
    std::string subject;
    std::string detail;
    int systemErrno = 0;
};

template <typename T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> unexpected(Error::Code code, std::string subject,
                                         std::string detail = {}, int systemErrno = 0) {
    return std::unexpected(Error{code, std::move(subject), std::move(detail), systemErrno});
}

/// "subject: detail (errno text)", for logs and the command line. Control characters are not
/// escaped here.
std::string toString(const Error& error);

}  // namespace model
