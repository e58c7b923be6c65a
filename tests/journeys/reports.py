"""Where reports of errors are sent in the tests: what Sentry would hear."""

import gzip
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Inbox:
    """Reports that have arrived at an address."""

    def __init__(self, host: str) -> None:
        self.dsn = f"http://0123456789abcdef@{host}/7"
        self.bodies: list[str] = []

    @property
    def events(self) -> list[Any]:
        """Return what was reported, oldest first; each line of an envelope is JSON."""
        parts = [json.loads(line) for body in self.bodies for line in body.splitlines()]
        return [part for part in parts if "event_id" in part and "level" in part]


@contextmanager
def receiving_reports() -> Iterator[Inbox]:
    """Take reports until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            is_packed = self.headers["Content-Encoding"] == "gzip"
            inbox.bodies.append((gzip.decompress(body) if is_packed else body).decode())
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    inbox = Inbox(f"127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield inbox
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
