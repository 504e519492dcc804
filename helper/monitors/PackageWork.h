#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "model/Finding.h"
#include "monitors/FileWording.h"
#include "monitors/ProgramCatalogue.h"
#include "sources/files/FileInspector.h"
#include "sources/packages/DpkgChecksums.h"

namespace monitors {

/// What the package manager does to protected files is kept back until it is done, and then held
/// against what the packages recorded (F4): what agrees is one line a package, what does not is
/// told like any other change. The comparing is done on a thread of its own.
class PackageWork {
  public:
    struct Options {
        ProgramCatalogue::OwnerLookup owner;    // any thread
        std::function<void()> refreshPackages;  // reads the package database again; any thread
        std::function<void()> wake;             // there is something to take
        sources::DpkgChecksums checksums{};
    };

    /// A change with the verdict about it.
    struct Settled {
        FileStory story;
        bool isVouched = false;  // as the package recorded it, or harmless work of its scripts
        std::string why;         // where not: why
        std::string package{};   // empty: it belongs to none
    };
    struct Done {
        std::vector<Settled> files;
        std::vector<model::Finding> packages;  // one each
    };

    explicit PackageWork(Options options);
    ~PackageWork();

    /// dpkg itself, or something it started (a package's scripts); null is nobody.
    static bool isPackageManager(const Actor* actor);

    /// Was a package installed or removed since this stamp was taken?
    bool changedSince(const std::string& stamp) const;
    std::string stamp() const { return m_checksums.stamp(); }
    bool isAtWork() const { return m_checksums.isAtWork(); }
    bool isOwned(const std::string& path) const { return m_options.owner(path).has_value(); }

    void hold(FileStory&& story, std::uint64_t nowNs);
    bool holds(const std::string& path) const;

    std::optional<std::uint64_t> dueNs() const;
    void tick(std::uint64_t nowNs);
    std::optional<Done> take();

  private:
    struct Held {
        FileStory story;
        std::string formerOwner;
    };
    struct Package {
        std::string version;
        std::uint64_t files = 0;
        std::vector<std::string> gained, others;
        std::shared_ptr<const Actor> actor;
        std::uint64_t seenNs = 0;
    };

    void resolve(std::vector<Held> held);
    Settled settle(Held& held, sources::FileInspector& inspector);
    Settled settleOwned(FileStory&& story, const PackageName& owner);
    std::string packageOf(const FileStory& story, const std::string& formerOwner) const;
    void count(Settled& settled, const std::string& formerOwner,
               std::map<std::string, Package>& packages) const;
    static void countNameless(const Settled& settled, std::map<std::string, Package>& packages);

    Options m_options;
    sources::DpkgChecksums m_checksums;  // the worker's while it runs, but for stamp()
    std::map<std::string, Held> m_held;
    std::set<std::string> m_resolving;
    std::uint64_t m_firstNs = 0, m_dueNs = 0;
    std::thread m_thread;
    std::atomic<bool> m_isBusy{false}, m_never{false};
    std::mutex m_mutex;
    std::optional<Done> m_done;
};

}  // namespace monitors
