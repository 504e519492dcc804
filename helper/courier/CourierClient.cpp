#include "courier/CourierClient.h"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <utility>

namespace courier {

CourierClient::CourierClient(storage::UniqueFd socket) : m_socket(std::move(socket)) {}

CourierClient::~CourierClient() {
    abandon("the courier was sent home");
}

void CourierClient::finish(const FetchDone& done) {
    if (const auto open = std::exchange(m_open, std::nullopt))
        open->sink.done(done);
}

void CourierClient::abandon(std::string_view why) {
    if (m_open)
        finish({m_open->request.id, FetchOutcome::Failed, {}, {}, std::string(why)});
}

model::Result<void> CourierClient::broken(std::string_view why) {
    abandon(why);
    return model::unexpected(model::Error::Code::Unavailable, "courier", std::string(why));
}

model::Result<void> CourierClient::fetch(FetchRequest request, Sink sink) {
    if (m_open)
        return model::unexpected(model::Error::Code::LimitReached, "courier", "busy");
    if (request.url.size() > kMaxUrl)
        return model::unexpected(model::Error::Code::InvalidArgument, "courier",
                                 "the URL is too long");
    request.id = ++m_lastId;
    if (const auto said = say(request); !said)
        return said;
    m_open = Open{std::move(request), std::move(sink), 0};
    return {};
}

model::Result<void> CourierClient::send(Errand errand, std::function<void(const FetchDone&)> done) {
    if (m_open)
        return model::unexpected(model::Error::Code::LimitReached, "courier", "busy");
    FetchRequest noBytes{.id = ++m_lastId, .maxBytes = 0};
    const auto message = std::visit(
        [&](auto& one) {
            one.id = noBytes.id;
            noBytes.timeoutMs = one.timeoutMs;
            return Message(std::move(one));
        },
        errand);
    if (encode(message).size() > kMaxFrame)
        return model::unexpected(model::Error::Code::InvalidArgument, "courier", "is too large");
    if (const auto said = say(message); !said)
        return said;
    m_open =
        Open{noBytes, {.data = [](std::string_view) { return false; }, .done = std::move(done)}, 0};
    return {};
}

/// A frame fits into the empty buffer of an idle courier's socket.
model::Result<void> CourierClient::say(const Message& message) {
    const std::string frame = encode(message);
    const ssize_t sent =
        ::send(m_socket.get(), frame.data(), frame.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent != static_cast<ssize_t>(frame.size()))
        return model::unexpected(model::Error::Code::Unavailable, "courier", "it does not listen",
                                 sent < 0 ? errno : 0);
    return {};
}

model::Result<void> CourierClient::onReadable() {
    std::array<char, 64 * 1024> bytes;
    const ssize_t got = recv(m_socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return {};
    if (got <= 0)
        return broken("the courier is gone");
    m_frames.take({bytes.data(), static_cast<std::size_t>(got)});
    while (true) {
        const auto message = m_frames.next();
        if (!message)
            return broken(message.error().detail);
        if (!*message)
            return {};
        if (auto handled = handle(**message); !handled)
            return handled;
    }
}

model::Result<void> CourierClient::handle(const Message& message) {
    if (const auto* done = std::get_if<FetchDone>(&message);
        done != nullptr && m_open && done->id == m_open->request.id) {
        finish(*done);
        return {};
    }
    const auto* data = std::get_if<FetchData>(&message);
    if (data == nullptr || !m_open || data->id != m_open->request.id)
        return broken("the courier answers what nobody asked");
    m_open->received += data->bytes.size();
    if (m_open->received > m_open->request.maxBytes)
        return broken("the courier brings more than was asked for");
    if (!m_open->sink.data(data->bytes))
        return broken("what the courier brings cannot be kept");
    return {};
}

}  // namespace courier
