#include "rules/sigma/Event.h"

#include <algorithm>
#include <array>

namespace rules::sigma {
namespace {

constexpr std::array<std::string_view, kCategories> kNames = {"process_creation",
                                                              "network_connection", "file_event"};

}  // namespace

std::string_view toString(Category category) {
    return kNames[static_cast<std::size_t>(category)];
}

std::optional<Category> categoryFromString(std::string_view text) {
    const auto name = std::ranges::find(kNames, text);
    if (name == kNames.end())
        return std::nullopt;
    return static_cast<Category>(name - kNames.begin());
}

void Event::set(std::string_view name, std::string value) {
    const auto field = std::ranges::find(m_fields, name, &Field::name);
    if (field == m_fields.end())
        m_fields.push_back({std::string(name), std::move(value)});
    else
        field->value = std::move(value);
}

const std::string* Event::find(std::string_view name) const {
    const auto field = std::ranges::find(m_fields, name, &Field::name);
    return field == m_fields.end() ? nullptr : &field->value;
}

}  // namespace rules::sigma
