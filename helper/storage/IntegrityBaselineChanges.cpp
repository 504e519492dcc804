// What changes the baseline: one transaction each.
#include "storage/IntegrityBaseline.h"
#include "storage/IntegrityCodec.h"

namespace storage {
namespace {

constexpr std::string_view kPutRow =
    "INSERT OR IGNORE INTO files VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14)";
constexpr std::string_view kPutDrift =
    "INSERT OR REPLACE INTO drifts VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13,?14,?15,?16,"
    "?17,?18,?19,?20)";

}  // namespace

model::Result<std::int64_t> IntegrityBaseline::makeFolder(std::string_view path) {
    if (const std::int64_t id = folderId(path))
        return id;
    if (const auto made = runWith("INSERT INTO folders(path) VALUES(?1)", path); !made)
        return std::unexpected(made.error());
    return folderId(path);
}

model::Result<void> IntegrityBaseline::runWith(std::string_view sql, std::string_view path) {
    const auto prepared = statement(sql);
    if (!prepared)
        return std::unexpected(prepared.error());
    return (*prepared)->bindBytes(1, path).run();
}

model::Result<void> IntegrityBaseline::writeSeen(const std::string& path,
                                                 const model::FileState& state) {
    const auto [folder, name] = split(path);
    if (!state)
        return removeRow(folderId(folder), name);
    const auto id = makeFolder(folder);
    if (!id)
        return std::unexpected(id.error());
    auto written = insertRow(*id, name, state);
    if (written && m_database.changes() == 0) {
        written = removeRow(*id, name);
        if (written)
            written = insertRow(*id, name, state);
    }
    if (written && m_size) {
        ++m_size->files;
        m_size->bytes += state.kind == model::FileKind::Regular ? state.size : 0;
    }
    return written;
}

/// Nothing happens where there is one already.
model::Result<void> IntegrityBaseline::insertRow(std::int64_t folder, std::string_view name,
                                                 const model::FileState& state) {
    const auto put = statement(kPutRow);
    if (!put)
        return std::unexpected(put.error());
    (*put)->bind(1, folder).bindBytes(2, name);
    bindState(**put, 3, state);
    return (*put)->run();
}

model::Result<void> IntegrityBaseline::removeRow(std::int64_t folder, std::string_view name) {
    const auto gone = statement(
        "DELETE FROM files WHERE folder=?1 AND name=?2 RETURNING CASE WHEN kind=1 THEN size ELSE 0 "
        "END");
    if (!gone)
        return std::unexpected(gone.error());
    (*gone)->bind(1, folder).bindBytes(2, name);
    return countOut(**gone);
}

/// The rows that a statement takes out, by their bytes.
model::Result<void> IntegrityBaseline::countOut(Statement& gone) {
    auto more = gone.step();
    for (; more && *more; more = gone.step())
        if (m_size) {
            --m_size->files;
            m_size->bytes -= static_cast<std::uint64_t>(gone.integer(0));
        }
    gone.reset();
    if (!more)
        return std::unexpected(more.error());
    return {};
}

model::Result<void> IntegrityBaseline::writeDrift(const model::FileDrift& drift) {
    const auto put = statement(kPutDrift);
    if (!put)
        return std::unexpected(put.error());
    (*put)->bindBytes(1, drift.path);
    bindState(**put, 2, drift.before);
    (*put)
        ->bind(14, drift.sinceUs)
        .bind(15, drift.lastUs)
        .bind(16, std::string_view(drift.rule))
        .bind(17, std::string_view(drift.message))
        .bindBytes(18, drift.actor)
        .bind(19, std::int64_t{drift.actorPid})
        .bind(20, std::int64_t{drift.actorUid});
    return (*put)->run();
}

model::Result<void> IntegrityBaseline::removeTree(const std::string& folder) {
    const auto bindFolder = [&](Statement& to) -> Statement& {
        return to.bindBytes(1, folder).bindBytes(2, below(folder)).bindBytes(3, beyond(folder));
    };
    const auto files = statement(
        "DELETE FROM files WHERE folder IN (SELECT id FROM folders WHERE path=?1 OR (path>=?2 AND"
        " path<?3)) RETURNING CASE WHEN kind=1 THEN size ELSE 0 END");
    if (!files)
        return std::unexpected(files.error());
    if (const auto done = countOut(bindFolder(**files)); !done)
        return done;
    for (const std::string_view sql :
         {std::string_view("DELETE FROM folders WHERE path=?1 OR (path>=?2 AND path<?3)"),
          // What came after the baseline and is gone again is as it was accepted.
          std::string_view("DELETE FROM drifts WHERE kind=0 AND path<>?1 AND path>=?2 AND"
                           " path<?3")}) {
        const auto gone = statement(sql);
        if (!gone)
            return std::unexpected(gone.error());
        if (const auto done = bindFolder(**gone).run(); !done)
            return done;
    }
    return writeSeen(folder, {});
}

model::Result<void> IntegrityBaseline::write(const model::BaselineChanges& changes) {
    const auto each = [](const auto& list, auto act) -> model::Result<void> {
        for (const auto& entry : list)
            if (auto done = act(entry); !done)
                return done;
        return {};
    };
    auto done = each(changes.goneTrees, [&](const auto& path) { return removeTree(path); });
    if (done)
        done = each(changes.seen,
                    [&](const auto& entry) { return writeSeen(entry.first, entry.second); });
    if (done)
        done = each(changes.settled, [&](const auto& path) {
            return runWith("DELETE FROM drifts WHERE path=?1", path);
        });
    if (done)
        done = each(changes.drifted, [&](const auto& drift) { return writeDrift(drift); });
    if (done)
        done = each(changes.texts, [&](const auto& entry) -> model::Result<void> {
            const auto put = statement("INSERT OR REPLACE INTO texts VALUES(?1,?2)");
            if (!put)
                return std::unexpected(put.error());
            return (*put)->bindBytes(1, entry.first).bindBytes(2, entry.second).run();
        });
    return done;
}

model::Result<void> IntegrityBaseline::apply(const model::BaselineChanges& changes) {
    if (changes.empty())
        return {};
    const std::lock_guard lock(m_mutex);
    if (auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    auto done = write(changes);
    if (done)
        done = m_database.execute("COMMIT");
    if (!done) {
        (void)m_database.execute("ROLLBACK");  // a full disk may have rolled back already
        m_size.reset();
    }
    return done;
}

}  // namespace storage
