#pragma once

#include <QString>
#include <cstdint>
#include <string>

namespace service {

/// Who sent a message, as the bus daemon says (never the message itself).
struct Caller {
    QString name;  // unique bus name, ":1.42"
    std::uint32_t uid = 0;
    std::int32_t pid = 0;  // only for the record: it may be another process by now
};

/// "uid 1000 pid 4711 :1.42", for the audit log.
inline std::string describe(const Caller& caller) {
    return "uid " + std::to_string(caller.uid) + " pid " + std::to_string(caller.pid) + " " +
           caller.name.toStdString();
}

}  // namespace service
