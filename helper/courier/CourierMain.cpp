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
#include <variant>

#include "courier/Confinement.h"
#include "courier/CourierProtocol.h"
#include "courier/Fetcher.h"
#include "courier/LogSender.h"
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

/// False: the helper is gone, or says what only a courier says.
struct Worker {
    courier::Fetcher fetcher;
    courier::Mailer mailer;
    courier::LogSender logs;

    bool serve(const courier::FetchRequest& request) const {
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
    bool serve(const courier::MailRequest& mail) const {
        return sendAll(encode(mailer.send(mail)));
    }
    bool serve(const courier::LogRequest& lines) const { return sendAll(encode(logs.send(lines))); }
    static bool serve(const courier::FetchData&) { return false; }
    static bool serve(const courier::FetchDone&) { return false; }
};

int work(const Worker& worker) {
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
        if (!std::visit([&](const auto& request) { return worker.serve(request); }, **message))
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
    return work(Worker{courier::Fetcher({caFile, &helperIsGone}),
                       courier::Mailer({caFile, &helperIsGone}),
                       courier::LogSender(&helperIsGone)});
}
