#!/usr/bin/env python3
"""A server of lists over HTTPS on 127.0.0.1, good and bad ones, for tests/courier. Makes its own authority.

usage: https-lists.py FOLDER      prints "PORT" when it serves; FOLDER/ca.pem is who signed it
"""
import http.server
import os
import ssl
import subprocess
import sys
import threading
import time

LIST = b"# a list\n192.0.2.7\n198.51.100.0/24\n"


def authority(folder):
    def openssl(*words):
        subprocess.run(["openssl", *words], check=True, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
            "-subj", "/CN=lists of a test", "-keyout", "ca.key", "-out", "ca.pem")
    openssl("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj", "/CN=127.0.0.1",
            "-keyout", "server.key", "-out", "server.csr")
    with open(os.path.join(folder, "san"), "w") as file:
        file.write("subjectAltName=IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2",
            "-extfile", "san", "-out", "server.pem")
    os.chmod(os.path.join(folder, "ca.pem"), 0o644)


class Lists(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, status, body=b"", **headers):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def endless(self, piece, pause=0.0):
        self.send_response(200)
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                self.wfile.write(piece)
                time.sleep(pause)
        except OSError:
            pass

    def do_GET(self):
        name = self.path.strip("/")
        if name == "good":
            if self.headers.get("If-None-Match") == '"v1"':
                return self.answer(304, ETag='"v1"')
            return self.answer(200, LIST, ETag='"v1"', Last_Modified="Fri, 20 Nov 2026 10:00:00 GMT")
        if name == "since":
            if self.headers.get("If-Modified-Since") == "Fri, 20 Nov 2026 10:00:00 GMT":
                return self.answer(304)
            return self.answer(200, LIST, Last_Modified="Fri, 20 Nov 2026 10:00:00 GMT")
        if name.startswith("to-"):
            there = {"to-file": "file:///etc/passwd", "to-http": "http://127.0.0.1:1/x", "to-good": "/good",
                     "to-self": "/to-self", "to-gopher": "gopher://127.0.0.1:1/x"}[name]
            return self.answer(301, b"192.0.2.99\n", Location=there)
        if name == "stall":
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(b"192.0.2.7\n")
            self.wfile.flush()
            return time.sleep(60)
        if name == "silent":
            return time.sleep(60)
        if name == "endless":
            return self.endless(b"192.0.2.7\n" * 6000)
        if name == "announced":
            self.send_response(200)
            self.send_header("Content-Length", str(1 << 40))
            return self.end_headers()
        if name == "garbage":
            return self.answer(200, os.urandom(1_000_000))
        if name == "page":
            return self.answer(200, b"<html>\n<body>\nMaintenance\n</body>\n</html>\n")
        if name == "empty":
            return self.answer(200)
        if name == "header":
            return self.answer(200, LIST, ETag='"' + "x" * 5000 + '"')
        return self.answer(404, b"192.0.2.98\n")


def main():
    folder = sys.argv[1]
    authority(folder)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Lists)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # clients that refuse the certificate or hang up
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(os.path.join(folder, "server.pem"), os.path.join(folder, "server.key"))
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(server.server_address[1], flush=True)
    sys.stdin.read()  # until whoever started it hangs up


main()
