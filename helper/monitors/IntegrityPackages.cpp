// What the package manager did, as the integrity monitor takes it.
#include "monitors/IntegrityMonitor.h"

namespace monitors {
namespace {

constexpr char kPackagesNote[] = "packages";

}  // namespace

/// Where nobody tells who it was, the package manager's lock has to do.
bool IntegrityMonitor::isPackageWork(const FileStory& story) const {
    if (story.actor)
        return PackageWork::isPackageManager(story.actor.get());
    const bool mayBe = story.lookedNs < m_packagesMovedUntilNs || m_packages.isAtWork();
    return mayBe && m_packages.isOwned(story.path);
}

void IntegrityMonitor::takePackages() {
    auto done = m_packages.take();
    if (!done)
        return;
    for (PackageWork::Settled& settled : done->files) {
        FileStory& story = settled.story;
        const model::FileState before = m_judge.lastKnown(story.path);
        if (!settled.isVouched) {
            story.note = settled.why;
            m_judge.judge(std::move(story));
        } else if (before != story.now) {
            m_judge.accept(story.path, story.now);
        }
    }
    for (model::Finding& finding : done->packages)
        m_options.found(std::move(finding));
    m_options.baseline.setNote(kPackagesNote, m_packages.stamp());
}

bool IntegrityMonitor::packagesMovedWhileAway() const {
    return m_packages.changedSince(m_options.baseline.note(kPackagesNote));
}

void IntegrityMonitor::notePackages() {
    m_options.baseline.setNote(kPackagesNote, m_packages.stamp());
}

}  // namespace monitors
