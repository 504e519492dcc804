# fish completion for algomonitorctl

# The only brackets at a line's end are the id's; a helper that is away answers nothing.
function __algomonitorctl_alerts
    algomonitorctl alerts --limit 20 2>/dev/null | string match -rg '\[([^][]*)\]$'
end

# The words so far, without options: "trust add".
function __algomonitorctl_is
    set -l words (commandline -opc | string match -v -- '-*')
    test (count $words) -gt (count $argv); or return 1
    for i in (seq (count $argv))
        test $words[(math $i + 1)] = $argv[$i]; or return 1
    end
end

# Nothing but these words yet.
function __algomonitorctl_only
    set -l words (commandline -opc | string match -v -- '-*')
    test (count $words) -eq (math (count $argv) + 1); and __algomonitorctl_is $argv
end

set -l keys path= directory= name= sha256= package= user= uid= unit= flatpak= snap= appimage= script= \
    parent= address= domain= port=

complete -c algomonitorctl -f
complete -c algomonitorctl -l help -d 'this text'
complete -c algomonitorctl -l version -d 'this program\'s version'
complete -c algomonitorctl -l json -d 'answer in JSON'
complete -c algomonitorctl -n __algomonitorctl_only -a status -d 'one sentence, mode and health'
complete -c algomonitorctl -n __algomonitorctl_only -a health -d 'sources, events, losses, queues, what is suspended'
complete -c algomonitorctl -n __algomonitorctl_only -a ps -d 'what runs'
complete -c algomonitorctl -n __algomonitorctl_only -a net -d 'who speaks with whom, who listens'
complete -c algomonitorctl -n __algomonitorctl_only -a sessions -d 'who is and was logged in, newest first'
complete -c algomonitorctl -n __algomonitorctl_only -a integrity -d 'protected files'
complete -c algomonitorctl -n __algomonitorctl_only -a drop -d 'cut a connection of `net`'
complete -c algomonitorctl -n __algomonitorctl_only -a block -d 'keep an address out for a while, or show what is blocked'
complete -c algomonitorctl -n __algomonitorctl_only -a unblock -d 'let it in again'
complete -c algomonitorctl -n __algomonitorctl_only -a alerts -d 'what was raised, oldest first'
complete -c algomonitorctl -n __algomonitorctl_only -a export -d 'all that was raised, for a spreadsheet or a program'
complete -c algomonitorctl -n __algomonitorctl_only -a kill -d 'terminate a process, TERM then KILL'
complete -c algomonitorctl -n __algomonitorctl_only -a suspend -d 'stop a process and what it started'
complete -c algomonitorctl -n __algomonitorctl_only -a resume -d 'take one\'s own suspend back'
complete -c algomonitorctl -n __algomonitorctl_only -a dump -d 'save the memory of a process'
complete -c algomonitorctl -n __algomonitorctl_only -a dumps -d 'saved memory'
complete -c algomonitorctl -n __algomonitorctl_only -a mode -d 'show or change the mode'
complete -c algomonitorctl -n __algomonitorctl_only -a pause -d 'only observe for a while'
complete -c algomonitorctl -n __algomonitorctl_only -a config -d 'settings'
complete -c algomonitorctl -n __algomonitorctl_only -a trust -d 'whom the rules leave alone'
complete -c algomonitorctl -n __algomonitorctl_only -a rules -d 'what is looked for'
complete -c algomonitorctl -n __algomonitorctl_only -a watch -d 'status and alerts as they change'
complete -c algomonitorctl -n '__algomonitorctl_only integrity' -a status -d 'how protected files are watched'
complete -c algomonitorctl -n '__algomonitorctl_only integrity' -a changes -d 'what changed and was not accepted'
complete -c algomonitorctl -n '__algomonitorctl_only integrity' -a check -d 'compare protected files now'
complete -c algomonitorctl -n '__algomonitorctl_only integrity' -a accept -d 'a change is right: the file as it is shown now, a folder\'s, or all'
complete -c algomonitorctl -n '__algomonitorctl_only integrity' -a export -d 'the accepted state, a JSON object a line'
complete -c algomonitorctl -n '__algomonitorctl_only alerts' -a kill -d 'kill what the alert is about'
complete -c algomonitorctl -n '__algomonitorctl_only alerts' -a allow -d 'let it go on, once'
complete -c algomonitorctl -n '__algomonitorctl_only alerts' -a resolve -d 'mark as looked at'
complete -c algomonitorctl -n '__algomonitorctl_only alerts' -a undo -d 'take back what can be taken back'
complete -c algomonitorctl -n '__algomonitorctl_only dumps' -a list -d 'saved memory, oldest first'
complete -c algomonitorctl -n '__algomonitorctl_only dumps' -a get -d 'copy saved memory here (zstd; unpack it for gdb)'
complete -c algomonitorctl -n '__algomonitorctl_only dumps' -a cancel -d 'end a dump that is being made'
complete -c algomonitorctl -n '__algomonitorctl_only config' -a get -d 'the settings in force, or one of them'
complete -c algomonitorctl -n '__algomonitorctl_only config' -a set -d 'change one setting'
complete -c algomonitorctl -n '__algomonitorctl_only config' -a check -d 'is it a configuration the helper would take; needs no helper'
complete -c algomonitorctl -n '__algomonitorctl_only config' -a import -d 'take over a configuration, saying line by line what became of it'
complete -c algomonitorctl -n '__algomonitorctl_only trust' -a list -d 'what is trusted'
complete -c algomonitorctl -n '__algomonitorctl_only trust' -a add -d 'trust what matches all of these'
complete -c algomonitorctl -n '__algomonitorctl_only trust' -a preview -d 'how many alerts of the last 7 days that would have silenced'
complete -c algomonitorctl -n '__algomonitorctl_only trust' -a remove -d 'trust it no longer'
complete -c algomonitorctl -n '__algomonitorctl_only rules' -a list -d 'the rules in force'
complete -c algomonitorctl -n '__algomonitorctl_only rules' -a test -d 'which rules match; needs no helper'
complete -c algomonitorctl -n '__algomonitorctl_only rules' -a check -d 'for each rule file: loaded, skipped or refused, and why'
complete -c algomonitorctl -n '__algomonitorctl_only rules' -a enable -d 'switch a rule on'
complete -c algomonitorctl -n '__algomonitorctl_only rules' -a disable -d 'switch a rule off'
complete -c algomonitorctl -n '__algomonitorctl_only rules' -a reload -d 'read the rule files again'
complete -c algomonitorctl -n '__algomonitorctl_is ps' -l all -d 'everybody\'s, not only one\'s own (asks for a password)'
complete -c algomonitorctl -n '__algomonitorctl_is net' -l all -d 'everybody\'s, not only one\'s own (asks for a password)'
complete -c algomonitorctl -n '__algomonitorctl_is sessions' -l open -d 'only those that go on'
complete -c algomonitorctl -n '__algomonitorctl_is sessions' -l limit -x -d 'at most the newest N (default 1000, of an export all; 0: all)'
complete -c algomonitorctl -n '__algomonitorctl_is sessions' -l all -d 'everybody\'s, not only one\'s own (asks for a password)'
complete -c algomonitorctl -n '__algomonitorctl_is integrity changes' -l all -d 'everybody\'s, not only one\'s own (asks for a password)'
complete -c algomonitorctl -n '__algomonitorctl_is integrity check' -l full -d 'every file is read again, too'
complete -c algomonitorctl -n '__algomonitorctl_is integrity accept' -l folder -d 'everything in the folder'
complete -c algomonitorctl -n '__algomonitorctl_is integrity accept' -l all -d 'everybody\'s, not only one\'s own (asks for a password)'
complete -c algomonitorctl -n '__algomonitorctl_only integrity accept' -F
complete -c algomonitorctl -n '__algomonitorctl_is block' -l for -x -a '10m 1h 1d 7d' -d 'how long: 10m, 1h, 7d (else as is configured)'
complete -c algomonitorctl -n '__algomonitorctl_is alerts' -l follow -d 'go on with what is raised or changes from now on'
complete -c algomonitorctl -n '__algomonitorctl_is alerts' -l since -x -a '10m 1h 1d 7d 30d' -d 'not older than: RFC 3339 or 10m, 2h, 7d'
complete -c algomonitorctl -n '__algomonitorctl_is alerts' -l level -x -a 'INFO WARNING ALERT ERROR' -d 'this or worse: INFO, WARNING, ALERT, ERROR'
complete -c algomonitorctl -n '__algomonitorctl_is alerts' -l limit -x -d 'at most the newest N (default 1000, of an export all; 0: all)'
complete -c algomonitorctl -n '__algomonitorctl_is alerts' -l all -d 'everybody\'s, not only one\'s own (asks for a password)'
complete -c algomonitorctl -n '__algomonitorctl_is export' -l format -x -a 'csv json' -d 'csv (default), or json: one array of ECS objects'
complete -c algomonitorctl -n '__algomonitorctl_is export' -l since -x -a '10m 1h 1d 7d 30d' -d 'not older than: RFC 3339 or 10m, 2h, 7d'
complete -c algomonitorctl -n '__algomonitorctl_is export' -l level -x -a 'INFO WARNING ALERT ERROR' -d 'this or worse: INFO, WARNING, ALERT, ERROR'
complete -c algomonitorctl -n '__algomonitorctl_is export' -l limit -x -d 'at most the newest N (default 1000, of an export all; 0: all)'
complete -c algomonitorctl -n '__algomonitorctl_is export' -l all -d 'everybody\'s, not only one\'s own (asks for a password)'
complete -c algomonitorctl -n '__algomonitorctl_only alerts kill' -a '(__algomonitorctl_alerts)'
complete -c algomonitorctl -n '__algomonitorctl_is alerts allow' -l always -x -a "$keys" -d 'from now on, for exactly this (repeat to narrow)'
complete -c algomonitorctl -n '__algomonitorctl_only alerts allow' -a '(__algomonitorctl_alerts)'
complete -c algomonitorctl -n '__algomonitorctl_only alerts resolve' -a '(__algomonitorctl_alerts)'
complete -c algomonitorctl -n '__algomonitorctl_only alerts undo' -a '(__algomonitorctl_alerts)'
complete -c algomonitorctl -n '__algomonitorctl_is kill' -l tree -d 'with everything it started'
complete -c algomonitorctl -n '__algomonitorctl_only kill' -a '(__fish_complete_pids)'
complete -c algomonitorctl -n '__algomonitorctl_only suspend' -a '(__fish_complete_pids)'
complete -c algomonitorctl -n '__algomonitorctl_only resume' -a '(__fish_complete_pids)'
complete -c algomonitorctl -n '__algomonitorctl_is dump' -l force -d 'also of what keeps secrets or does not let itself be dumped'
complete -c algomonitorctl -n '__algomonitorctl_only dump' -a '(__fish_complete_pids)'
complete -c algomonitorctl -n '__algomonitorctl_only mode' -a 'observe ask enforce'
complete -c algomonitorctl -n '__algomonitorctl_only pause' -a '15m 1h 24h off'
complete -c algomonitorctl -n '__algomonitorctl_only config check' -F
complete -c algomonitorctl -n '__algomonitorctl_is config import' -l dry-run -d 'only say what would become of it'
complete -c algomonitorctl -n '__algomonitorctl_only config import' -F
complete -c algomonitorctl -n '__algomonitorctl_is trust add' -l rule -x -d 'only for this rule (repeatable)'
complete -c algomonitorctl -n '__algomonitorctl_is trust add' -l until -x -a '10m 1h 1d 7d 30d' -d 'ends then: RFC 3339 or 1h, 7d from now'
complete -c algomonitorctl -n '__algomonitorctl_is trust add' -l note -x -d 'why'
complete -c algomonitorctl -n '__algomonitorctl_is trust add' -a "$keys"
complete -c algomonitorctl -n '__algomonitorctl_is trust preview' -l rule -x -d 'only for this rule (repeatable)'
complete -c algomonitorctl -n '__algomonitorctl_is trust preview' -l until -x -a '10m 1h 1d 7d 30d' -d 'ends then: RFC 3339 or 1h, 7d from now'
complete -c algomonitorctl -n '__algomonitorctl_is trust preview' -l all -d 'everybody\'s, not only one\'s own (asks for a password)'
complete -c algomonitorctl -n '__algomonitorctl_is trust preview' -a "$keys"
complete -c algomonitorctl -n '__algomonitorctl_is rules list' -l rules-dir -x -a '(__fish_complete_directories)' -d 'these rules instead of the installed ones (repeatable)'
complete -c algomonitorctl -n '__algomonitorctl_is rules test' -l rules-dir -x -a '(__fish_complete_directories)' -d 'these rules instead of the installed ones (repeatable)'
complete -c algomonitorctl -n '__algomonitorctl_is rules test' -l command-line -x -d 'a command as it would be typed; nothing is run'
complete -c algomonitorctl -n '__algomonitorctl_is rules test' -l image -r -F -d 'its program (default: looked up in PATH)'
complete -c algomonitorctl -n '__algomonitorctl_is rules test' -l parent -r -F -d 'the program that starts it'
complete -c algomonitorctl -n '__algomonitorctl_is rules test' -l events -r -F -d 'events in Sigma\'s field names, a JSON object a line (- = input)'
complete -c algomonitorctl -n '__algomonitorctl_is rules check' -l rules-dir -x -a '(__fish_complete_directories)' -d 'these rules instead of the installed ones (repeatable)'
complete -c algomonitorctl -n '__algomonitorctl_is rules check' -a '(__fish_complete_directories)'
