#pragma once

#include <variant>

#include "app/client/ReceivedAlert.h"
#include "app/client/Verb.h"
#include "model/Session.h"

namespace app::ctl {

struct ShowHelp {};
struct ShowVersion {};
struct ShowStatus {};
struct ShowHealth {};
struct ShowMode {};
struct ListTrust {};

struct PreviewTrust {
    QString entry;  // JSON
    bool everybodys = false;
};

struct Watch {};

struct ListProcesses {
    bool everybodys = false;
};

struct ListConnections {
    bool everybodys = false;
};
struct ListBlocks {};
struct ListDumps {};

/// Where a saved dump is copied to: as it is, compressed.
struct GetDump {
    QString id;
    QString file;  // empty: <id>.core.zst here
};

struct ShowSettings {
    QString key;  // dotted; empty: all
};

struct ImportFile {
    QString path;  // "-" for the standard input
    bool preview = false;
};

/// Answered without the helper.
struct CheckConfig {
    QString path;
};

struct ListSessions {
    model::SessionQuery query;
};

struct ShowIntegrity {};
struct ListChanges {
    bool everybodys = false;
};
struct ExportBaseline {};
struct AcceptChange {
    QString path;  // as it is shown
};

struct ListAlerts {
    enum class Form { Lines, Json, Csv };  // Lines: for people, with --json an ECS object a line
    client::AlertQuery query;              // limit 0: all of them
    bool follow = false;
    Form form = Form::Lines;
};

/// A verb on a process that so far is only a number; its start time is looked up when it is run.
struct ActOnProcess {
    enum class What { Kill, KillTree, Suspend, Resume, Dump, ForcedDump };
    What what = What::Kill;
    int pid = 0;
};

struct Perform {
    client::Verb verb;
};

/// What concerns rule files is answered without the helper. No folders: the installed ones.
struct ListRules {
    QStringList folders;
};

struct CheckRules {
    QStringList folders;
};

struct TestRules {
    QStringList folders;
    QString events;  // a file of JSON lines, "-" for the standard input; or:
    QString commandLine;
    QString image;  // empty: looked up in PATH
    QString parent;
};

using Command = std::variant<ShowSettings, ImportFile, CheckConfig, ShowHelp, ShowVersion,
                             ShowStatus, ShowHealth, ShowMode, ListTrust, PreviewTrust, Watch,
                             ListProcesses, ListConnections, ListSessions, ListBlocks, ListDumps,
                             GetDump, ShowIntegrity, ListChanges, ExportBaseline, AcceptChange,
                             ListAlerts, ActOnProcess, Perform, ListRules, CheckRules, TestRules>;

struct CommandLine {
    Command command = ShowHelp{};
    bool json = false;
};

}  // namespace app::ctl
