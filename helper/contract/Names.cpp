#include "contract/Names.h"

#include <array>
#include <string_view>

namespace contract {
namespace {

using Code = model::Error::Code;

struct ErrorRow {
    Code code;
    const char* name;
};

constexpr std::array<ErrorRow, 7> kErrors{
    {{Code::NotAuthorized, "org.algomonitor.Error.NotAuthorized"},
     {Code::NoSuchProcess, "org.algomonitor.Error.NoSuchProcess"},
     {Code::ProcessChanged, "org.algomonitor.Error.ProcessChanged"},
     {Code::Protected, "org.algomonitor.Error.Protected"},
     {Code::InvalidArgument, "org.algomonitor.Error.InvalidArgument"},
     {Code::LimitReached, "org.algomonitor.Error.LimitReached"},
     {Code::Unavailable, "org.algomonitor.Error.Unavailable"}}};

}  // namespace

const char* errorName(model::Error::Code code) {
    for (const ErrorRow& row : kErrors)
        if (row.code == code)
            return row.name;
    return "org.algomonitor.Error.Unavailable";
}

model::Error::Code errorCode(const char* name) {
    for (const ErrorRow& row : kErrors)
        if (name != nullptr && std::string_view(name) == row.name)
            return row.code;
    return Code::Unavailable;
}

}  // namespace contract
