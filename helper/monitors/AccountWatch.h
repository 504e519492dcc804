#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "model/Finding.h"
#include "rules/behaviour/AccountSigns.h"

namespace monitors {

/// Compares passwd and group with what they were, over restarts of the helper too. One thread.
class AccountWatch {
  public:
    struct Options {
        std::filesystem::path directory = "/etc";
        std::function<void(model::Finding&&)> found;
        std::function<std::string()> kept;  // what keep() was last given; empty = never
        std::function<void(const std::string&)> keep;
    };

    explicit AccountWatch(Options options) : m_options(std::move(options)) {}

    /// Reads both files now. The first time ever they are what is usual.
    void look();

  private:
    void remember();

    Options m_options;
    rules::Accounts m_accounts;
    bool m_known = false;
};

}  // namespace monitors
