#include "courier/LogSender.h"

#include <curl/curl.h>
#include <poll.h>

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace courier {
namespace {

using Clock = std::chrono::steady_clock;
using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;

constexpr std::string_view kScheme = "tcp://";
constexpr long kConnectTimeoutMs = 20'000;
constexpr int kWaitMs = 200;

// Our own words: libcurl's differ from release to release.
std::string reasonOf(CURLcode code) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return "the log server's name is not known";
        case CURLE_COULDNT_CONNECT:
            return "the log server does not answer";
        case CURLE_OPERATION_TIMEDOUT:
            return "the log server is too slow";
        case CURLE_URL_MALFORMAT:
            return "the log server's address is not understood";
        default:
            return curl_easy_strerror(code);
    }
}

// CONNECT_ONLY: a name, a port, a connection; of the scheme only that it has no words of its own.
CURLcode connect(CURL* handle, const std::string& url) {
    if (!url.starts_with(kScheme))
        return CURLE_URL_MALFORMAT;
    const std::string address = "http://" + url.substr(kScheme.size());
    curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    curl_easy_setopt(handle, CURLOPT_CONNECT_ONLY, 1L);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
    return curl_easy_perform(handle);
}

bool waitUntilWritable(CURL* handle) {
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_getinfo(handle, CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK)
        return false;
    pollfd ready{socket, POLLOUT, 0};
    return poll(&ready, 1, kWaitMs) >= 0;
}

}  // namespace

FetchDone LogSender::send(const LogRequest& lines) const {
    FetchDone done{lines.id, FetchOutcome::Failed, {}, {}, "libcurl cannot be set up"};
    const Handle handle(curl_easy_init(), &curl_easy_cleanup);
    if (!handle)
        return done;
    const auto end = Clock::now() + std::chrono::milliseconds(lines.timeoutMs);
    CURLcode code = connect(handle.get(), lines.url);
    std::string_view left = lines.lines;
    while (code == CURLE_OK && !left.empty()) {
        std::size_t sent = 0;
        code = curl_easy_send(handle.get(), left.data(), left.size(), &sent);
        left.remove_prefix(sent);
        if (code != CURLE_AGAIN)
            continue;
        const bool late = Clock::now() > end || (m_cancelled && m_cancelled());
        code = late || !waitUntilWritable(handle.get()) ? CURLE_OPERATION_TIMEDOUT : CURLE_OK;
    }
    done.outcome = code == CURLE_OK ? FetchOutcome::Fetched : FetchOutcome::Failed;
    done.reason = code == CURLE_OK ? std::string() : reasonOf(code);
    return done;
}

}  // namespace courier
