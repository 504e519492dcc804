#include "sources/packet/FlowProbe.h"

#include <arpa/inet.h>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <linux/tcp.h>

#include <algorithm>
#include <cstring>
#include <utility>

#include "sources/netlink/Attributes.h"

namespace sources {
namespace {

bool setAddress(int family, const std::string& text, std::uint32_t* words) {
    return ::inet_pton(family, text.c_str(), words) == 1;
}

// Of UDP the kernel wants the ends of a packet that arrives, not of the socket (udp_dump_one()).
std::optional<inet_diag_req_v2> requestFor(model::PacketFlow flow) {
    const bool udp = flow.transport == model::Transport::Udp;
    if (udp) {
        std::swap(flow.sourceAddress, flow.destinationAddress);
        std::swap(flow.sourcePort, flow.destinationPort);
    }
    inet_diag_req_v2 request{};
    const int family = flow.sourceAddress.find(':') == std::string::npos ? AF_INET : AF_INET6;
    request.sdiag_family = static_cast<std::uint8_t>(family);
    request.sdiag_protocol = udp ? IPPROTO_UDP : IPPROTO_TCP;
    request.idiag_ext = 1U << (INET_DIAG_INFO - 1U);
    request.idiag_states = ~0U;
    request.id.idiag_sport = htons(flow.sourcePort);
    request.id.idiag_dport = htons(flow.destinationPort);
    request.id.idiag_cookie[0] = request.id.idiag_cookie[1] = INET_DIAG_NOCOOKIE;
    if (!setAddress(family, flow.sourceAddress, request.id.idiag_src) ||
        !setAddress(family, flow.destinationAddress, request.id.idiag_dst))
        return std::nullopt;
    return request;
}

}  // namespace

std::optional<FlowState> parseFlowState(std::span<const std::byte> message) {
    inet_diag_msg diag{};
    if (message.size() < sizeof diag)
        return std::nullopt;
    std::memcpy(&diag, message.data(), sizeof diag);
    FlowState state{diag.idiag_inode, diag.idiag_uid, 0};
    if (const auto attribute = findAttribute(message.subspan(sizeof diag), INET_DIAG_INFO)) {
        tcp_info info{};  // older kernels send less of it, newer ones more
        std::memcpy(&info, attribute->data(), std::min(sizeof info, attribute->size()));
        state.bytes = info.tcpi_bytes_acked + info.tcpi_bytes_received;
    }
    return state;
}

model::Result<FlowProbe> FlowProbe::create() {
    auto socket = DiagSocket::open();
    if (!socket)
        return std::unexpected(socket.error());
    return FlowProbe(*std::move(socket));
}

std::optional<FlowState> FlowProbe::ask(const model::PacketFlow& flow) {
    const auto request = requestFor(flow);
    std::optional<FlowState> state;
    if (request)
        (void)m_socket.ask(
            SOCK_DIAG_BY_FAMILY, 0, std::as_bytes(std::span(&*request, 1)),
            [&](const nlmsghdr& header) { state = parseFlowState(payloadOf(header)); });
    // A socket in TIME_WAIT is nobody's.
    return state && state->inode != 0 ? state : std::nullopt;
}

}  // namespace sources
