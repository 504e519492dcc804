#include "monitors/PackageWork.h"

#include <pthread.h>
#include <sys/resource.h>

#include <algorithm>

#include "model/SafeText.h"
#include "rules/BuiltInRules.h"
#include "rules/integrity/CriticalFiles.h"

namespace monitors {
namespace {

constexpr std::uint64_t kSecondNs = 1'000'000'000;
constexpr std::uint64_t kQuietNs = 3 * kSecondNs / 2;  // between two files, and two dpkg runs
constexpr std::uint64_t kAgainNs = kSecondNs;          // while the lock is held
constexpr std::uint64_t kPatienceNs = 600 * kSecondNs;
constexpr std::size_t kMostNamed = 10;
constexpr char kInfo[] = "/var/lib/dpkg/info/";

bool isDpkg(const model::Process& process) {
    return process.executable == "/usr/bin/dpkg" && process.effectiveUid == 0;
}

bool givesRights(const model::FileState& state) {
    return state.kind == model::FileKind::Regular &&
           ((state.mode & 06000U) != 0 || !attributeOf(state, "security.capability").empty());
}

/// What somebody who came in by a package's script would leave behind.
bool isNoHarmlessWork(const FileStory& story) {
    const bool runs = story.now.kind == model::FileKind::Regular && (story.now.mode & 0111U) != 0;
    return runs || givesRights(story.now) ||
           rules::criticalKindOf(story.path) != rules::CriticalKind::None;
}

std::string md5Now(const std::string& path) {
    const std::size_t slash = path.rfind('/');
    const auto folder = sources::openFolder(slash == 0 ? "/" : path.substr(0, slash));
    const auto file = folder ? sources::openToHash(folder.get(), path.c_str() + slash + 1)
                             : sources::FileDescriptor();
    return file ? sources::md5Of(file.get()) : std::string();
}

void addNames(const std::vector<std::string>& names, const std::string& before,
              std::vector<std::string>& why) {
    for (std::size_t i = 0; i < std::min(names.size(), kMostNamed); ++i)
        why.push_back(before + model::printable(names[i]));
    if (names.size() > kMostNamed)
        why.push_back(before + std::to_string(names.size() - kMostNamed) + " more");
}

}  // namespace

PackageWork::PackageWork(Options options)
    : m_options(std::move(options)), m_checksums(m_options.checksums) {}

PackageWork::~PackageWork() {
    if (m_thread.joinable())
        m_thread.join();
}

bool PackageWork::isPackageManager(const Actor* actor) {
    return actor != nullptr &&
           (isDpkg(actor->process) || std::ranges::any_of(actor->ancestry, isDpkg));
}

bool PackageWork::changedSince(const std::string& stamp) const {
    return !stamp.empty() && m_checksums.stamp() != stamp;
}

void PackageWork::hold(FileStory&& story, std::uint64_t nowNs) {
    if (m_held.empty())
        m_firstNs = nowNs;
    m_dueNs = nowNs + kQuietNs;
    const auto owner = m_options.owner(story.path);
    Held held{std::move(story), owner ? owner->name : std::string()};
    const std::string path = held.story.path;
    m_held.insert_or_assign(path, std::move(held));
}

bool PackageWork::holds(const std::string& path) const {
    return m_held.contains(path) || m_resolving.contains(path);
}

std::optional<std::uint64_t> PackageWork::dueNs() const {
    return m_held.empty() || m_isBusy.load() ? std::nullopt : std::optional(m_dueNs);
}

void PackageWork::tick(std::uint64_t nowNs) {
    if (m_held.empty() || m_isBusy.load() || nowNs < m_dueNs)
        return;
    if (m_checksums.isAtWork() && nowNs < m_firstNs + kPatienceNs) {
        m_dueNs = nowNs + kAgainNs;
        return;
    }
    std::vector<Held> held;
    for (auto& [path, one] : std::exchange(m_held, {})) {
        m_resolving.insert(path);
        held.push_back(std::move(one));
    }
    if (m_thread.joinable())
        m_thread.join();
    m_isBusy.store(true);
    m_thread = std::thread([this, held = std::move(held)]() mutable { resolve(std::move(held)); });
}

std::optional<PackageWork::Done> PackageWork::take() {
    const std::lock_guard lock(m_mutex);
    if (m_done)
        m_resolving.clear();
    return std::exchange(m_done, std::nullopt);
}

void PackageWork::resolve(std::vector<Held> held) {
    pthread_setname_np(pthread_self(), "packages");
    ::setpriority(PRIO_PROCESS, 0, 10);
    m_options.refreshPackages();
    m_checksums.forget();
    sources::FileInspector inspector(m_never);
    std::map<std::string, Package> packages;
    Done done;
    for (Held& one : held)
        done.files.push_back(settle(one, inspector));
    for (std::size_t i = 0; i < held.size(); ++i)
        count(done.files[i], held[i].formerOwner, packages);
    for (const Settled& settled : done.files)
        countNameless(settled, packages);
    for (const auto& [name, package] : packages) {
        model::Finding finding;
        finding.ruleId = "package-update";
        finding.ruleName = rules::titleOf(finding.ruleId);
        finding.level = model::Level::Info;
        finding.certainty = model::Certainty::Certain;
        finding.seenNs = package.seenNs;
        finding.message = name.empty() ? "The package manager removed or arranged " +
                                             std::to_string(package.files) + " protected files"
                                       : "Package " + model::printable(name) + " " +
                                             model::printable(package.version) +
                                             " was installed: " + std::to_string(package.files) +
                                             " protected files are as it recorded them";
        addNames(package.gained, "runs with more rights, as the package wants it: ", finding.why);
        addNames(package.others, "also changed by its scripts: ", finding.why);
        if (package.actor) {
            finding.process = package.actor->process;
            finding.ancestry = package.actor->ancestry;
        }
        finding.process.package = name;
        finding.process.packageVersion = package.version;
        finding.file = {kInfo + (name.empty() ? "" : name + ".list"), {}};
        done.packages.push_back(std::move(finding));
    }
    {
        const std::lock_guard lock(m_mutex);
        m_done = std::move(done);
    }
    m_isBusy.store(false);
    m_options.wake();
}

PackageWork::Settled PackageWork::settle(Held& held, sources::FileInspector& inspector) {
    FileStory story = std::move(held.story);
    story.now = inspector.inspect(story.path);
    const auto owner = m_options.owner(story.path);
    if (!story.now)
        return {std::move(story), story.actor != nullptr || !held.formerOwner.empty(), {}};
    if (owner)
        return settleOwned(std::move(story), *owner);
    if (story.actor == nullptr)
        return {std::move(story), false, {}};
    if (story.now.kind != model::FileKind::Directory && isNoHarmlessWork(story))
        return {std::move(story), false,
                "was changed while packages were installed, but belongs "
                "to none"};
    return {std::move(story), true, {}};
}

PackageWork::Settled PackageWork::settleOwned(FileStory&& story, const PackageName& owner) {
    const auto expected = m_checksums.recorded(owner.name, story.path);
    if (story.now.kind != model::FileKind::Regular || !expected) {
        // dpkg records no sums of links and folders: its own word counts, a script's does not.
        const bool own = story.actor && isDpkg(story.actor->process);
        const bool folder = story.now.kind == model::FileKind::Directory;
        return {std::move(story), own || folder || !isNoHarmlessWork(story), {}};
    }
    if (md5Now(story.path) == *expected)
        return {std::move(story), true, {}};
    return {std::move(story), false,
            "is not what package " + model::printable(owner.name) + " recorded"};
}

std::string PackageWork::packageOf(const FileStory& story, const std::string& formerOwner) const {
    const auto owner = m_options.owner(story.path);
    return owner ? owner->name : formerOwner;
}

void PackageWork::count(Settled& settled, const std::string& formerOwner,
                        std::map<std::string, Package>& packages) const {
    settled.package = packageOf(settled.story, formerOwner);
    if (!settled.isVouched || settled.package.empty())
        return;
    const FileStory& story = settled.story;
    Package& package = packages[settled.package];
    if (const auto owner = m_options.owner(story.path))
        package.version = owner->version;
    ++package.files;
    if (givesRights(story.now))
        package.gained.push_back(story.path);
    if (story.actor)
        package.actor = story.actor;
    package.seenNs = std::max(package.seenNs, story.seenNs);
}

/// What belongs to no package goes to one of this run: its scripts did it.
void PackageWork::countNameless(const Settled& settled, std::map<std::string, Package>& packages) {
    if (!settled.isVouched || !settled.package.empty())
        return;
    Package& package = packages.empty() ? packages[""] : packages.begin()->second;
    package.others.push_back(settled.story.path);
    package.actor = package.actor ? package.actor : settled.story.actor;
    package.seenNs = std::max(package.seenNs, settled.story.seenNs);
}

}  // namespace monitors
