#include "ui/format/SafeText.h"

#include <QChar>
#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr int kMarksPerLetter = 3;
constexpr int kToolTipColumns = 96;

bool isMark(char32_t c) {
    const QChar::Category category = QChar::category(c);
    return category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing ||
           category == QChar::Mark_SpacingCombining;
}

/// Hangul fillers, Braille blank and the like are letters to Unicode and nothing to the eye.
bool isInvisible(char32_t c) {
    switch (c) {
        case 0x034F:
        case 0x115F:
        case 0x1160:
        case 0x17B4:
        case 0x17B5:
        case 0x2800:
        case 0x3164:
        case 0xFFA0:
            return true;
        default:
            return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0000 && c <= 0xE0FFF);
    }
}

bool isHarmless(char32_t c) {
    if (isInvisible(c))
        return false;
    switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Other_Format:
        case QChar::Other_Surrogate:
        case QChar::Other_PrivateUse:
        case QChar::Other_NotAssigned:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            return false;
        case QChar::Separator_Space:
            return c == U' ' || c == 0x00A0;
        default:
            return true;
    }
}

QString hex(unsigned value, int width) {
    return QString::number(value, 16).rightJustified(width, QLatin1Char('0'));
}

QString escaped(char32_t c) {
    switch (c) {
        case U'\n':
            return QStringLiteral("\\n");
        case U'\t':
            return QStringLiteral("\\t");
        case U'\r':
            return QStringLiteral("\\r");
        default:
            return c < 0x100 ? QStringLiteral("\\x") + hex(c, 2)
                             : QStringLiteral("\\u{") + hex(c, 4) + QLatin1Char('}');
    }
}

/// Appends code points one by one, so that a pile of marks can be seen as one.
class Writer {
  public:
    void add(char32_t c) {
        m_marks = isMark(c) ? m_marks + 1 : 0;
        const bool show = isHarmless(c) && m_marks <= kMarksPerLetter;
        m_text += show ? QString::fromUcs4(&c, 1) : escaped(c);
    }
    void addByte(unsigned char byte) {
        m_marks = 0;
        m_text += QStringLiteral("\\x") + hex(byte, 2);
    }
    QString take() { return std::move(m_text); }

  private:
    QString m_text;
    int m_marks = 0;
};

/// Length of the UTF-8 sequence at the start of `bytes`, 0 if there is none (RFC 3629: no overlong
/// forms, no surrogates, nothing above U+10FFFF).
int sequenceLength(std::string_view bytes, char32_t& c) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = at(0);
    if (first < 0x80) {
        c = first;
        return 1;
    }
    const int length = first > 0xF4    ? 0
                       : first >= 0xF0 ? 4
                       : first >= 0xE0 ? 3
                       : first >= 0xC0 ? 2
                                       : 0;
    if (length == 0 || bytes.size() < static_cast<std::size_t>(length))
        return 0;
    c = first & (0xFFU >> (length + 1));
    for (int i = 1; i < length; ++i) {
        if ((at(static_cast<std::size_t>(i)) & 0xC0) != 0x80)
            return 0;
        c = (c << 6) | (at(static_cast<std::size_t>(i)) & 0x3FU);
    }
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    return c < smallest[length] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0 : length;
}

/// Nobody reads megabytes: both ends are escaped, the middle is not even looked at.
std::string_view end(std::string_view bytes, std::size_t keep) {
    return bytes.substr(bytes.size() - keep);
}

bool isPlainAscii(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [](char c) { return c >= ' ' && c < '\x7f'; });
}

QString escapedBytes(std::string_view bytes) {
    // Nearly every name there is; rows are drawn thousands of times.
    if (isPlainAscii(bytes))
        return QString::fromLatin1(bytes.data(), static_cast<qsizetype>(bytes.size()));
    Writer writer;
    while (!bytes.empty()) {
        char32_t c = 0;
        const int length = sequenceLength(bytes, c);
        if (length == 0)
            writer.addByte(static_cast<unsigned char>(bytes.front()));
        else
            writer.add(c);
        bytes.remove_prefix(static_cast<std::size_t>(length == 0 ? 1 : length));
    }
    return writer.take();
}

}  // namespace

QString safeText(std::string_view bytes, qsizetype limit) {
    // Four bytes a character at most, so `limit` characters of either end are surely in here.
    const auto keep = static_cast<std::size_t>(limit) * 4;
    if (bytes.size() > keep * 2) {
        const QString head = escapedBytes(bytes.substr(0, keep)).left(limit);
        const QString tail = escapedBytes(end(bytes, keep)).right(limit);
        return cutInTheMiddle(head + tail, limit);
    }
    return cutInTheMiddle(escapedBytes(bytes), limit);
}

QString safeText(const QString& text, qsizetype limit) {
    Writer writer;
    const QString bounded = cutInTheMiddle(text, limit * 2);
    for (qsizetype i = 0; i < bounded.size(); ++i) {
        const QChar unit = bounded.at(i);
        const bool pair =
            unit.isHighSurrogate() && i + 1 < bounded.size() && bounded.at(i + 1).isLowSurrogate();
        // toUcs4 would make one and the same of every half pair.
        writer.add(pair ? QChar::surrogateToUcs4(unit, bounded.at(++i)) : unit.unicode());
    }
    return cutInTheMiddle(writer.take(), limit);
}

QString cutInTheMiddle(const QString& text, qsizetype limit) {
    if (text.size() <= limit)
        return text;
    if (limit < 3)
        return text.left(limit);
    qsizetype head = (limit - 1) / 2;
    qsizetype tail = limit - 1 - head;
    // A pair of surrogates is one letter.
    if (text.at(head - 1).isHighSurrogate())
        --head;
    if (text.at(text.size() - tail).isLowSurrogate())
        --tail;
    return text.left(head) + QChar(0x2026) + text.right(tail);
}

QString plainToolTip(const QString& safe) {
    if (safe.isEmpty())
        return {};
    QString broken;
    // A word of 4,000 letters would make a tooltip as wide as the screen is not.
    for (qsizetype at = 0; at < safe.size(); at += kToolTipColumns) {
        if (at > 0)
            broken += QChar(0x200B);
        broken += safe.mid(at, kToolTipColumns);
    }
    return QStringLiteral("<p style=\"white-space:pre-wrap\">") + broken.toHtmlEscaped() +
           QStringLiteral("</p>");
}

QString withoutMnemonic(const QString& safe) {
    return QString(safe).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

}  // namespace ui
