"""Alarms: an alarm that is raised is sent to those who subscribed. It keeps all in memory; yours has a database."""

import hmac
import json
import os
import secrets
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from subscriptions import Subscriptions

KINDS = ("fire", "flood")
PASSWORD = os.environ["ALARMS_PASSWORD"]
SESSION_SECONDS = 3600
LONGEST_BODY = 1_000_000

sessions = {}  # token: when it ends
subscriptions = Subscriptions()


def is_callback(url):
    """Whether alarms may be sent there. In production take https alone, and refuse addresses inside of your network."""
    if not isinstance(url, str) or not url.isascii():
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 60

    def log_message(self, *args):
        """No line for each request."""

    def answer(self, status, body=None, headers=()):
        content = b"" if body is None else json.dumps(body).encode()
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        if content:
            self.send_header("Content-Type", "application/json")
        if status != 204:
            self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def read(self):
        """The body: an object, or an empty one where it is none. It is read before any answer: the connection goes on."""
        try:
            length = int(self.headers.get("Content-Length", 0))
            if not 0 <= length <= LONGEST_BODY:
                self.close_connection = True
                return {}
            body = json.loads(self.rfile.read(length))
        except ValueError:
            return {}
        return body if isinstance(body, dict) else {}

    def is_known(self):
        scheme, _, token = self.headers.get("Authorization", "").partition(" ")
        return scheme == "Bearer" and sessions.get(token, 0) > time.time()

    def do_GET(self):
        self.answer(200 if self.path == "/health" else 404)

    def do_POST(self):
        body = self.read()
        if self.path == "/login":
            return self.login(body)
        if not self.is_known():
            return self.answer(401)
        if self.path == "/subscriptions":
            return self.subscribe(body)
        if self.path == "/alarms":
            return self.raise_alarm(body)
        return self.answer(404)

    def login(self, body):
        if not hmac.compare_digest(str(body.get("password")).encode(), PASSWORD.encode()):
            return self.answer(401)
        token = secrets.token_urlsafe(32)
        sessions[token] = time.time() + SESSION_SECONDS
        return self.answer(200, {"token": token})

    def subscribe(self, body):
        url, kind = body.get("callbackUrl"), body.get("kind")
        if not is_callback(url) or kind not in (None, *KINDS):
            return self.answer(400)
        name = subscriptions.add(url, kind)
        # The URL that was called, not one of a machine behind a gateway: the DELETE comes to it, with the credentials.
        origin = f"{self.headers.get('X-Forwarded-Proto', 'http')}://{self.headers['Host']}"
        return self.answer(201, headers=[("Location", f"{origin}/subscriptions/{name}")])

    def raise_alarm(self, body):
        kind, message = body.get("kind"), body.get("message")
        if kind not in KINDS or not isinstance(message, str):
            return self.answer(400)
        alarm = {"id": secrets.token_hex(8), "kind": kind, "message": message}
        subscriptions.send(kind, alarm)
        return self.answer(201, alarm)

    def do_DELETE(self):
        self.read()
        if not self.is_known():
            return self.answer(401)
        folder, _, name = self.path.rpartition("/")
        if folder == "/subscriptions" and subscriptions.remove(name):
            return self.answer(204)
        return self.answer(404)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", 3002), Handler).serve_forever()
