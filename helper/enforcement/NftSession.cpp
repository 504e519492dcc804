#include "enforcement/NftSession.h"

#include <linux/netlink.h>
#include <nftables/libnftables.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <string_view>

#include "enforcement/NetAdmin.h"
#include "sources/FileDescriptor.h"

namespace enforcement {
namespace {

struct Free {
    void operator()(nft_ctx* context) const { ::nft_ctx_free(context); }
};
using Context = std::unique_ptr<nft_ctx, Free>;

std::unexpected<model::Error> unavailable(std::string detail, int error) {
    return model::unexpected(model::Error::Code::Unavailable, "nftables", std::move(detail), error);
}

/// libnftables ends the program when it cannot open its socket (netlink_init_error): tried first.
int whyNoNetfilter() {
    if (!mayAdministerNetworks())
        return EPERM;
    const sources::FileDescriptor socket(
        ::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_NETFILTER));
    return socket ? 0 : errno;
}

/// "Error: Could not process rule: Too many open files in system\nadd element …": the library tells
/// the errno as its text only.
std::unexpected<model::Error> errorIn(std::string_view said) {
    for (const int error : {ENOENT, ENFILE, EPERM, EPROTONOSUPPORT, EAFNOSUPPORT, EOPNOTSUPP})
        if (said.contains(std::strerror(error)))
            return unavailable("refused by the kernel", error);
    return unavailable(std::string(said.substr(0, said.find('\n'))), 0);
}

Context makeContext() {
    Context context(::nft_ctx_new(NFT_CTX_DEFAULT));
    if (!context)
        return context;
    ::nft_ctx_buffer_output(context.get());
    ::nft_ctx_buffer_error(context.get());
    ::nft_ctx_output_set_flags(context.get(), NFT_CTX_OUTPUT_JSON | NFT_CTX_OUTPUT_NUMERIC_ALL);
    return context;
}

}  // namespace

model::Result<std::string> NftSession::run(const std::string& commands) {
    if (const int error = whyNoNetfilter())
        return unavailable("cannot be reached", error);
    const Context context = makeContext();
    if (!context)
        return unavailable("out of memory", ENOMEM);
    if (::nft_run_cmd_from_buffer(context.get(), commands.c_str()) != 0)
        return errorIn(::nft_ctx_get_error_buffer(context.get()));
    return std::string(::nft_ctx_get_output_buffer(context.get()));
}

}  // namespace enforcement
