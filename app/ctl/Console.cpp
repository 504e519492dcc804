#include "app/ctl/Console.h"

#include <sys/ioctl.h>
#include <unistd.h>

namespace app::ctl {

int Console::columns() const {
    winsize size{};
    const bool terminal = ioctl(fileno(m_out), TIOCGWINSZ, &size) == 0;
    return terminal ? size.ws_col : 0;
}

void Console::write(std::FILE* to, const QString& text) {
    const QByteArray bytes = text.toUtf8() + '\n';
    const auto size = static_cast<std::size_t>(bytes.size());
    if (std::fwrite(bytes.constData(), 1, size, to) != size || std::fflush(to) != 0)
        m_failed = true;
}

}  // namespace app::ctl
