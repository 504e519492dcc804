#pragma once

#include <QByteArray>
#include <QString>

namespace app {

/// A POSIX ustar archive (pax(1), "ustar Interchange Format") put together in memory.
class Tar {
  public:
    /// name: ASCII, at most 99 bytes; modified: seconds since the epoch.
    void add(const QByteArray& name, const QByteArray& content, qint64 modified);
    /// With the end marker.
    QByteArray finish();

  private:
    QByteArray m_bytes;
};

}  // namespace app
