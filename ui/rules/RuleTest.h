#pragma once

#include <QString>
#include <QStringList>

namespace ui {

/// The start of a program that rules are tried against. Nothing of it is run.
struct RuleTest {
    QString commandLine;
    QString image;   // empty: the first word, looked up
    QString parent;  // its executable; may be empty

    bool operator==(const RuleTest&) const = default;
};

/// Which rules it matches.
struct RuleTestResult {
    QStringList matched;  // ids
    QString problem;      // why there is no answer; empty when there is one
};

}  // namespace ui
