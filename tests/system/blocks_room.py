#!/usr/bin/python3
"""What a block is worth over the life and death of the helper: a machine and its peer on a veth pair, in private namespaces.

usage: blocks_room.py HELPER        exit 0 all held, 1 not, 77 skipped (not root)
"""
import ctypes, json, os, signal, socket, subprocess, tempfile, time

from room import alerts, check, enter, health, run, wait_for

HERE = os.path.abspath(__file__)
OWN, PEER, BAD, SHORT = "203.0.113.1", "203.0.113.2", "203.0.113.66", "203.0.113.67"
CONFIG = {"mode": "enforce", "learning": {"enabled": False},
          "rules": {"malicious-address": {"response": "block"}},
          "network": {"feeds": [{"name": "ours", "kind": "address", "certain": True, "path": "@/feed"}]}}


def nft(command):
    """libnftables itself: nft(8) need not be installed."""
    library = ctypes.CDLL("libnftables.so.1")
    library.nft_ctx_new.restype = library.nft_ctx_get_output_buffer.restype = ctypes.c_void_p
    context = ctypes.c_void_p(library.nft_ctx_new(0))
    library.nft_ctx_buffer_output(context)
    library.nft_ctx_buffer_error(context)
    library.nft_run_cmd_from_buffer(context, command.encode())
    text = ctypes.string_at(ctypes.c_void_p(library.nft_ctx_get_output_buffer(context))).decode()
    library.nft_ctx_free(context)
    return text


def talk(address):
    """How an established connection ended, and when."""
    with socket.create_connection((address, 80), timeout=3) as s:
        s.settimeout(20)
        try:
            end = "open" if s.recv(1) else "closed"
        except OSError as error:
            end = type(error).__name__
        return end, time.time()


def reaches(address):
    try:
        socket.create_connection((address, 80), timeout=0.7).close()
        return True
    except OSError:
        return False


SERVER = """
import socket, sys, threading
def keep(address):
    held = []
    with socket.create_server((address, 80)) as s:
        while True:
            held.append(s.accept()[0])
for address in sys.argv[1:]:
    threading.Thread(target=keep, args=(address,)).start()
print("listening", flush=True)
"""


class Room:
    def __init__(self, helper):
        self.program = helper
        self.dir = tempfile.mkdtemp(prefix="am-block-", dir="/run")
        self.children = []
        self.peer = self.spawn("unshare", "-n", "sleep", "1000").pid
        wait_for(lambda: os.readlink(f"/proc/{self.peer}/ns/net") != os.readlink("/proc/self/ns/net"), 5)
        run("ip", "link", "set", "lo", "up")
        run("ip", "link", "add", "up0", "type", "veth", "peer", "name", "peer0", "netns", str(self.peer))
        run("ip", "address", "add", OWN + "/24", "dev", "up0")
        for address in (PEER, BAD, SHORT):
            run("ip", "address", "add", address + "/24", "dev", "peer0", into=self.peer)
        run("ip", "link", "set", "up0", "up")
        run("ip", "link", "set", "peer0", "up", into=self.peer)
        server = self.spawn("/usr/bin/python3", "-c", SERVER, PEER, BAD, SHORT, into=self.peer, stdout=subprocess.PIPE)
        assert server.stdout.readline() == "listening\n"

    def spawn(self, *words, into=None, **more):
        prefix = ["nsenter", "-t", str(into), "-n"] if into else []
        self.children.append(subprocess.Popen(prefix + list(words), text=True, **more))
        return self.children[-1]

    def start(self, duration):
        config = dict(CONFIG, network=dict(CONFIG["network"], block_duration_s=duration))
        for name, text in (("feed", f"{BAD}\n{SHORT}\n"), ("config.json", json.dumps(config).replace("@", self.dir))):
            with open(os.path.join(self.dir, name), "w") as f:
                f.write(text)
        subprocess.run(["rm", "-f", self.dir + "/state/health.json"], check=True)
        self.helper = self.spawn(self.program, "--state-dir", self.dir + "/state", "--log-dir", self.dir + "/log", "--bus", "none",
                                 "--config", self.dir + "/config.json", stderr=open(self.dir + "/stderr", "a"))
        return wait_for(lambda: self.health().get("ready") and (self.health().get("feeds") or [{}])[0].get("entries"), 60)

    def health(self):
        return health(self.dir + "/state")

    def last_alert(self, address):
        return next((a for a in reversed(alerts(self.dir + "/log")) if a.get("destination", {}).get("ip") == address), {})


def milliseconds(alert, ended):
    raised = time.mktime(time.strptime(alert["@timestamp"][:19], "%Y-%m-%dT%H:%M:%S")) - time.timezone
    return (ended - raised - float("0" + alert["@timestamp"][19:26])) * 1000


def inside(helper):
    room = Room(helper)
    check("the helper is ready and has read the list", room.start(300), (room.health(), open(room.dir + "/stderr").read()))
    check("no table before the first block", "algomonitor" not in nft("list tables\n"))
    end, ended = talk(BAD)
    check("an established connection to a listed peer is cut", end == "ConnectionAbortedError", end)
    wait_for(lambda: room.last_alert(BAD).get("algomonitor", {}).get("response"), 3)
    alert = room.last_alert(BAD)
    done = {r["action"]: r["outcome"] for r in alert.get("algomonitor", {}).get("response", [])}
    check("block and drop are in the alert", done == {"block": "done", "drop": "done"}, alert)
    print(f"     cut {milliseconds(alert, ended):.1f} ms after the alert")
    check("the peer is silent now", not reaches(BAD))
    check("its neighbour is not", reaches(PEER))

    room.helper.send_signal(signal.SIGKILL)
    room.helper.wait(10)
    check("after kill -9 the block goes on", not reaches(BAD))
    nft(f"add element inet algomonitor blocked4 {{ {PEER} }}\nadd chain inet algomonitor foreign\n")
    check("what somebody put beside it has no end", not reaches(PEER))
    check("the next helper is ready", room.start(4), (room.health(), open(room.dir + "/stderr").read()))
    check("it has taken the block over", not reaches(BAD) and alert["event"]["id"] in nft("list table inet algomonitor\n"),
          nft("list ruleset\n"))
    check("and removed the rest", reaches(PEER) and "foreign" not in nft("list ruleset\n"), nft("list ruleset\n"))

    talk(SHORT)
    check("a block of four seconds", SHORT in nft("list table inet algomonitor\n"), nft("list ruleset\n"))
    check("ends by itself", wait_for(lambda: SHORT not in nft("list table inet algomonitor\n"), 15), nft("list ruleset\n"))
    check("and another's goes on", not reaches(BAD))

    room.helper.send_signal(signal.SIGTERM)
    check("the helper stops", room.helper.wait(20) == 0)
    check("after stop nothing is left", "algomonitor" not in nft("list ruleset\n") and reaches(BAD), nft("list ruleset\n"))


if __name__ == "__main__":
    enter(HERE, inside, "-n")
