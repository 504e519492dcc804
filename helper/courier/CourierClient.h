#pragma once

#include <functional>
#include <optional>
#include <string_view>

#include "courier/CourierProtocol.h"
#include "model/Error.h"
#include "storage/UniqueFd.h"

namespace courier {

/// The helper's side of a courier: one request at a time, answers as they come. Does not wait: the
/// owner polls descriptor() and calls onReadable(). What the courier sends is checked as if it were
/// hostile.
class CourierClient {
  public:
    struct Sink {
        std::function<bool(std::string_view)> data;  // false: it cannot be kept
        std::function<void(const FetchDone&)> done;  // exactly once for each request
    };

    explicit CourierClient(storage::UniqueFd socket);
    ~CourierClient();
    CourierClient(const CourierClient&) = delete;
    CourierClient& operator=(const CourierClient&) = delete;

    int descriptor() const { return m_socket.get(); }
    bool isBusy() const { return m_open.has_value(); }

    /// request.id is chosen here. Error LimitReached: busy. Unavailable: the courier is gone.
    model::Result<void> fetch(FetchRequest request, Sink sink);

    /// The same for a mail or lines of a log; `done` is called exactly once unless this fails.
    /// InvalidArgument: too large.
    model::Result<void> send(Errand errand, std::function<void(const FetchDone&)> done);

    /// Error: the courier is gone or does not keep to the protocol; the open request has failed,
    /// and this object is of no more use.
    model::Result<void> onReadable();

    /// The open request has failed: `why` is told to its sink.
    void abandon(std::string_view why);

  private:
    struct Open {
        FetchRequest request;
        Sink sink;
        std::uint64_t received = 0;
    };

    model::Result<void> say(const Message& message);
    model::Result<void> handle(const Message& message);
    model::Result<void> broken(std::string_view why);
    void finish(const FetchDone& done);

    storage::UniqueFd m_socket;
    FrameReader m_frames;
    std::optional<Open> m_open;
    std::uint32_t m_lastId = 0;
};

}  // namespace courier
