#include "storage/AlertLog.h"

#include <utility>

#include "storage/AlertLogWorker.h"

namespace storage {

model::Result<std::unique_ptr<AlertLog>> AlertLog::open(Options options) {
    if (options.stateDirectory.empty() || options.logDirectory.empty())
        return model::unexpected(model::Error::Code::InvalidArgument, "directory",
                                 "state and log directory must be named");
    return std::unique_ptr<AlertLog>(new AlertLog(std::make_unique<Worker>(std::move(options))));
}

AlertLog::AlertLog(std::unique_ptr<Worker> worker) : m_worker(std::move(worker)) {}

AlertLog::~AlertLog() = default;

void AlertLog::raise(const model::Alert& alert) {
    m_worker->raise(alert);
}

void AlertLog::update(const model::Alert& alert) {
    m_worker->update(alert);
}

void AlertLog::say(model::Level level, std::string sentence) {
    m_worker->say(level, std::move(sentence));
}

std::optional<model::Alert> AlertLog::get(const std::string& id) const {
    return m_worker->history().get(id);
}

AlertLog::Page AlertLog::list(const Query& query) const {
    return m_worker->history().list(query);
}

std::vector<model::Alert> AlertLog::unfinished() const {
    return m_worker->history().unfinished();
}

void AlertLog::flush() {
    m_worker->flush();
}

void AlertLog::applyLimits(const model::Settings& settings) {
    m_worker->applyLimits(settings);
}

std::vector<std::string> AlertLog::degraded() const {
    return m_worker->degraded();
}

model::QueueHealth AlertLog::queue() const {
    return m_worker->queue();
}

}  // namespace storage
