#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "contract/JsonWriter.h"
#include "model/Alert.h"

namespace contract {

/// How much of an alert goes into its line.
struct EcsLimits {
    std::size_t textBytes = 4096;  // of each text
    std::size_t argumentBytes = model::kMaxArgumentBytes;
    std::size_t entries = 64;  // of each list
};

/// Writes one alert as one ECS object. Used once.
class EcsWriter {
  public:
    EcsWriter(const model::Alert& alert, EcsLimits limits) : m_alert(alert), m_limits(limits) {}

    std::string line();

  private:
    void writeHead();
    void writeEvent();
    void writeCategories();
    void writeRule();
    void writeSubject();
    void writeParent();
    void writeArguments(const model::Process& process);
    void writeUser();
    void writeConnection();
    void writeFile();
    void writeEndpoint(const char* key, const std::string& address, std::uint16_t port,
                       const std::string& domain);
    void writePackageAndHost();
    void writeOwn();
    void writeQuestion();
    void writeResponses();
    void writeSubjectDetails();
    void writeSocket();
    void writeLogin();
    void writeAncestry();
    void writeAncestor(const model::Process& process);
    void writeTraits(const model::Process& process);
    void writeSuspects();

    void text(const char* key, const std::string& content);
    void list(const char* key, const std::vector<std::string>& entries);
    std::string cut(const std::string& content) const;
    static std::vector<std::string> cutArguments(const std::vector<std::string>& arguments,
                                                 std::size_t maxBytes);
    std::int64_t startUs(const model::ProcessKey& key) const;

    const model::Alert& m_alert;
    EcsLimits m_limits;
    JsonWriter m_out;
};

}  // namespace contract
