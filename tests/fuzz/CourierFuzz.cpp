// The courier's answers, as if somebody had taken it over: what is understood is within its limits
// and means the same when it is said again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "courier/CourierProtocol.h"

namespace {

void require(bool condition) {
    if (!condition)
        std::abort();
}

void check(const courier::Message& message) {
    courier::FrameReader again;
    again.take(encode(message));
    const auto read = again.next();
    require(read && *read && **read == message);
    if (const auto* done = std::get_if<courier::FetchDone>(&message))
        require(courier::isValidator(done->etag) && done->reason.size() <= courier::kMaxReason);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    courier::FrameReader reader;
    for (std::size_t at = 0; at < size; at += 7) {
        reader.take(bytes.substr(at, 7));
        for (auto message = reader.next(); message && *message; message = reader.next())
            check(**message);
    }
    return 0;
}
