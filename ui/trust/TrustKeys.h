#pragma once

#include <QString>
#include <span>

#include "model/Settings.h"

namespace ui {

/// One kind of condition of a trust entry (contract.md, "trust"): what it is called, what it takes.
struct TrustKind {
    enum class Role { Identity, Peer, Scope };

    const char* key;
    const char* title;
    const char* example;
    Role role;
    bool (*fits)(const QString& value);
};

/// The most telling ones first. Titles and examples are marked in the context "ui::TrustKeys".
std::span<const TrustKind> trustKinds();
/// Null for an unknown key.
const TrustKind* findTrustKind(const std::string& key);
QString trustKindTitle(const std::string& key);
QString trustKindExample(const std::string& key);

/// Rules about behaviour: those are silenced only for an identity and a peer (threats 14).
bool isBehaviouralRule(const std::string& id);

/// Why this is no entry yet, empty when it is. The helper has the last word.
QString trustEntryProblem(const model::TrustEntry& entry);

/// "Program at this path: /opt/x, Port: 443".
QString trustMatchText(const model::TrustEntry& entry);
/// "every rule but those about behaviour", or their ids.
QString trustRulesText(const model::TrustEntry& entry);

}  // namespace ui
