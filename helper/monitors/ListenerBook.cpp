#include "monitors/ListenerBook.h"

namespace monitors {

std::string fileNameOf(const std::string& path) {
    return path.substr(path.rfind('/') + 1);
}

bool ListenerBook::note(const model::Connection& connection, const ProcessFacts& facts) {
    const model::Process& process = facts.process;
    if (m_known.size() >= kMaxListeners)
        m_known.clear();
    if (m_programs.size() >= kMaxListeners)
        m_programs.clear();
    m_programs[placeOf(connection.transport, connection.localPort)] =
        fileNameOf(process.executable);
    const std::string& program = process.executable.empty() ? process.name : process.executable;
    return m_known
        .insert(program + '\n' + connection.localAddress + '\n' +
                std::to_string(placeOf(connection.transport, connection.localPort)))
        .second;
}

std::string ListenerBook::programAt(model::Transport transport, std::uint16_t port) const {
    const auto program = m_programs.find(placeOf(transport, port));
    return program == m_programs.end() ? std::string() : program->second;
}

}  // namespace monitors
