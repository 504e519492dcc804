#pragma once

#include <QString>
#include <cstdio>

namespace app::ctl {

/// Where answers go. Every line is out before the next is made, so that a pipe sees it at once.
class Console {
  public:
    Console(std::FILE* out, std::FILE* err) : m_out(out), m_err(err) {}

    void line(const QString& text) { write(m_out, text); }
    void complain(const QString& text) { write(m_err, QStringLiteral("algomonitorctl: ") + text); }
    /// Something could not be written (full disk, closed pipe).
    bool failed() const { return m_failed; }
    /// Characters in a row of the terminal; 0 when the answer goes to a file or a pipe.
    int columns() const;

  private:
    void write(std::FILE* to, const QString& text);

    std::FILE* m_out;
    std::FILE* m_err;
    bool m_failed = false;
};

}  // namespace app::ctl
