<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1">
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
        <source>%1 alerts in your quiet hours</source>
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
        <source>Open AlgoMonitor</source>
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
        <source>Not for 1 hour</source>
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
</context>
<context>
    <name>app::client::HealthFeed</name>
    <message>
        <source>There is no system bus, so the helper cannot be asked anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The helper is not running, nothing is watched. Start it with: systemctl start algo-monitor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
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
        <source>under way</source>
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
        <source>Processes</source>
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
</context>
<context>
    <name>ui::Status</name>
    <message>
        <source>Watching %1 processes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching %1 processes, %2 connections.</source>
        <translation type="unfinished"></translation>
    </message>
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
        <source>Not running</source>
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
    <name>ui::TimeChart</name>
    <message>
        <source>now</source>
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
</context>
</TS>
