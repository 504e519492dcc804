#include "sources/procfs/NetTableReader.h"

#include <fcntl.h>

#include <array>
#include <optional>
#include <string>

#include "sources/FileDescriptor.h"
#include "sources/procfs/NetTableParser.h"

namespace sources {
namespace {

constexpr std::size_t kMaxTableBytes = 32U << 20U;  // 200,000 sockets

struct Table {
    const char* name;
    model::Transport transport;
};
constexpr std::array<Table, 6> kTables{{{"tcp", model::Transport::Tcp},
                                        {"tcp6", model::Transport::Tcp},
                                        {"udp", model::Transport::Udp},
                                        {"udp6", model::Transport::Udp},
                                        {"raw", model::Transport::Raw},
                                        {"raw6", model::Transport::Raw}}};

std::optional<std::string> readAll(const std::string& path) {
    const FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!file)
        return std::nullopt;
    std::string text;
    std::array<char, 65536> buffer;
    while (text.size() < kMaxTableBytes) {
        const ssize_t got = ::read(file.get(), buffer.data(), buffer.size());
        if (got <= 0)
            break;
        text.append(buffer.data(), static_cast<std::size_t>(got));
    }
    return text;
}

}  // namespace

model::Result<std::vector<SocketRow>> readNetTables(std::int32_t pid) {
    const std::string folder =
        "/proc/" + (pid > 0 ? std::to_string(pid) : std::string("thread-self")) + "/net/";
    std::vector<SocketRow> rows;
    bool any = false;
    for (const Table& table : kTables) {
        if (const auto text = readAll(folder + table.name)) {
            parseNetTable(*text, table.transport, rows);
            any = true;
        }
    }
    if (!any)
        return model::unexpected(model::Error::Code::Unavailable, folder, "no socket table", errno);
    return rows;
}

}  // namespace sources
