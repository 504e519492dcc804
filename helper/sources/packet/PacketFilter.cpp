#include "sources/packet/PacketFilter.h"

#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>

#include "model/PacketEvent.h"

namespace sources {
namespace {

constexpr std::uint32_t kAll = 16'384;   // bytes let through of a packet that matters whole
constexpr std::uint32_t kHeaders = 128;  // IPv6 and TCP with all its options: 100
constexpr std::uint32_t kBeginning = kHeaders + model::kMaxFirstBytes;
constexpr std::uint32_t kHello = kHeaders + 2048;  // post-quantum keys may stand before the name
constexpr std::uint32_t kAncillary = static_cast<std::uint32_t>(SKF_AD_OFF);
constexpr std::uint32_t kSent = 0;  // scratch cell: 1 = this machine sends it

/// Places in the program, all after the jump that names them: classic BPF jumps forward only.
enum Label : std::uint8_t {
    Next,
    Drop,
    TakeAll,
    TakeBeginning,
    TakeHello,
    TakeHeaders,
    Brace,
    Tls,
    Post,
    Tcp,
    TcpSent,
    Udp,
    UdpSent,
    Icmp,
    Icmp6,
    Ipv6,
    Refusal,
    Payload,
    Labels
};

class Program {
  public:
    void load(std::uint16_t code, std::uint32_t k) { m_code.push_back({code, 0, 0, k}); }

    void jump(std::uint16_t test, std::uint32_t k, Label yes, Label no = Next) {
        m_jumps.push_back({m_code.size(), yes, no});
        m_code.push_back({static_cast<std::uint16_t>(BPF_JMP | test | BPF_K), 0, 0, k});
    }

    void mark(Label label) { m_places[label] = m_code.size(); }

    void answer(Label label, std::uint32_t bytes) {
        mark(label);
        load(BPF_RET | BPF_K, bytes);
    }

    std::vector<sock_filter> finish() {
        for (const Jump& jump : m_jumps) {
            m_code[jump.at].jt = distance(jump.at, jump.yes);
            m_code[jump.at].jf = distance(jump.at, jump.no);
        }
        return std::move(m_code);
    }

  private:
    struct Jump {
        std::size_t at;
        Label yes, no;
    };

    std::uint8_t distance(std::size_t from, Label to) const {
        return to == Next ? std::uint8_t{0} : static_cast<std::uint8_t>(m_places[to] - from - 1);
    }

    std::vector<sock_filter> m_code;
    std::vector<Jump> m_jumps;
    std::array<std::size_t, Labels> m_places{};
};

constexpr std::uint16_t kByte = BPF_LD | BPF_B | BPF_ABS;
constexpr std::uint16_t kHalf = BPF_LD | BPF_H | BPF_ABS;
constexpr std::uint16_t kByteX = BPF_LD | BPF_B | BPF_IND;  // at X + k
constexpr std::uint16_t kHalfX = BPF_LD | BPF_H | BPF_IND;
constexpr std::uint16_t kWordX = BPF_LD | BPF_W | BPF_IND;

void always(Program& program, Label to) {
    program.jump(BPF_JEQ, 0, to, to);
}

void direction(Program& program) {
    program.load(BPF_LD | BPF_W | BPF_ABS, kAncillary + SKF_AD_PKTTYPE);
    program.load(BPF_ALU | BPF_AND | BPF_K, 7);
    program.jump(BPF_JGT, PACKET_OUTGOING, Drop);
    program.jump(BPF_JEQ, PACKET_BROADCAST, Drop);
    program.jump(BPF_JEQ, PACKET_MULTICAST, Drop);
    program.jump(BPF_JEQ, PACKET_OTHERHOST, Drop);
    program.load(BPF_ALU | BPF_RSH | BPF_K, 2);  // PACKET_HOST 0 -> 0, PACKET_OUTGOING 4 -> 1
    program.load(BPF_ST, kSent);
}

// Leaves the length of the IP header in X.
void network(Program& program) {
    program.load(BPF_LD | BPF_W | BPF_ABS, kAncillary + SKF_AD_PROTOCOL);
    program.jump(BPF_JEQ, ETH_P_IPV6, Ipv6);
    program.jump(BPF_JEQ, ETH_P_IP, Next, Drop);
    program.load(kHalf, 6);
    program.jump(BPF_JSET, 0x1FFF, Drop);
    program.load(BPF_LDX | BPF_B | BPF_MSH, 0);
    program.load(kByte, 9);
    program.jump(BPF_JEQ, IPPROTO_TCP, Tcp);
    program.jump(BPF_JEQ, IPPROTO_UDP, Udp);
    program.jump(BPF_JEQ, IPPROTO_ICMP, Icmp, Drop);
    program.mark(Ipv6);
    program.load(BPF_LDX | BPF_W | BPF_IMM, 40);
    program.load(kByte, 6);
    program.jump(BPF_JEQ, IPPROTO_TCP, Tcp);
    program.jump(BPF_JEQ, IPPROTO_UDP, Udp);
    program.jump(BPF_JEQ, IPPROTO_ICMPV6, Icmp6, Drop);
}

void datagrams(Program& program) {
    program.mark(Udp);
    program.load(BPF_LD | BPF_MEM, kSent);
    program.jump(BPF_JEQ, 1, UdpSent);
    program.load(kHalfX, 0);
    program.jump(BPF_JEQ, 53, TakeAll, Drop);
    program.mark(UdpSent);
    program.load(kHalfX, 2);
    program.jump(BPF_JEQ, 53, TakeAll, Drop);
}

void unreachable(Program& program, Label label, std::uint32_t typeAndCode) {
    program.mark(label);
    program.load(kHalfX, 0);
    program.jump(BPF_JEQ, typeAndCode, Next, Drop);
    program.load(BPF_LD | BPF_MEM, kSent);
    program.jump(BPF_JEQ, 1, TakeHeaders, Drop);
}

void streams(Program& program, std::span<const QuietFlow> quiet) {
    program.mark(Tcp);
    program.load(BPF_LD | BPF_MEM, kSent);
    program.jump(BPF_JEQ, 1, TcpSent);
    program.load(kHalfX, 0);
    program.jump(BPF_JEQ, 53, TakeAll, Drop);
    program.mark(TcpSent);
    program.load(kHalfX, 2);
    program.jump(BPF_JEQ, 53, TakeAll);
    program.load(kByteX, 13);
    program.load(BPF_ALU | BPF_AND | BPF_K, 0x3F);
    program.jump(BPF_JEQ, 0x14, Refusal);
    program.jump(BPF_JSET, 0x04, Drop);
    program.load(kWordX, 0);
    for (const QuietFlow& flow : quiet.first(std::min(quiet.size(), kMaxQuietFlows)))
        program.jump(BPF_JEQ, std::uint32_t{flow.sourcePort} << 16U | flow.destinationPort, Drop);
    always(program, Payload);
    program.mark(Refusal);
    program.load(kWordX, 4);
    program.jump(BPF_JEQ, 0, TakeHeaders, Drop);
}

// A load past the end of the packet ends the program with 0: no data, no news.
void payload(Program& program) {
    program.mark(Payload);
    program.load(kByteX, 12);
    program.load(BPF_ALU | BPF_RSH | BPF_K, 2);
    program.load(BPF_ALU | BPF_AND | BPF_K, 0x3C);
    program.load(BPF_ALU | BPF_ADD | BPF_X, 0);
    program.load(BPF_MISC | BPF_TAX, 0);
    program.load(kByteX, 0);
    program.jump(BPF_JEQ, '{', Brace);
    program.jump(BPF_JEQ, 0x16, Tls);
    program.jump(BPF_JEQ, 'P', Post, Drop);
    program.mark(Brace);
    program.load(kByteX, 1);
    program.jump(BPF_JEQ, '"', TakeBeginning);
    program.jump(BPF_JGT, ' ', Drop, TakeBeginning);
    program.mark(Tls);
    program.load(kByteX, 5);
    program.jump(BPF_JEQ, 1, Next, Drop);
    program.load(kByteX, 1);
    program.jump(BPF_JEQ, 3, TakeHello, Drop);
    program.mark(Post);
    program.load(kWordX, 0);
    program.jump(BPF_JEQ, 0x504F5354, TakeBeginning, Drop);
}

}  // namespace

std::vector<sock_filter> packetFilter(std::span<const QuietFlow> quiet) {
    Program program;
    direction(program);
    network(program);
    datagrams(program);
    unreachable(program, Icmp, 3U << 8U | 3U);
    unreachable(program, Icmp6, 1U << 8U | 4U);
    streams(program, quiet);
    payload(program);
    program.answer(TakeAll, kAll);
    program.answer(TakeBeginning, kBeginning);
    program.answer(TakeHello, kHello);
    program.answer(TakeHeaders, kHeaders);
    program.answer(Drop, 0);
    return program.finish();
}

}  // namespace sources
