#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace rules::sigma {

/// The log sources of Sigma's taxonomy that the helper sees itself.
enum class Category : std::uint8_t { ProcessCreation, NetworkConnection, FileEvent };

inline constexpr std::size_t kCategories = 3;

std::string_view toString(Category category);
std::optional<Category> categoryFromString(std::string_view text);

/// One thing that happened, in the field names of Sigma's taxonomy ("Image", "CommandLine",
/// "DestinationIp"…). A field that was never set is absent, which is not the same as empty.
class Event {
  public:
    struct Field {
        std::string name;
        std::string value;
    };

    explicit Event(Category category) : m_category(category) {}

    /// Sets or replaces.
    void set(std::string_view name, std::string value);

    Category category() const { return m_category; }
    std::span<const Field> fields() const { return m_fields; }
    const std::string* find(std::string_view name) const;

  private:
    Category m_category;
    std::vector<Field> m_fields;
};

}  // namespace rules::sigma
