"""The other end of the cases, on loopback: an attacker who asks for a sum, and the harmless servers."""

import random
import select
import socket
import threading
import time


class Question:
    """A command whose answer stands nowhere in it."""

    def __init__(self):
        a, b = (random.randrange(10**6, 10**7) for _ in range(2))
        self.command = f"expr {a} + {b}\n".encode()
        self.answer = str(a + b).encode()


def listen(address, kind=socket.SOCK_STREAM):
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    server = socket.socket(family, kind)
    server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    server.bind((address, 0))
    if kind == socket.SOCK_STREAM:
        server.listen(4)
    return server


def readRequest(connection):
    """All of it: who hangs up with something unread resets the connection, and the answer is lost with it."""
    heard = b""
    while not heard.endswith(b"\r\n\r\n") and (more := connection.recv(65536)):
        heard += more


class Peer(threading.Thread):
    """One listener and one conversation. `ports` are told to the case; `answered` is set when the sum came back."""

    def __init__(self, address="127.0.0.1", kind=socket.SOCK_STREAM, count=1):
        super().__init__(daemon=True)
        self.address = address
        self.servers = [listen(address, kind) for _ in range(count)]
        self.ports = [server.getsockname()[1] for server in self.servers]
        self.question = Question()
        self.answered = threading.Event()
        self.met = threading.Event()
        self.over = False
        self.connections = []

    def run(self):
        try:
            self.converse()
        except OSError:
            pass  # the case was killed, or the peer closed

    def acceptOne(self, server):
        server.settimeout(10)
        connection, _ = server.accept()
        self.connections.append(connection)
        self.met.set()
        return connection

    def listenFor(self, sockets):
        heard = b""
        while not self.over and sockets:
            for ready in select.select(sockets, [], [], 0.05)[0]:
                data = ready.recv(65536)
                heard += data
                if not data:
                    sockets.remove(ready)
                    ready.close()
            if self.question.answer in heard:
                self.answered.set()

    def close(self):
        self.over = True
        for each in self.servers + self.connections:
            each.close()


class Attacker(Peer):
    """Sends its command at once, over and over (a shell may not be reading yet), and listens on every connection."""

    def converse(self):
        sockets = [self.acceptOne(server) for server in self.servers]
        sender = threading.Thread(target=self._send, args=(sockets[0],), daemon=True)
        sender.start()
        self.listenFor(list(sockets))

    def _send(self, connection):
        try:
            while not self.over and not self.answered.is_set():
                connection.send(self.question.command)
                time.sleep(0.4)
        except OSError:
            pass


class DatagramAttacker(Peer):
    def __init__(self):
        super().__init__(kind=socket.SOCK_DGRAM)

    def converse(self):
        server = self.servers[0]
        server.settimeout(10)
        _, shell = server.recvfrom(65536)
        self.met.set()
        server.connect(shell)
        end = time.monotonic() + 10
        while not self.over and time.monotonic() < end and not self.answered.is_set():
            server.send(self.question.command)
            self._listen(server, 0.4)
        self._listen(server, 10)

    def _listen(self, server, seconds):
        end = time.monotonic() + seconds
        while not self.over and time.monotonic() < end and not self.answered.is_set():
            if select.select([server], [], [], 0.05)[0] and self.question.answer in server.recv(65536):
                self.answered.set()


class BindAttacker(Attacker):
    """Knocks until the case listens. A free port is found by binding it first."""

    def converse(self):
        self.servers[0].close()
        end = time.monotonic() + 10
        while time.monotonic() < end and not self.over:
            try:
                connection = socket.create_connection((self.address, self.ports[0]), 1)
                break
            except OSError:
                time.sleep(0.03)
        else:
            return
        self.connections.append(connection)
        self.met.set()
        threading.Thread(target=self._send, args=(connection,), daemon=True).start()
        self.listenFor([connection])


class Web(Peer):
    """Serves one text over HTTP, again and again."""

    def __init__(self, body):
        super().__init__()
        self.body = body.encode()

    def converse(self):
        while not self.over:
            connection = self.acceptOne(self.servers[0])
            readRequest(connection)
            connection.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(self.body) + self.body)
            connection.close()


class StageThenAttack(Attacker):
    """Serves the second stage on the first port, attacks on the second."""

    def __init__(self, stage):
        super().__init__(count=2)
        self.stage = stage.format(H=self.address, P=self.ports[1])

    def converse(self):
        first = self.acceptOne(self.servers[0])
        readRequest(first)
        body = self.stage.encode()
        first.sendall(b"HTTP/1.0 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body)
        first.close()
        sockets = [self.acceptOne(self.servers[1])]
        threading.Thread(target=self._send, args=(sockets[0],), daemon=True).start()
        self.listenFor(sockets)


class Quiet(Peer):
    """Accepts, and says what it is told to say after a while; then it only listens, or hangs up."""

    def __init__(self, words=b"", afterS=0.0, kind=socket.SOCK_STREAM, address="127.0.0.1", hangsUp=False):
        super().__init__(address, kind)
        self.words, self.afterS, self.hangsUp = words, afterS, hangsUp

    def converse(self):
        if self.servers[0].type == socket.SOCK_DGRAM:
            while not self.over:
                self.servers[0].settimeout(10)
                _, who = self.servers[0].recvfrom(65536)
                self.servers[0].sendto(b"pong", who)
            return
        connection = self.acceptOne(self.servers[0])
        time.sleep(self.afterS)
        if self.words:
            connection.sendall(self.words)
        if self.hangsUp:
            connection.close()
        else:
            self.listenFor([connection])


class Visitor(Peer):
    """Calls on a server that the case starts, says a line, reads."""

    def __init__(self, words=b"hello\n"):
        super().__init__()
        self.words = words

    def converse(self):
        self.servers[0].close()
        end = time.monotonic() + 10
        while time.monotonic() < end and not self.over:
            try:
                connection = socket.create_connection((self.address, self.ports[0]), 1)
                break
            except OSError:
                time.sleep(0.03)
        else:
            return
        self.connections.append(connection)
        self.met.set()
        connection.sendall(self.words)
        self.listenFor([connection])


class Nobody:
    """For cases without a network."""

    ports = [0]
    address = "127.0.0.1"

    def start(self):
        pass

    def close(self):
        pass
