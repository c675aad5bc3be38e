"""Subscriptions, and the notifications that are sent to them."""

import http.client
import json
import queue
import secrets
import threading
from urllib.parse import urlsplit

AGAIN = (408, 429, 500, 502, 503, 504)
ATTEMPTS = 5


class Subscription:
    """One callback URL, with a thread of its own: a receiver that is slow or away delays nobody else."""

    def __init__(self, url, kind, forget):
        self.url = url
        self.kind = kind
        self.forget = forget
        self.ended = threading.Event()
        self.waiting = queue.Queue()
        threading.Thread(target=self.work, daemon=True).start()

    def end(self):
        self.ended.set()
        self.waiting.put(None)

    def work(self):
        while (notification := self.waiting.get()) is not None and not self.ended.is_set():
            self.deliver(json.dumps(notification))

    def deliver(self, body):
        """Sends it until it is taken, which every 2xx says, or until it is no use any more."""
        for attempt in range(ATTEMPTS):
            status, seconds = self.post(body)
            if status in (404, 410):  # The flow is gone, and nobody will unsubscribe for it.
                self.forget()
            if status is not None and status not in AGAIN:
                return
            if self.ended.wait(2**attempt if seconds is None else seconds):
                return

    def post(self, body):
        """The status, where there is one, and the seconds of a Retry-After. No redirect is followed."""
        parts = urlsplit(self.url)
        kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
        connection = kind(parts.hostname, parts.port, timeout=30)
        # Path and query as they were given: each of their characters counts, for a signature is in them.
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("POST", target, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            seconds = answer.getheader("Retry-After", "")
            return answer.status, min(int(seconds), 600) if seconds.isdecimal() else None
        except (OSError, ValueError, http.client.HTTPException):
            return None, None
        finally:
            connection.close()


class Subscriptions:
    def __init__(self):
        self.lock = threading.Lock()
        self.all = {}

    def add(self, url, kind):
        """A name that nobody guesses. Who asks twice for one URL, for the first answer was lost, gets one subscription."""
        with self.lock:
            for name, known in self.all.items():
                if (known.url, known.kind) == (url, kind):
                    return name
            name = secrets.token_urlsafe(16)
            self.all[name] = Subscription(url, kind, lambda: self.remove(name))
            return name

    def remove(self, name):
        with self.lock:
            known = self.all.pop(name, None)
        if known is not None:
            known.end()
        return known is not None

    def send(self, kind, notification):
        with self.lock:
            for known in self.all.values():
                if known.kind in (None, kind):
                    known.waiting.put(notification)
