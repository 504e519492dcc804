#include "rules/behaviour/LoginSigns.h"

#include <algorithm>

#include "model/SafeText.h"

namespace rules {
namespace {

constexpr std::uint32_t kEnoughForSources = 3;
constexpr std::uint32_t kEnoughForHours =
    20;  // less than once in an hour of the day each says nothing

// At that hour, the one before and the one after.
std::uint32_t loginsAround(const model::LoginHabits& habits, unsigned hour) {
    return habits.byHour.at((hour + 23) % 24) + habits.byHour.at(hour % 24) +
           habits.byHour.at((hour + 1) % 24);
}

}  // namespace

std::vector<std::string> loginSigns(const model::Session& session, const model::LoginHabits& habits,
                                    unsigned hour) {
    std::vector<std::string> signs;
    const std::string user = model::printable(session.user);
    if (session.uid == 0 && !session.source.empty())
        signs.push_back("root logged in over the network");
    const bool isNew = std::ranges::find(habits.sources, session.source) == habits.sources.end();
    if (!session.source.empty() && isNew && habits.logins >= kEnoughForSources)
        signs.push_back(user + " never came from " + model::printable(session.source) + " in " +
                        std::to_string(habits.logins) + " logins");
    if (habits.logins >= kEnoughForHours && loginsAround(habits, hour) == 0)
        signs.push_back(user + " never logged in around " + std::to_string(hour) + ":00 in " +
                        std::to_string(habits.logins) + " logins");
    return signs;
}

}  // namespace rules
