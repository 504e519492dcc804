#include <cstddef>
#include <cstdint>
#include <span>

#include "sources/ebpf/EventParser.h"

/// A ring buffer record as nobody's kernel would write it. What an exec says of its texts must lie
/// within the record.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto event = sources::parseSensorRecord(std::as_bytes(std::span(data, size)));
    if (!event)
        return 0;
    if (const auto* exec = std::get_if<model::ExecEvent>(&*event)) {
        std::size_t bytes = exec->process.executable.size() + exec->process.name.size();
        for (const std::string& argument : exec->process.arguments)
            bytes += argument.size();
        if (bytes > size)
            __builtin_trap();
    }
    return 0;
}
