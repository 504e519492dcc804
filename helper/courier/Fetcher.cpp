#include "courier/Fetcher.h"

#include <curl/curl.h>

#include <memory>

namespace courier {
namespace {

constexpr long kConnectTimeoutMs = 20'000;
constexpr long kMostRedirects = 5;
constexpr long kSlowBytesPerS = 64;
constexpr long kSlowForS = 30;

struct Transfer {
    CURL* handle = nullptr;
    const FetchRequest& request;
    const std::function<bool(std::string_view)>& data;
    const std::function<bool()>& cancelled;
    std::uint64_t received = 0;
    bool tooLarge = false;
};

long statusOf(CURL* handle) {
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

std::size_t onBody(char* bytes, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const std::size_t length = size * count;
    transfer.received += length;
    transfer.tooLarge = transfer.received > transfer.request.maxBytes;
    if (transfer.tooLarge)
        return CURL_WRITEFUNC_ERROR;
    if (statusOf(transfer.handle) != 200)  // what a redirect or an error says is not the list
        return length;
    return transfer.data({bytes, length}) ? length : CURL_WRITEFUNC_ERROR;
}

int onProgress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& transfer = *static_cast<Transfer*>(user);
    return transfer.cancelled && transfer.cancelled() ? 1 : 0;
}

std::string headerOf(CURL* handle, const char* name) {
    curl_header* header = nullptr;
    if (curl_easy_header(handle, name, 0, CURLH_HEADER, -1, &header) != CURLHE_OK)
        return {};
    return isValidator(header->value) ? header->value : std::string();
}

using Headers = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Headers conditions(const FetchRequest& request) {
    Headers headers(nullptr, &curl_slist_free_all);
    const auto add = [&](const char* name, const std::string& value) {
        if (value.empty())
            return;
        const std::string line = name + value;
        headers.reset(curl_slist_append(headers.release(), line.c_str()));
    };
    add("If-None-Match: ", request.etag);
    add("If-Modified-Since: ", request.modified);
    return headers;
}

bool setUp(CURL* handle, Transfer& transfer, const std::string& caFile) {
    const FetchRequest& request = transfer.request;
    bool fine = true;
    const auto set = [&](CURLoption option, auto value) {
        fine = fine && curl_easy_setopt(handle, option, value) == CURLE_OK;
    };
    set(CURLOPT_URL, request.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "https");
    set(CURLOPT_REDIR_PROTOCOLS_STR, "https");
    set(CURLOPT_FOLLOWLOCATION, 1L);
    set(CURLOPT_MAXREDIRS, kMostRedirects);
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_USERAGENT, "AlgoMonitor");
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeoutMs));
    set(CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
    set(CURLOPT_LOW_SPEED_LIMIT, kSlowBytesPerS);
    set(CURLOPT_LOW_SPEED_TIME, kSlowForS);
    set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(request.maxBytes));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    set(CURLOPT_WRITEFUNCTION, &onBody);
    set(CURLOPT_WRITEDATA, &transfer);
    set(CURLOPT_XFERINFOFUNCTION, &onProgress);
    set(CURLOPT_XFERINFODATA, &transfer);
    set(CURLOPT_NOPROGRESS, 0L);
    if (!caFile.empty()) {
        set(CURLOPT_CAINFO, caFile.c_str());
        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    return fine;
}

std::string reasonOf(CURLcode code, const Transfer& transfer, const char* detail) {
    if (transfer.tooLarge || code == CURLE_FILESIZE_EXCEEDED)
        return "it is larger than " + std::to_string(transfer.request.maxBytes) + " bytes";
    if (code == CURLE_OPERATION_TIMEDOUT)
        return "the server was too slow";
    if (code == CURLE_UNSUPPORTED_PROTOCOL)
        return "only https is spoken, after a redirect too";
    return *detail != '\0' ? detail : curl_easy_strerror(code);
}

FetchDone answerOf(CURLcode code, const Transfer& transfer, const char* detail) {
    FetchDone done;
    done.id = transfer.request.id;
    const long status = statusOf(transfer.handle);
    if (code != CURLE_OK) {
        done.reason = reasonOf(code, transfer, detail);
    } else if (status == 200 || status == 304) {
        done.outcome = status == 200 ? FetchOutcome::Fetched : FetchOutcome::NotModified;
        done.etag = headerOf(transfer.handle, "ETag");
        done.modified = headerOf(transfer.handle, "Last-Modified");
    } else {
        done.reason = "the server answered " + std::to_string(status);
    }
    return done;
}

}  // namespace

Fetcher::Fetcher(Options options) : m_options(std::move(options)) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

Fetcher::~Fetcher() {
    curl_global_cleanup();
}

FetchDone Fetcher::fetch(const FetchRequest& request,
                         const std::function<bool(std::string_view)>& data) const {
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(),
                                                                     &curl_easy_cleanup);
    FetchDone failed{request.id, FetchOutcome::Failed, {}, {}, "libcurl cannot be set up"};
    if (!handle)
        return failed;
    Transfer transfer{handle.get(), request, data, m_options.cancelled};
    char detail[CURL_ERROR_SIZE] = "";
    const Headers headers = conditions(request);
    curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, detail);
    curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
    if (!setUp(handle.get(), transfer, m_options.caFile))
        return failed;
    const CURLcode code = curl_easy_perform(handle.get());
    return answerOf(code, transfer, detail);
}

}  // namespace courier
