#!/usr/bin/python3
"""What leaves the machine when an alert is raised: a mail and a line to a syslog server, from a running helper through its
courier, in private namespaces.

usage: outputs_room.py HELPER        exit 0 all held, 1 not, 77 skipped (not root)
"""
import glob, json, os, shutil, signal, socket, subprocess, sys, tempfile, threading

from room import FAILED, alerts, check, enter, health, run, wait_for

HERE = os.path.abspath(__file__)
MAIL_SERVER = os.path.join(os.path.dirname(HERE), "../courier/smtp-server.py")


class LogServer:
    """Keeps the bytes that come; RFC 6587 frames."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port, self.bytes = self.socket.getsockname()[1], b""
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            peer, _ = self.socket.accept()
            while more := peer.recv(4096):
                self.bytes += more


def mail_server(folder):
    server = subprocess.Popen(["/usr/bin/python3", MAIL_SERVER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                              text=True)  # it ends with its input
    line = server.stdout.readline().strip()
    return server, int(line) if line.isdigit() else None


def shell_goes_out():
    """A reverse shell over loopback, the way it is found in the wild; its pid."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        outward = socket.create_connection(listener.getsockname())
        listener.accept()[0].sendall(b"id\n")
        shell = subprocess.Popen(["bash", "--norc", "-i"], stdin=outward, stdout=outward, stderr=outward)
        outward.close()
        return shell


def start(helper, folder, mail_port, log_port):
    config = {"mode": "observe", "learning": {"enabled": False}, "integrity": {"directories": []},
              "mail": {"enabled": True, "to": ["admin@example.org"], "from": "monitor@example.org", "starttls": False,
                       "server": f"smtp://127.0.0.1:{mail_port}"},
              "syslog": {"enabled": True, "server": f"tcp://127.0.0.1:{log_port}"}}
    with open(folder + "/config.json", "w") as f:
        json.dump(config, f)
    return subprocess.Popen([helper, "--bus", "none", "--config", folder + "/config.json", "--state-dir", folder + "/state",
                             "--log-dir", folder + "/log"], stderr=open(folder + "/stderr", "w"))


def inside(program):
    run("ip", "link", "set", "lo", "up")
    folder = tempfile.mkdtemp(prefix="am-outputs-", dir="/var/tmp")
    os.chmod(folder, 0o755)
    os.mkdir(folder + "/smtp")
    server, mail_port = mail_server(folder + "/smtp")
    if mail_port is None:
        print("outputs_room: skipped, needs python3-aiosmtpd")
        sys.exit(77)
    logs = LogServer()
    helper = start(program, folder, mail_port + 1, logs.port)
    check("the helper is ready", wait_for(lambda: health(folder + "/state").get("ready"), 60), open(folder + "/stderr").read())
    shell = shell_goes_out()
    told = lambda: [a for a in alerts(folder + "/log") if a["rule"]["id"] == "reverse-shell"]
    check("the shell is told", wait_for(told, 20), alerts(folder + "/log"))
    mails = lambda: [json.load(open(name)) for name in glob.glob(folder + "/smtp/mails/[0-9]*")]
    check("a mail says so", wait_for(mails, 60), health(folder + "/state").get("degraded"))
    check("with the words of the alert", told() and mails() and told()[0]["message"] in mails()[0]["text"], mails())
    line = lambda: logs.bytes.decode()
    check("a line to the syslog server says so", wait_for(lambda: "algomonitor - reverse-shell [algomonitor@32473" in line(), 60),
          (line(), health(folder + "/state").get("degraded")))
    check("with the alert's id", told() and f'id="{told()[0]["event"]["id"]}"' in line(), line())
    waiting = lambda: glob.glob(folder + "/state/mail/*") + glob.glob(folder + "/state/syslog/*")
    check("what was sent waits no more", wait_for(lambda: not waiting(), 20), waiting())
    shell.kill()
    helper.send_signal(signal.SIGTERM)
    check("the helper stops", helper.wait(20) == 0)
    server.stdin.close()
    server.wait(20)
    if not FAILED:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    enter(HERE, inside, "-n")
