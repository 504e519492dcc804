#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "config/ConfigFile.h"
#include "config/Overrides.h"
#include "model/Error.h"
#include "model/Settings.h"

namespace config {

/// The settings in force and how they change. The administrator's config.json is never written:
/// changes made over the bus live in <state-dir>/settings-override.json beside the value the file
/// had at that time, and give way when the file's value is changed by hand: the last change wins.
/// <state-dir>/config.last-good.json is what a start with a broken file falls back to. Reading
/// is for any thread, changing for one.
class SettingsStore {
  public:
    using WriteFile =
        std::function<model::Result<void>(const std::filesystem::path&, std::string_view)>;

    struct Options {
        std::filesystem::path configFile;
        bool configMustExist = false;  // false: without a file the defaults are in force
        std::filesystem::path stateDirectory;
        WriteFile writeFile;    // storage::replaceFile, 0600; config never writes by itself
        TrustCheck checkTrust;  // rules::checkTrustEntry and the path's owner
    };

    /// Error: bad configuration and no last good one (exit 2).
    static model::Result<std::unique_ptr<SettingsStore>> open(Options options);

    /// The settings with the mode in force: observe while paused or braked. A snapshot; cheap
    /// enough for every event.
    std::shared_ptr<const model::Settings> current() const;

    /// As configured, without pause and brake.
    model::Settings configured() const;

    /// jsonValue as on the bus ("30", "\"ask\""; a bare word is taken for a text). key may also be
    /// "rules.<id>.enabled|response|level". Error InvalidArgument names key, value, range;
    /// NotAuthorized for file-only rows; Unavailable when it cannot be kept. Nothing changes then.
    model::Result<void> set(std::string_view key, std::string_view jsonValue);
    model::Result<void> setMode(model::Mode mode);

    /// Many at once, or none: everything that differs from what is configured. Error NotAuthorized:
    /// a file-only row is among it.
    model::Result<void> setAll(const model::Settings& wanted);

    /// Observe until then (microseconds of CLOCK_BOOTTIME, 0: no longer). Not kept over a restart.
    /// tick() ends a pause whose time has come.
    void pauseUntil(std::int64_t untilUs);
    std::int64_t pausedUntilUs() const;
    void tick(std::int64_t bootUs);

    /// Observe whatever the settings say; why is shown in health. Empty: released.
    void brake(std::string why);

    model::Result<std::string> addTrust(const model::TrustEntry& entry);  // its id
    model::Result<void> removeTrust(std::string_view id);

    /// Reads the file again (SIGHUP). An error changes nothing but degraded().
    model::Result<void> reload();

    const TrustCheck& trustCheck() const { return m_options.checkTrust; }

    std::vector<std::string> warnings() const;  // unknown keys, overrides that gave way
    std::vector<std::string> degraded() const;  // last good in use, brake, unwritable state

    /// Called after every change with the dotted keys that have new values, by the thread that made
    /// the change, without a lock held.
    void onChanged(std::function<void(const std::vector<std::string>&)> callback);

  private:
    explicit SettingsStore(Options options) : m_options(std::move(options)) {}

    model::Result<Loaded> readFile() const;
    model::Result<void> start();
    void readOverrides();
    model::Result<void> change(std::string_view key, model::Settings next);
    model::Result<void> change(const std::vector<std::string>& keys, model::Settings next);
    void adopt(model::Settings configured);
    void rememberGood(const model::Settings& file);
    std::shared_ptr<const model::Settings> inForce() const;
    void announce(const std::vector<std::string>& keys);

    const Options m_options;
    mutable std::mutex m_mutex;  // of everything below
    model::Settings m_file;      // as in config.json
    Overrides m_overrides;
    model::Settings m_configured;  // the file with the overrides
    std::shared_ptr<const model::Settings> m_current;
    std::int64_t m_pausedUntilUs = 0;
    std::string m_brake;
    std::string m_fileTrouble, m_stateTrouble;
    std::vector<std::string> m_warnings;
    std::function<void(const std::vector<std::string>&)> m_callback;
};

}  // namespace config
