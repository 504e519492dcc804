"""For each technique something ordinary that looks like it. It must end by itself, unharmed, and nothing be told."""

from . import peers
from .case import Case, python, script

HTTP = "import socket,subprocess,time,urllib.request\nurllib.request.urlopen('http://%H:%P').read()\n"
CONNECT = "import os,socket,subprocess,time\ns=socket.create_connection(('%H',%P))\n"
SERVE = "import os,socket,subprocess,time\nl=socket.create_server(('%H',%P)); s,_=l.accept()\n"
INSTALLER = "echo installing; sleep 0.3; date; expr 1 + 1; echo done\n"
HANDLER = "printf '#!/bin/sh\\nread line; sleep 0.4; expr 1 + 1; echo \"you said $line\"\\n' >handler; chmod +x handler\n"
SSHD = """
ssh-keygen -q -t ed25519 -N '' -f hostkey; ssh-keygen -q -t ed25519 -N '' -f userkey; cp userkey.pub keys; mkdir -p /run/sshd
$(command -v sshd || echo /usr/sbin/sshd) -f /dev/null -h $PWD/hostkey -o ListenAddress=127.0.0.1:2222 -o StrictModes=no \
  -o PidFile=none -o AuthorizedKeysFile=$PWD/keys -o PermitRootLogin=yes
for i in 1 2 3 4 5 6 7 8 9; do (exec 3<>/dev/tcp/127.0.0.1/2222) 2>/dev/null && break; sleep 0.1; done
go() { ssh -F none -i userkey -p 2222 -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR "$@"; }
"""


def web(body="nothing"):
    return lambda: peers.Web(body)


def quiet(words=b"", afterS=0.0):
    return lambda: peers.Quiet(words, afterS)


NEAR_DIRECT = [
    Case("dev-tcp-request", "exec 3<>/dev/tcp/%H/%P; printf 'GET / HTTP/1.0\\r\\n\\r\\n' >&3; cat <&3 >page", web()),
    Case("dev-tcp-port-check", "for i in 1 2 3; do (exec 3<>/dev/tcp/%H/%P) && date >>ok; done", web()),
    Case("dev-tcp-notify", "date >/dev/tcp/%H/%P; sleep 0.3", quiet()),
    Case("leaked-descriptor", "exec 7<>/dev/tcp/%H/%P; sh -c 'sleep 0.3; date'; echo 'sleep 0.2; date' | sh", quiet()),
    Case("ipv6-client", python(CONNECT + "s.sendall(b'x'); time.sleep(0.3)"), lambda: peers.Quiet(address="::1")),
    Case("udp-client", python("import socket\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM)\n"
                              "s.connect(('%H',%P)); s.send(b'ping'); print(s.recv(99))"),
         lambda: peers.Quiet(kind=peers.socket.SOCK_DGRAM)),
    Case("udp-own-address", script("import socket,subprocess\ns=socket.socket(socket.AF_INET,socket.SOCK_DGRAM)\n"
                                   "s.connect(('%H',%P)); print(s.getsockname())\n"
                                   "print(subprocess.run('date; sleep 0.2',shell=True,capture_output=True))"), peers.Nobody),
    Case("udp-own-address-one-liner", python("import socket,subprocess\n"
                                             "s=socket.socket(socket.AF_INET,socket.SOCK_DGRAM); s.connect(('%H',9))\n"
                                             "print(s.getsockname(),subprocess.run('date',shell=True,capture_output=True))"),
         peers.Nobody),
    Case("hostile-busybox-name", "exec -a -busybox busybox sleep 0.5", peers.Nobody, needs=("busybox",)),
    Case("memfd-program", python("import os\nf=os.memfd_create('jit',0)\nos.write(f,open('/bin/dash','rb').read())\n"
                                 "os.execv(f'/proc/self/fd/{f}',['dash','-c','sleep 0.2; date'])"), peers.Nobody),
    Case("renamed-program", "cp /usr/bin/sort ./s; (echo b; echo a) | ./s | nc -N %H %P", quiet()),
    Case("loader-program", "$(ls /lib64/ld-linux-x86-64.so.2 /lib/ld-linux-aarch64.so.1 2>/dev/null) /bin/cat /etc/hostname"
                           " | nc -N %H %P", quiet()),
    Case("own-namespaces", "unshare -Urpf bash -c 'echo \"sleep 0.2; date\" | sh | cat'", peers.Nobody),
]

NEAR_RELAYED = [
    Case("pipe-installer", "python3 -c 'import urllib.request as u;print(u.urlopen(\"http://%H:%P\").read().decode())' | sh",
         web(INSTALLER)),
    Case("pipe-installer-arguments",
         "python3 -c 'import urllib.request as u;print(u.urlopen(\"http://%H:%P\").read().decode())' | bash -s -- --yes",
         web(INSTALLER)),
    Case("pipeline", "ls / | sort | while read -r x; do echo $x; done | (sleep 0.3; cat) | sh -c 'cat >list'", peers.Nobody),
    Case("job-queue", "mkfifo jobs; sh <jobs & exec 3>jobs; echo 'sleep 0.3; date' >&3; exec 3>&-; wait", peers.Nobody),
    Case("coprocess-calculator", "coproc C { sh; }; echo 'expr 2 + 2' >&${C[1]}; read -t 2 x <&${C[0]}; echo $x", peers.Nobody),
    Case("script-terminal", "script -qec 'bash -c \"sleep 0.3; date\"' /dev/null", peers.Nobody),
    Case("terminal-program", python("import pty,os\npty.spawn(['/bin/sh','-c','sleep 0.3; date'])"), peers.Nobody),
    Case("terminal-program-interactive", python(
        "import pty,os,time\npid,m=pty.fork()\nif pid==0: os.execv('/bin/bash',['bash','--norc','-i'])\n"
        "time.sleep(0.3); os.write(m,b'expr 1 + 1\\n'); time.sleep(0.3); print(os.read(m,999)); os.write(m,b'exit\\n')\n"
        "os.waitpid(pid,0)"), peers.Nobody),
    Case("unix-pair-language-server", script(
        "import socket,subprocess\na,b=socket.socketpair()\np=subprocess.Popen(['/bin/sh'],stdin=b,stdout=b)\n"
        "a.sendall(b'sleep 0.2; expr 1 + 1; exit\\n'); print(a.recv(99)); p.wait()"), peers.Nobody),
    Case("nc-file-out", "head -c 200000 /dev/urandom >data; nc -N %H %P <data", quiet()),
    Case("nc-tar-out", "tar c -C /etc hostname | nc -N %H %P", quiet()),
    Case("nc-file-in", "timeout 3 nc -d %H %P >copy; test -s copy", lambda: peers.Quiet(b"x" * 5000, hangsUp=True)),
    Case("nc-listen-file", "nc -l %H %P >copy & sleep 0.8; kill %1; test -s copy", peers.Visitor),
    Case("nc-mail-by-hand", "(sleep 0.3; echo QUIT; sleep 0.2) | nc -N %H %P >answer", quiet(b"220 mail ready\r\n")),
    Case("socat-cat", "timeout 1 socat TCP:%H:%P EXEC:/bin/cat; test $? = 124 -o $? = 0", quiet(b"hello\n"), needs=("socat",)),
    Case("socat-file", "timeout 1 socat -u TCP-LISTEN:%P,bind=%H,reuseaddr OPEN:copy,creat; test -s copy", peers.Visitor,
         needs=("socat",)),
    Case("download-then-shell", "timeout 3 nc -d %H %P >page; echo 'sleep 0.2; date' | sh >out", lambda: peers.Quiet(b"x" * 500, hangsUp=True)),
]

NEAR_PER_COMMAND = [
    Case("client-before-input", script(CONNECT + "print(subprocess.run('date; sleep 0.2',shell=True,capture_output=True))\n"
                                                 "s.sendall(b'x')"), quiet()),
    Case("one-liner-before-input", python(CONNECT + "print(subprocess.run('date',shell=True,capture_output=True))"), quiet(),
         worst="likely"),
    Case("client-long-after-input", script(CONNECT + "s.recv(99); time.sleep(0.9)\n"
                                                     "subprocess.run('date; sleep 0.1',shell=True,capture_output=True)"),
         quiet(b"welcome\n")),
    Case("client-done", script(HTTP + "print(subprocess.run('date',shell=True,capture_output=True))"), web()),
    Case("one-liner-client-done", python(HTTP + "print(subprocess.run('date',shell=True,capture_output=True))"), web(),
         worst="likely"),
    Case("network-client-shell-command", script(CONNECT + "subprocess.run('date >out; sleep 0.2',shell=True)"), quiet()),
    Case("build-agent", script(CONNECT + "s.recv(99); time.sleep(0.8)\n"
                                         "p=subprocess.Popen(['sh','-c','date; sleep 0.3; expr 1 + 1'],"
                                         "stdin=subprocess.DEVNULL,stdout=subprocess.PIPE)\n"
                                         "s.sendall(p.stdout.read())"), quiet(b"build 7\n")),
    Case("line-loop-local", "printf 'date\\nexpr 1 + 1\\n' >list; while read -r line; do $line; done <list", peers.Nobody),
    Case("line-loop-peer-log", "exec 5<>/dev/tcp/%H/%P; read -r line <&5; sleep 0.7; date >>log; expr 1 + 1 >>log",
         quiet(b"hello\n")),
]

NEAR_BIND = [
    Case("file-server", "timeout 1.2 python3 -m http.server --bind %H %P >log 2>&1; test $? = 124",
         lambda: peers.Visitor(b"GET / HTTP/1.0\r\n\r\n")),
    Case("script-service", HANDLER + script(SERVE + "subprocess.call(['./handler'],stdin=s,stdout=s)"), peers.Visitor,
         worst="likely"),
    Case("script-service-inetd", HANDLER + "printf '%H:%P stream tcp nowait '$(id -un)' '$PWD/handler' handler\\n' >conf\n"
         "timeout 2 inetutils-inetd -d conf; test $? = 124", peers.Visitor, needs=("inetutils-inetd",), rootOnly=True),
    Case("web-terminal", script(SERVE + "import pty\npid,m=pty.fork()\nif pid==0: os.execv('/bin/bash',['bash','--norc'])\n"
                                        "os.write(m,s.recv(99)); time.sleep(0.4); s.sendall(os.read(m,999)); os.write(m,b'exit\\n')\n"
                                        "os.waitpid(pid,0)"), peers.Visitor, worst="likely"),
    Case("development-server", script(SERVE + "s.recv(99)\nsubprocess.run('date; sleep 0.2',shell=True,capture_output=True)\n"
                                              "s.sendall(b'ok')"), lambda: peers.Visitor(b"GET / HTTP/1.0\r\n\r\n"),
         worst="likely"),
]

NEAR_LOGIN = [
    Case("ssh-command", SSHD + "go 127.0.0.1 'date; sleep 0.3; expr 1 + 1'", peers.Nobody, needs=("ssh", "sshd"), rootOnly=True),
    Case("ssh-pty", SSHD + "(sleep 0.5; echo 'expr 1 + 1'; sleep 0.3; echo exit) | go -tt 127.0.0.1", peers.Nobody,
         needs=("ssh", "sshd"), rootOnly=True),
    Case("ssh-script", SSHD + "printf 'date\\nsleep 0.3\\nexpr 1 + 1\\n' | go 127.0.0.1 sh", peers.Nobody, needs=("ssh", "sshd"),
         rootOnly=True),
    Case("ssh-proxy", SSHD + "go -o ProxyCommand='nc %h %p' 127.0.0.1 'date; sleep 0.3'", peers.Nobody, needs=("ssh", "sshd"),
         rootOnly=True),
]


MISSES = NEAR_DIRECT + NEAR_RELAYED + NEAR_PER_COMMAND + NEAR_BIND + NEAR_LOGIN
