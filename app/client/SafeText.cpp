#include "app/client/SafeText.h"

#include <QList>
#include <string>

#include "model/SafeText.h"

namespace app::client {
namespace {

constexpr QChar kEllipsis(0x2026);

QString cutInTheMiddle(const QString& text, qsizetype most) {
    if (text.size() <= most)
        return text;
    const qsizetype tail = most / 2;
    return text.left(most - tail - 1) + kEllipsis + text.right(tail);
}

}  // namespace

QString safeText(std::string_view bytes, qsizetype most) {
    // At most 4 bytes a character: of an endless name only the two ends are looked at.
    const auto keep = static_cast<std::size_t>(most) * 4;
    if (bytes.size() <= 2 * keep)
        return cutInTheMiddle(QString::fromStdString(model::printable(bytes)), most);
    std::string ends(bytes.substr(0, keep));
    ends += bytes.substr(bytes.size() - keep);
    return cutInTheMiddle(QString::fromStdString(model::printable(ends)), most);
}

QString safeText(const QString& text, qsizetype most) {
    return safeText(std::string_view(text.toStdString()), most);
}

QString safeJson(const QString& json) {
    QString out;
    out.reserve(json.size());
    for (const char32_t codePoint : json.toUcs4()) {
        if (codePoint == U'\n' || codePoint == U'\r' || codePoint == U'\t')
            out += u' ';  // only between tokens: inside a string JSON forbids them
        else if (!model::isUnsafe(codePoint))
            out += QString::fromUcs4(&codePoint, 1);
        else
            for (const QChar unit : QString::fromUcs4(&codePoint, 1))
                out += QStringLiteral("\\u%1").arg(uint(unit.unicode()), 4, 16, QLatin1Char('0'));
    }
    return out;
}

}  // namespace app::client
