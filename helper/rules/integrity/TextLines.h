#pragma once

#include <string>
#include <string_view>
#include <vector>

// Small readings of line-based configuration, without copies.
namespace rules {

std::string_view trimmedText(std::string_view text);
std::vector<std::string_view> linesOf(std::string_view text);
std::vector<std::string_view> fieldsOf(std::string_view line, char separator);
std::vector<std::string_view> wordsOf(std::string_view line);  // by blanks
bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words);
std::string lowerCase(std::string_view text);

}  // namespace rules
