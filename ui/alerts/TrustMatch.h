#pragma once

#include <QList>
#include <QMap>
#include <QString>

#include "model/Alert.h"

namespace ui {

/// One condition that "Always allow" can be tied to. All the chosen ones have to hold.
struct TrustCondition {
    enum class Kind { Identity, Peer, Scope };

    QString key;    // of contract.md's `trust`: package sha256 path address port uid
    QString value;  // exactly as it goes to the helper
    QString title;  // for the person
    Kind kind = Kind::Identity;
    bool chosen = false;
};

/// What is known of the alert, with the narrowest sensible choice made: who it is (package, else
/// hash, else path) and with whom it talks (address and port).
QList<TrustCondition> trustConditions(const model::Alert& alert);

/// Why these do not do, empty when they do. A rule about behaviour wants an identity and a peer
/// (threats 14), any other one only knows who it is about.
QString trustProblem(const QList<TrustCondition>& conditions, bool behaviour);

QMap<QString, QString> trustMatch(const QList<TrustCondition>& conditions);

}  // namespace ui
