"""The helper under test, and what it told."""

import json
import os
import signal
import time

RULES = ("reverse-shell", "bind-shell")


class CannotStart(Exception):
    pass


class Alert:
    def __init__(self, fields):
        self.id = fields["event"]["id"]
        self.rule = fields["rule"]["id"]
        self.certainty = fields["algomonitor"]["certainty"]
        self.state = fields["algomonitor"]["state"]
        self.pid = fields["process"]["pid"]
        self.why = fields["algomonitor"].get("why", [])

    def __str__(self):
        return f"{self.rule} {self.certainty} pid {self.pid}: {'; '.join(self.why)}"


class Helper:
    def __init__(self, room, program, directory, mode):
        self.room, self.program, self.directory, self.mode = room, program, directory, mode
        self.read = 0
        self.told, self.over = set(), set()  # ids of alerts: all, and those of cases that are over

    def start(self):
        for part in ("state", "log"):
            (self.directory / part).mkdir(parents=True)
        config = self.directory / "config.json"
        # what happens to the machine's own files meanwhile is no part of it
        config.write_text(json.dumps({"mode": self.mode, "integrity": {"directories": []}, "responses": {"automatic_kills_per_minute": 1000}}))
        config.chmod(0o644)
        self.process = self.room.start(
            [self.program, "--bus", "none", "--event-source", "ebpf", "--config", str(config),
             "--state-dir", str(self.directory / "state"), "--log-dir", str(self.directory / "log")],
            self.directory)
        end = time.monotonic() + 30
        while not self._isReady():
            if time.monotonic() > end or self.process.exitCode() is not None:
                raise CannotStart("the helper does not start: " + (self.directory / "output").read_text())
            time.sleep(0.05)

    def _isReady(self):
        try:
            return json.loads((self.directory / "state/health.json").read_text())["ready"]
        except (OSError, ValueError, KeyError):
            return False

    def lives(self):
        return self.process.exitCode() is None

    def stop(self):
        os.kill(self.process.pid, signal.SIGTERM)
        return self.process.wait(20)

    def begin(self):
        """A new case: what is told again of an older one is no news."""
        self.news()
        self.over |= self.told

    def news(self):
        """Alerts of the two rules told since the last call, the newest line of each."""
        try:
            with open(self.directory / "log/alerts.jsonl", "rb") as file:
                file.seek(self.read)
                text = file.read()
        except FileNotFoundError:
            return []
        text = text[:text.rfind(b"\n") + 1]
        self.read += len(text)
        lines = map(json.loads, text.splitlines())
        alerts = [Alert(fields) for fields in lines if fields["rule"]["id"] in RULES]
        self.told |= {alert.id for alert in alerts}
        return list({alert.id: alert for alert in alerts if alert.id not in self.over}.values())
