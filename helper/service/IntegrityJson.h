#pragma once

#include <QString>
#include <string>
#include <utility>
#include <vector>

#include "model/FileChange.h"
#include "model/IntegrityStatus.h"

// Integrity1's answers as JSON texts. Paths become printable; a cursor is the raw path, encoded.
namespace service {

QString integrityStatusJson(const model::IntegrityStatus& status);
QString driftsJson(const std::vector<model::FileDrift>& drifts, const std::string& nextPath);
QString acceptedJson(const std::vector<std::pair<std::string, model::FileState>>& files,
                     const std::string& nextPath);

QString cursorOf(const std::string& path);
/// Empty: the beginning, also for what is no cursor.
std::string pathOfCursor(const QString& cursor);

}  // namespace service
