"""pid 1 of the room: starts what it is told and reaps. It holds no network socket, so no case has an ancestor that does."""

import json
import os
import signal
import socket
import sys
import time


class Launcher:
    """The far end of a socketpair; runs in pid 1 until the stage is through."""

    def __init__(self, requests):
        self.requests = requests
        self.ended = {}

    def serve(self, stage):
        self.requests.settimeout(0.01)
        while stage not in self.ended:
            self._reap()
            try:
                request = self.requests.recv(1 << 16)
            except TimeoutError:
                continue
            if request:
                self.requests.send(json.dumps(self._answer(json.loads(request))).encode())
        return self.ended[stage]

    def _answer(self, request):
        if request["do"] == "start":
            return self._start(request)
        self._reap()
        return self.ended.get(request["pid"])

    def _start(self, request):
        pid = os.fork()
        if pid == 0:
            try:
                become(request)
            finally:
                os._exit(127)
        return pid

    def _reap(self):
        try:
            while True:
                pid, status = os.waitpid(-1, os.WNOHANG)
                if pid == 0:
                    return
                self.ended[pid] = os.waitstatus_to_exitcode(status)
        except ChildProcessError:
            return


def become(request):
    os.setsid()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    if request["uid"]:
        os.setgroups([])
        os.setgid(request["uid"])
        os.setuid(request["uid"])
    os.chdir(request["cwd"])
    null = os.open("/dev/null", os.O_RDWR)
    log = os.open("output", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for standard, file in enumerate((null, log, log)):
        os.dup2(file, standard)
    os.closerange(3, 64)
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": request["cwd"], "LANG": "C.UTF-8"}
    os.execvpe(request["argv"][0], request["argv"], environment)


class Process:
    """Something the launcher started."""

    def __init__(self, room, pid):
        self.room, self.pid = room, pid

    def exitCode(self):
        """None while it runs."""
        return self.room.ask(do="ended", pid=self.pid)

    def wait(self, seconds):
        end = time.monotonic() + seconds
        while (code := self.exitCode()) is None and time.monotonic() < end:
            time.sleep(0.02)
        return code


class Room:
    """The stage's end."""

    def __init__(self, requests):
        self.requests = requests

    def ask(self, **request):
        self.requests.send(json.dumps(request).encode())
        return json.loads(self.requests.recv(1 << 16))

    def start(self, argv, cwd, uid=0):
        return Process(self, self.ask(do="start", argv=argv, cwd=str(cwd), uid=uid))


def enterAndRun(stage):
    """As pid 1: forks the stage, then launches for it. Returns the stage's exit code."""
    if os.getpid() != 1:
        sys.exit("the room must be a pid namespace of its own")
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    pid = os.fork()
    if pid == 0:
        ours.close()
        code = 1
        try:
            code = stage(Room(theirs))
        finally:
            sys.stdout.flush()
            os._exit(code)
    theirs.close()
    return Launcher(ours).serve(pid)
