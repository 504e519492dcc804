#include "config/JsonComments.h"

namespace config {
namespace {

enum class Where { Plain, String, Line, Block };

// The state after the two characters at hand; a block's end is seen at its '/'.
Where next(Where where, char before, char now, char after) {
    if (where == Where::Plain && now == '"')
        return Where::String;
    if (where == Where::Plain && now == '/' && after == '/')
        return Where::Line;
    if (where == Where::Plain && now == '/' && after == '*')
        return Where::Block;
    if (where == Where::Line && now == '\n')
        return Where::Plain;
    if (where == Where::Block && before == '*' && now == '/')
        return Where::Plain;
    return where;
}

bool isBlankedIn(Where where, Where after, char now) {
    const bool comment = where == Where::Line || where == Where::Block || after == Where::Line ||
                         after == Where::Block;
    return comment && now != '\n' && now != '\r';
}

// Length of the string that starts at its opening quote, up to and with the closing one.
std::size_t stringLength(std::string_view text) {
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == '"')
            return i + 1;
    }
    return text.size();
}

}  // namespace

std::string withoutComments(std::string_view text) {
    std::string out(text);
    Where where = Where::Plain;
    std::size_t blockStart = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char after = i + 1 < text.size() ? text[i + 1] : '\0';
        // "/*/" does not end the block it begins.
        const char before = i > blockStart + 2 ? text[i - 1] : '\0';
        const Where now = next(where, before, text[i], after);
        if (now == Where::String) {
            i += stringLength(text.substr(i)) - 1;
            continue;
        }
        if (where == Where::Plain && now == Where::Block)
            blockStart = i;
        if (isBlankedIn(where, now, text[i]))
            out[i] = ' ';
        where = now;
    }
    return out;
}

}  // namespace config
