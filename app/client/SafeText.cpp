#include "app/client/SafeText.h"

#include <QStringView>

namespace app::client {
namespace {

constexpr QChar kEllipsis(0x2026);

bool isUnsafe(char32_t codePoint) {
    switch (QChar::category(codePoint)) {
        case QChar::Other_Control:
        case QChar::Other_Format:  // bidi overrides and isolates, zero width
        case QChar::Other_Surrogate:
        case QChar::Other_PrivateUse:
        case QChar::Other_NotAssigned:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return true;
        default:
            return false;
    }
}

QString shown(char32_t codePoint) {
    if (codePoint == U'\n')
        return QStringLiteral("\\n");
    if (codePoint == U'\t')
        return QStringLiteral("\\t");
    return QStringLiteral("\\u{%1}").arg(static_cast<uint>(codePoint), 0, 16);
}

/// Cuts before escaping, so that the work is bounded by `most`, not by the sender.
QString cutInTheMiddle(const QString& text, qsizetype most) {
    if (text.size() <= most)
        return text;
    const qsizetype tail = most / 2;
    return text.left(most - tail - 1) + kEllipsis + text.right(tail);
}

}  // namespace

QString safeText(const QString& text, qsizetype most) {
    QString out;
    for (const char32_t codePoint : cutInTheMiddle(text, most).toUcs4()) {
        if (isUnsafe(codePoint))
            out += shown(codePoint);
        else
            out += QString::fromUcs4(&codePoint, 1);
    }
    return cutInTheMiddle(out, most * 2);
}

QString safeText(std::string_view bytes, qsizetype most) {
    // 4 bytes a character at most: only the two ends of an endless name are decoded.
    const auto keep = static_cast<std::size_t>(most) * 4;
    if (bytes.size() <= 2 * keep)
        return safeText(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())),
                        most);
    const std::string_view head = bytes.substr(0, keep);
    const std::string_view tail = bytes.substr(bytes.size() - keep);
    return safeText(QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size())) +
                        QString::fromUtf8(tail.data(), static_cast<qsizetype>(tail.size())),
                    most);
}

QString safeJson(const QString& json) {
    QString out;
    out.reserve(json.size());
    for (const char32_t codePoint : json.toUcs4()) {
        if (codePoint == U'\n' || codePoint == U'\r' || codePoint == U'\t')
            out += u' ';  // only between tokens: inside a string JSON forbids them
        else if (!isUnsafe(codePoint))
            out += QString::fromUcs4(&codePoint, 1);
        else
            for (const QChar unit : QString::fromUcs4(&codePoint, 1))
                out += QStringLiteral("\\u%1").arg(unit.unicode(), 4, 16, u'0');
    }
    return out;
}

}  // namespace app::client
