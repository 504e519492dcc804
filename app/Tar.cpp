#include "app/Tar.h"

#include <algorithm>

namespace app {
namespace {

constexpr qsizetype kBlock = 512;

/// Octal, closed by a zero byte.
QByteArray octal(qint64 number, int width) {
    return QByteArray::number(number, 8).rightJustified(width - 1, '0') + '\0';
}

QByteArray header(const QByteArray& name, qint64 size, qint64 modified) {
    QByteArray block(kBlock, '\0');
    const auto put = [&block](qsizetype at, const QByteArray& field) {
        std::copy(field.begin(), field.end(), block.begin() + at);
    };
    put(0, name.left(99));
    put(100, octal(0600, 8));
    put(108, octal(0, 8));  // of root: whoever unpacks it is its owner
    put(116, octal(0, 8));
    put(124, octal(size, 12));
    put(136, octal(std::max<qint64>(0, modified), 12));
    put(148, QByteArray(8, ' '));  // the sum is taken with blanks here
    put(156, "0");
    put(257, QByteArray("ustar\0"
                        "00",
                        8));
    qint64 sum = 0;
    for (const char byte : block)
        sum += static_cast<unsigned char>(byte);
    put(148, octal(sum, 7) + ' ');
    return block;
}

}  // namespace

void Tar::add(const QByteArray& name, const QByteArray& content, qint64 modified) {
    m_bytes += header(name, content.size(), modified) + content;
    m_bytes.append((kBlock - content.size() % kBlock) % kBlock, '\0');
}

QByteArray Tar::finish() {
    return m_bytes + QByteArray(2 * kBlock, '\0');
}

}  // namespace app
