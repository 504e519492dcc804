// algomonitor-courier: the helper's unprivileged hand to the outside. Standard input is a socket to
// the helper; requests come in, bytes go out. Ends when the helper hangs up.
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>

#include "courier/Confinement.h"
#include "courier/CourierProtocol.h"
#include "courier/Fetcher.h"
#include "courier/Mailer.h"

namespace {

constexpr int kHelper = STDIN_FILENO;

bool sendAll(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = send(kHelper, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool helperIsGone() {
    pollfd helper{kHelper, POLLRDHUP, 0};
    return poll(&helper, 1, 0) > 0 && (helper.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

bool serve(const courier::Fetcher& fetcher, const courier::FetchRequest& request) {
    const auto done = fetcher.fetch(request, [&](std::string_view bytes) {
        constexpr std::size_t kPiece = courier::kMaxFrame / 2;
        bool sent = true;
        for (; sent && !bytes.empty(); bytes.remove_prefix(std::min(kPiece, bytes.size())))
            sent = sendAll(
                encode(courier::FetchData{request.id, std::string(bytes.substr(0, kPiece))}));
        return sent;
    });
    return sendAll(encode(done));
}

int work(const courier::Fetcher& fetcher, const courier::Mailer& mailer) {
    courier::FrameReader frames;
    char bytes[4096];
    while (true) {
        auto message = frames.next();
        if (!message)
            return 1;
        if (!*message) {
            const ssize_t got = recv(kHelper, bytes, sizeof bytes, 0);
            if (got < 0 && errno == EINTR)
                continue;
            if (got <= 0)
                return got == 0 ? 0 : 1;
            frames.take({bytes, static_cast<std::size_t>(got)});
            continue;
        }
        const auto* mail = std::get_if<courier::MailRequest>(&**message);
        const auto* request = std::get_if<courier::FetchRequest>(&**message);
        const bool served = mail != nullptr      ? sendAll(encode(mailer.send(*mail)))
                            : request != nullptr ? serve(fetcher, *request)
                                                 : false;
        if (!served)
            return 1;
    }
}

}  // namespace

int main(int argc, char** argv) {
    std::string caFile;
    if (argc == 3 && std::strcmp(argv[1], "--ca-file") == 0)
        caFile = argv[2];
    else if (argc != 1) {
        std::fputs("usage: algomonitor-courier [--ca-file FILE], with a socket as standard input\n",
                   stderr);
        return 2;
    }
    if (const auto confined = courier::confine(); !confined) {
        std::fprintf(stderr, "%s\n", toString(confined.error()).c_str());
        return 1;
    }
    return work(courier::Fetcher({caFile, &helperIsGone}),
                courier::Mailer({caFile, &helperIsGone}));
}
