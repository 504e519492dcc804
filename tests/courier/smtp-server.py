#!/usr/bin/python3
"""A mail server with STARTTLS and authentication on 127.0.0.1 (Debian's python3-aiosmtpd), for tests/courier. Makes its own authority.

usage: smtp-server.py FOLDER      prints "PORT" when it serves; FOLDER/ca.pem is who signed it. Mails come to FOLDER/mails/N, a JSON
object each. One port higher it speaks without encryption and asks nobody who he is. While FOLDER/refuse exists every mail is refused for now.
"""
import importlib.util, json, os, ssl, subprocess, sys

SYSTEM = "/usr/bin/python3"  # the one whose packages are Debian's
if importlib.util.find_spec("aiosmtpd") is None and os.path.realpath(sys.executable) != os.path.realpath(SYSTEM):
    os.execv(SYSTEM, [SYSTEM, *sys.argv])
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword


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


class Mails:
    def __init__(self, folder):
        self.folder = folder
        os.makedirs(folder + "/mails")

    async def handle_DATA(self, server, session, envelope):
        if os.path.exists(self.folder + "/refuse"):
            return "451 not now"
        number = len(os.listdir(self.folder + "/mails"))
        with open(f"{self.folder}/mails/.new", "w") as f:
            json.dump({"from": envelope.mail_from, "to": envelope.rcpt_tos, "text": envelope.content.decode("utf-8", "replace"),
                       "encrypted": session.ssl is not None, "user": (session.auth_data.login.decode() if session.auth_data else None)}, f)
        os.rename(f"{self.folder}/mails/.new", f"{self.folder}/mails/{number}")
        return "250 taken"


def who(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"helper", b"secret word")
    return AuthResult(success=right, handled=right, auth_data=data if right else None)  # not handled: it answers 535 itself


def main(folder):
    authority(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder + "/server.pem", folder + "/server.key")
    mails = Mails(folder)
    for port in range(20025, 20425, 2):
        try:
            secure = Controller(mails, hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True, authenticator=who, auth_required=True)
            secure.start()
        except OSError:
            continue
        Controller(mails, hostname="127.0.0.1", port=port + 1).start()
        break
    print(port, flush=True)
    sys.stdin.read()
    os._exit(0)


main(sys.argv[1])
