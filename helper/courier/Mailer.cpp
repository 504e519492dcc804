#include "courier/Mailer.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <memory>

namespace courier {
namespace {

constexpr long kConnectTimeoutMs = 20'000;

struct Transfer {
    const MailRequest& mail;
    const std::function<bool()>& cancelled;
    std::size_t sent = 0;
};

std::size_t onUpload(char* buffer, std::size_t size, std::size_t count, void* user) {
    auto& transfer = *static_cast<Transfer*>(user);
    const std::string& message = transfer.mail.message;
    const std::size_t length = std::min(size * count, message.size() - transfer.sent);
    std::memcpy(buffer, message.data() + transfer.sent, length);
    transfer.sent += length;
    return length;
}

int onProgress(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    const auto& transfer = *static_cast<Transfer*>(user);
    return transfer.cancelled && transfer.cancelled() ? 1 : 0;
}

using Recipients = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Recipients recipientsOf(const MailRequest& mail) {
    Recipients list(nullptr, &curl_slist_free_all);
    for (const std::string& to : mail.to)
        list.reset(curl_slist_append(list.release(), ("<" + to + ">").c_str()));
    return list;
}

class SetUp {
  public:
    explicit SetUp(CURL* handle) : m_handle(handle) {}

    template <typename T>
    void operator()(CURLoption option, T value) {
        m_fine = m_fine && curl_easy_setopt(m_handle, option, value) == CURLE_OK;
    }
    bool isFine() const { return m_fine; }

  private:
    CURL* m_handle;
    bool m_fine = true;
};

void setServer(SetUp& set, const MailRequest& mail, const std::string& caFile) {
    set(CURLOPT_URL, mail.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_CONNECTTIMEOUT_MS, kConnectTimeoutMs);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(mail.timeoutMs));
    set(CURLOPT_USE_SSL, static_cast<long>(mail.starttls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    set(CURLOPT_SSL_VERIFYPEER, 1L);
    set(CURLOPT_SSL_VERIFYHOST, 2L);
    if (!caFile.empty()) {
        set(CURLOPT_CAINFO, caFile.c_str());
        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    if (!mail.user.empty()) {
        set(CURLOPT_USERNAME, mail.user.c_str());
        set(CURLOPT_PASSWORD, mail.password.c_str());
    }
}

void setMail(SetUp& set, Transfer& transfer, curl_slist* recipients, const std::string& from) {
    set(CURLOPT_MAIL_FROM, from.c_str());
    set(CURLOPT_MAIL_RCPT, recipients);
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &onUpload);
    set(CURLOPT_READDATA, &transfer);
    set(CURLOPT_XFERINFOFUNCTION, &onProgress);
    set(CURLOPT_XFERINFODATA, &transfer);
    set(CURLOPT_NOPROGRESS, 0L);
}

// Our own words: libcurl's differ from release to release.
std::string reasonOf(CURLcode code, long status, const char* detail) {
    const std::string answer = status == 0 ? std::string() : " (" + std::to_string(status) + ")";
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return "the mail server's name is not known";
        case CURLE_COULDNT_CONNECT:
            return "the mail server does not answer";
        case CURLE_OPERATION_TIMEDOUT:
            return "the mail server is too slow";
        case CURLE_USE_SSL_FAILED:
            return "the mail server does not encrypt" + answer;
        case CURLE_PEER_FAILED_VERIFICATION:
            return "the mail server's certificate is not to be trusted";
        case CURLE_LOGIN_DENIED:
            return "the mail server refuses user or password" + answer;
        case CURLE_UNSUPPORTED_PROTOCOL:
            return "only smtp and smtps are spoken";
        default:
            break;
    }
    if (status >= 400)
        return "the mail server refuses the mail" + answer;
    return *detail != '\0' ? detail : curl_easy_strerror(code);
}

}  // namespace

Mailer::Mailer(Options options) : m_options(std::move(options)) {
    curl_global_init(CURL_GLOBAL_DEFAULT);
}

Mailer::~Mailer() {
    curl_global_cleanup();
}

FetchDone Mailer::send(const MailRequest& mail) const {
    FetchDone done{mail.id, FetchOutcome::Failed, {}, {}, "libcurl cannot be set up"};
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(),
                                                                     &curl_easy_cleanup);
    if (!handle)
        return done;
    Transfer transfer{mail, m_options.cancelled};
    char detail[CURL_ERROR_SIZE] = "";
    curl_easy_setopt(handle.get(), CURLOPT_ERRORBUFFER, detail);
    const Recipients recipients = recipientsOf(mail);
    SetUp set(handle.get());
    setServer(set, mail, m_options.caFile);
    setMail(set, transfer, recipients.get(), "<" + mail.from + ">");
    if (!set.isFine())
        return done;
    const CURLcode code = curl_easy_perform(handle.get());
    long status = 0;
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
    done.outcome = code == CURLE_OK ? FetchOutcome::Fetched : FetchOutcome::Failed;
    done.reason = code == CURLE_OK ? std::string() : reasonOf(code, status, detail);
    return done;
}

}  // namespace courier
