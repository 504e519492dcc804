#!/usr/bin/python3
"""A person who answers polkit's password dialogs, through pkttyagent on a pseudo terminal.

usage: agent-drive.py USER PASSWORD [--log FILE] -- COMMAND…        runs COMMAND as USER, answers for it, ends with it
       agent-drive.py USER PASSWORD [--log FILE] --process PID      answers for a process that runs, until it ends
Prints "ready" once the agent is registered. FILE receives what the dialogs said. PASSWORD "-": every dialog stays open.
"""
import argparse
import os
import pty
import pwd
import re
import select
import signal
import sys
import termios


def become(user):
    entry = pwd.getpwnam(user)
    os.initgroups(user, entry.pw_gid)
    os.setgid(entry.pw_gid)
    os.setuid(entry.pw_uid)
    os.environ["HOME"] = "/tmp"
    os.environ.pop("USER", None)


def startCommand(user, command):
    """The command waits until the agent is registered. Returns its pid and a function that lets it go."""
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(writer)
        become(user)
        os.read(reader, 1)
        os.execvp(command[0], command)
    os.close(reader)
    return pid, lambda: os.close(writer)


def startAgent(user, process):
    """Registered when it returns. Returns the agent's pid and its terminal."""
    reader, writer = os.pipe()
    agent, terminal = pty.fork()
    if agent == 0:
        os.set_inheritable(writer, True)
        become(user)
        os.execvp("pkttyagent", ["pkttyagent", "--process", str(process), "--notify-fd", str(writer)])
    os.close(writer)
    os.read(reader, 1)  # end of file: registered, or gone
    os.close(reader)
    return agent, terminal


def asksForPassword(terminal, text):
    """pkttyagent prints the prompt, then flushes its input while it turns the echo off: an earlier answer is lost."""
    return b"assword" in text and not termios.tcgetattr(terminal)[3] & termios.ECHO


def answer(terminal, password, log, isOver):
    text = b""
    while not isOver():
        if select.select([terminal], [], [], 0.02)[0]:
            try:
                data = os.read(terminal, 4096)
            except OSError:  # the agent ended
                return
            text += data
            log.write(re.sub(rb"\x1b\[[0-9;]*m", b"", data).replace(b"\r", b""))
            log.flush()
        if password != "-" and asksForPassword(terminal, text):
            os.write(terminal, password.encode() + b"\n")
            text = b""


def hasEnded(pid, isChild, status):
    if isChild:
        done, code = os.waitpid(pid, os.WNOHANG)
        if done:
            status.append(code)
        return done != 0
    return not os.path.exists(f"/proc/{pid}")


def split(words):
    """What stands before and after "--"."""
    at = words.index("--") if "--" in words else len(words)
    return words[:at], words[at + 1:]


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("user")
    parser.add_argument("password")
    parser.add_argument("--log", default=os.devnull)
    parser.add_argument("--process", type=int)
    before, command = split(sys.argv[1:])
    options = parser.parse_args(before)
    go, process, status = lambda: None, options.process, []
    if process is None:
        process, go = startCommand(options.user, command)
    agent, terminal = startAgent(options.user, process)
    print("ready", flush=True)
    go()
    with open(options.log, "ab") as log:
        answer(terminal, options.password, log, lambda: hasEnded(process, options.process is None, status))
    os.kill(agent, signal.SIGTERM)
    os.waitpid(agent, 0)
    sys.exit(os.waitstatus_to_exitcode(status[0]) if status else 0)


if __name__ == "__main__":
    main()
