#!/usr/bin/python3
"""The network rules, by doing the thing: a machine and its peers on a veth pair, everything in private namespaces.

usage: network_room.py HELPER        exit 0 all held, 1 not, 77 skipped (not root)
"""
import base64, json, os, shutil, signal, socket, struct, subprocess, sys, tempfile, time

from room import FAILED, alerts, check, enter, health, run, wait_for

HERE = os.path.abspath(__file__)
PYTHON = "/usr/bin/python3"
OWN, PEER, BAD, POOL, RESOLVER = "203.0.113.1", "203.0.113.2", "203.0.113.66", "203.0.113.80", "203.0.113.53"
RELAY = "203.0.113.67"
OWN6, BAD6 = "2001:db8:66::1", "2001:db8:66::66"
FEED = f"# ours\n127.66.0.1\n{BAD}\n{BAD6}/128\nnonsense\n10.0.0.0/8\n"
NAMES = "0.0.0.0 bad.example\n"
RELAYS = f'ip,flags\n"{RELAY}","exit, fast"\n'
CONFIG = {"mode": "enforce", "learning": {"enabled": False},
          "network": {"feeds": [{"name": "ours", "kind": "address", "certain": True, "path": "@/feed"},
                                {"name": "names", "kind": "domain", "certain": True, "path": "@/names"},
                                {"name": "relays", "kind": "address", "category": "tor", "path": "@/relays"},
                                {"name": "garbage", "kind": "address", "path": "@/garbage"}]}}


# --- what the programs of this room do; each is a process of its own: network_room.py DO …  ---

def connect(address, port, wait=0.5):
    """Says how the connection ended: open, closed (by the other side), reset, refused."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as s:
        s.settimeout(3)
        try:
            s.connect((address, int(port)))
            s.settimeout(float(wait))
            return "open" if s.recv(1) else "closed"
        except TimeoutError:
            return "open"
        except ConnectionRefusedError:
            return "refused"
        except OSError:
            return "reset"


def do_connect(address, port, wait):
    print(connect(address, port, wait), flush=True)


def do_datagram(address, port):
    with socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.sendto(b"x", (address, int(port)))


def do_knocks(address, first, count):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for port in range(int(first), int(first) + int(count)):
            s.sendto(b"x", (address, port))
            time.sleep(0.02)


def do_pulse(address, port, *pauses):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        for pause in pauses:
            s.sendto(b"x", (address, int(port)))
            time.sleep(float(pause))


def do_named(name, port):
    address = socket.getaddrinfo(name, int(port), socket.AF_INET, socket.SOCK_STREAM)[0][4][0]
    print(address, connect(address, port), flush=True)


def do_ports(address, first, count):
    for port in range(int(first), int(first) + int(count)):
        connect(address, port, 0.01)


def do_beat(address, port, *pauses):
    for pause in pauses:
        connect(address, port, 0.01)
        time.sleep(float(pause))


def do_listen(address, port):
    with socket.create_server((address, int(port)), family=socket.AF_INET6 if ":" in address else socket.AF_INET) as s:
        print("listening", flush=True)
        held = []
        while True:
            held.append(s.accept()[0])


def do_names(address, answer):
    """A resolver that gives every name the same address."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.bind((address, 53))
        print("listening", flush=True)
        while True:
            question, client = s.recvfrom(4096)
            end = question.index(b"\0", 12) + 5
            kind = struct.unpack("!H", question[end - 4:end - 2])[0]
            record = b"\xc0\x0c" + struct.pack("!HHIH", 1, 1, 60, 4) + socket.inet_aton(answer) if kind == 1 else b""
            s.sendto(question[:2] + b"\x81\x80" + struct.pack("!HHHH", 1, int(kind == 1), 0, 0) + question[12:end] + record, client)


def do_questions(domain, count, kind, length):
    """Asks for so many different names below a domain from one socket, as a tunnel's client does (1: A, 16: TXT)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as s:
        s.connect((RESOLVER, 53))
        s.settimeout(1)
        for number in range(int(count)):
            text = base64.b32encode(os.urandom(64)).decode().lower().rstrip("=")
            label = text[:int(length)] if int(length) else f"cdn{number}"
            labels = [label[i:i + 60] for i in range(0, len(label), 60)] + domain.split(".")
            name = b"".join(bytes([len(part)]) + part.encode() for part in labels) + b"\0"
            s.send(struct.pack("!HHHHHH", number + 1, 0x100, 1, 0, 0, 0) + name + struct.pack("!HH", int(kind), 1))
            s.recv(4096)
            time.sleep(0.01)


# --- the room ---

class Room:
    def __init__(self, helper):
        self.program = helper
        self.dir = tempfile.mkdtemp(prefix="am-net-", dir="/run")
        self.children = []
        subprocess.run(["mount", "-t", "tmpfs", "none", "/mnt"], check=True)
        with open("/mnt/resolv.conf", "w") as f:
            f.write(f"nameserver {RESOLVER}\n")
        run("mount", "--bind", "/mnt/resolv.conf", "/etc/resolv.conf")
        # A copy outside of any package, as a person's own script is.
        self.script = "/mnt/do.py"
        shutil.copy(HERE, self.script)
        shutil.copy(os.path.join(os.path.dirname(HERE), "room.py"), "/mnt")
        self.peer = self.spawn("unshare", "-n", "sleep", "1000").pid
        wait_for(lambda: os.readlink(f"/proc/{self.peer}/ns/net") != os.readlink("/proc/self/ns/net"), 5)
        run("ip", "link", "set", "lo", "up")
        run("ip", "link", "set", "lo", "up", into=self.peer)
        run("ip", "link", "add", "up0", "type", "veth", "peer", "name", "peer0", "netns", str(self.peer))
        for address, link, into in [(OWN + "/24", "up0", None), (OWN6 + "/64", "up0", None)] + \
                [(a + "/24", "peer0", self.peer) for a in (PEER, BAD, POOL, RESOLVER, RELAY)] + [(BAD6 + "/64", "peer0", self.peer)]:
            run("ip", "address", "add", address, "dev", link, *(["nodad"] if ":" in address else []), into=into)
        run("ip", "link", "set", "up0", "up")
        run("ip", "link", "set", "peer0", "up", into=self.peer)

    def spawn(self, *words, into=None, **more):
        prefix = ["nsenter", "-t", str(into), "-n"] if into else []
        self.children.append(subprocess.Popen(prefix + list(words), text=True, **more))
        return self.children[-1]

    def do(self, *words, into=None, program=PYTHON):
        return self.spawn(program, self.script, "do", *map(str, words), into=into, stdout=subprocess.PIPE)

    def serve(self, *words, into=None):
        server = self.do(*words, into=into)
        assert server.stdout.readline() == "listening\n"
        return server

    def start(self):
        config = json.dumps(CONFIG).replace("@", self.dir)
        for name, text in (("feed", FEED), ("names", NAMES), ("relays", RELAYS), ("config.json", config)):
            with open(os.path.join(self.dir, name), "w") as f:
                f.write(text)
        with open(self.dir + "/garbage", "wb") as f:
            f.write(os.urandom(10_000_000))
        self.helper = self.spawn(self.program, "--state-dir", self.dir + "/state", "--log-dir", self.dir + "/log", "--bus", "none",
                                 "--config", self.dir + "/config.json", stderr=open(self.dir + "/stderr", "w"))
        return wait_for(lambda: self.health().get("ready") and (self.health().get("feeds") or [{}])[0].get("entries"), 60)

    def health(self):
        return health(self.dir + "/state")

    def alerts(self, pid=None):
        return [alert for alert in alerts(self.dir + "/log") if pid is None or alert.get("process", {}).get("pid") == pid]

    def rules(self, pid=None):
        """Rule ids of a process, as raised."""
        return {alert["rule"]["id"] for alert in self.alerts(pid)}


def raises(room, what, rule, *words, into=None, expect=None, program=PYTHON):
    process = room.do(*words, into=into, program=program)
    seen = wait_for(lambda: rule in room.rules(process.pid), 20)
    check(f"{what}: {rule}", seen, room.rules(process.pid) or room.alerts()[-2:])
    output = process.communicate(timeout=60)[0].strip()
    if expect:
        check(f"{what}: {expect}", output in expect.split("|"), output)
    return process


def silent(room, what, rule, *words):
    process = room.do(*words)
    process.communicate(timeout=60)
    time.sleep(1.5)
    check(f"{what}: no {rule}", rule not in room.rules(process.pid), room.alerts(process.pid))


def lists(room):
    feed = room.health()["feeds"][0]
    check("health counts the list's entries", feed.get("entries") == 3 and feed.get("name") == "ours" and feed.get("age_s", -1) >= 0, feed)
    garbage = room.health()["feeds"][3]
    check("10 MB of garbage are said to be none", garbage.get("entries") == 0 and "no entry" in garbage.get("why", ""), garbage)
    raises(room, "a listed loopback address", "malicious-address", "connect", "127.66.0.1", 8099, 5, expect="reset|closed")
    raises(room, "a listed TEST-NET peer", "malicious-address", "connect", BAD, 80, 5)
    raises(room, "a listed IPv6 peer", "malicious-address", "connect", BAD6, 80, 5)
    silent(room, "the address beside it", "malicious-address", "connect", "127.66.0.2", 8099, 0.2)
    silent(room, "a peer that is not listed", "malicious-address", "connect", PEER, 80, 0.2)
    raises(room, "a pool by its DNS name", "mining-pool", "named", "pool.supportxmr.com", 3333)
    silent(room, "another name of the same address", "mining-pool", "named", "good.example", 3333)
    raises(room, "a listed name", "malicious-domain", "named", "www.bad.example", 80)
    silent(room, "a name that ends alike", "malicious-domain", "named", "notbad.example", 80)
    raises(room, "a relay", "tor", "connect", RELAY, 443, 0.2)
    silent(room, "a usual port of relays", "tor", "connect", PEER, 9001, 0.2)


def datagrams(room):
    raises(room, "a datagram to a listed peer", "malicious-address", "datagram", BAD, 4000)
    raises(room, "a datagram to a listed IPv6 peer", "malicious-address", "datagram", BAD6, 4000)
    silent(room, "a datagram to another", "malicious-address", "datagram", PEER, 4000)
    raises(room, "datagrams to thirty ports of a peer", "port-scan-outbound", "knocks", PEER, 1000, 30)
    silent(room, "datagrams to ten ports of a peer", "port-scan-outbound", "knocks", RESOLVER, 1000, 10)
    raises(room, "a beat over UDP", "beacon", "pulse", PEER, 4001, 1.3, 1.5, 1.2, 1.45, 1.4, 1.25, 1.5, 1.35, 1.4, 0)
    silent(room, "a second's clock", "beacon", "pulse", PEER, 123, *[1.3] * 9)


def tunnels(room):
    raises(room, "data in the names that are asked for", "dns-tunnel", "questions", "relay.example.test", 80, 1, 100)
    raises(room, "data in questions for TXT", "dns-tunnel", "questions", "other.test", 40, 16, 45)
    silent(room, "a content network's many names", "dns-tunnel", "questions", "content.test", 80, 1, 0)
    silent(room, "a few long names", "dns-tunnel", "questions", "few.test", 20, 1, 100)


def ports(room):
    dropped = "/mnt/.x/updater"
    os.makedirs("/mnt/.x")
    shutil.copy(os.path.realpath(PYTHON), dropped)
    raises(room, "a program from a hidden place on a port of back doors", "suspicious-port", "connect", PEER, 31337, 0.2, program=dropped)
    silent(room, "a packaged one on a port of many", "suspicious-port", "connect", PEER, 8888, 0.2)


def scans(room):
    raises(room, "thirty ports of a peer", "port-scan-outbound", "ports", PEER, 1000, 30)
    silent(room, "ten ports of a peer", "port-scan-outbound", "ports", RESOLVER, 1000, 10)
    room.do("ports", OWN, 2000, 10, into=room.peer).wait(60)
    time.sleep(1.5)
    check("ten closed ports of ours: no port-scan-inbound", "port-scan-inbound" not in room.rules(), room.alerts())
    room.do("ports", OWN, 3000, 40, into=room.peer).wait(60)
    check("forty closed ports of ours: port-scan-inbound", wait_for(lambda: "port-scan-inbound" in room.rules(), 20), room.rules())


def listeners(room, early):
    for what, rule, words in (("a new listener", "new-listener", ("listen", "0.0.0.0", 8088)),):
        server = room.serve(*words)
        check(f"{what}: {rule}", wait_for(lambda: rule in room.rules(server.pid), 20), room.rules(server.pid))
    allowed = room.serve("listen", "0.0.0.0", 443)
    time.sleep(1.5)
    check("an allowed port: no new-listener", "new-listener" not in room.rules(allowed.pid), room.alerts(allowed.pid))
    for process in early:
        check("what was open before: nothing", not room.rules(process.pid), room.alerts(process.pid))


def beats(room):
    raises(room, "a beat of a second with 20 % jitter", "beacon", "beat", PEER, 80, .9, 1.2, .8, 1.1, 1.0, .85, 1.15, .95, 1.05, 0)
    silent(room, "a person's pauses", "beacon", "beat", PEER, 81, .3, 2.4, .7, 4.5, .2, 1.6, 3.3, .5, .9, 0)


def inside(helper):
    room = Room(helper)
    for address in (BAD, BAD6, POOL, PEER):
        for port in (80,) + ((3333,) if address == POOL else ()) + ((81,) if address == PEER else ()):
            room.serve("listen", address, port, into=room.peer)
    room.serve("names", RESOLVER, POOL, into=room.peer)
    for address in ("127.66.0.1", "127.66.0.2"):
        room.serve("listen", address, 8099)
    early = [room.serve("listen", "0.0.0.0", 8077), room.do("connect", BAD, 80, 600)]
    time.sleep(0.5)
    check("the helper is ready and has read the list", room.start(), (room.health(), open(room.dir + "/stderr").read()))
    if not FAILED:
        lists(room)
        datagrams(room)
        tunnels(room)
        ports(room)
        scans(room)
        listeners(room, early)
        beats(room)
    room.helper.send_signal(signal.SIGTERM)
    check("it stops", room.helper.wait(20) == 0)
    shutil.rmtree(room.dir, ignore_errors=True)


if __name__ == "__main__":
    if len(sys.argv) > 2 and sys.argv[1] == "do":
        sys.exit(globals()["do_" + sys.argv[2]](*sys.argv[3:]))
    enter(HERE, inside, "-n")
