"""A client of the Language Server Protocol, for the tests: it keeps to the protocol, and looks that the server does."""

import bisect
import functools
import json
import os
import pathlib
import re
import signal
import subprocess
import urllib.parse

PLLINT = os.environ["PLLINT"]


def uri_of(path):
    return "file://" + urllib.parse.quote(str(path))


class Client:
    def __init__(self, folder, *options, capabilities=None, encoding="utf-16", opens=True):
        signal.alarm(600)  # of one session: a server that does not answer ends the test
        self.process = subprocess.Popen([PLLINT, "--lsp", *options], cwd=folder, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.folder = pathlib.Path(folder)
        self.encoding = encoding
        self.count = 0
        self.texts, self.versions = {}, {}
        self.published = {}  # by URI: the last params
        self.asked, self.notified = [], []
        if opens:
            self.initialize(capabilities or {})

    # --- messages ---------------------------------------------------------------------------------

    def send_raw(self, bytes_):
        self.process.stdin.write(bytes_)
        self.process.stdin.flush()

    def send(self, **message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.send_raw(b"Content-Length: %d\r\n\r\n" % len(body) + body)

    def notify(self, method, params=None):
        self.send(method=method, params=params)

    def start(self, method, params=None):
        """Sends a request and returns its id."""
        self.count += 1
        self.send(id=self.count, method=method, params=params)
        return self.count

    def read(self):
        """The next message."""
        length = None
        while True:
            line = self.process.stdout.readline()
            assert line, "the server ended: " + self.process.stderr.read().decode()
            if line == b"\r\n":
                break
            name, value = line.decode("ascii").split(":", 1)
            assert line.endswith(b"\r\n") and name == "Content-Length", line
            length = int(value)
        body = self.process.stdout.read(length)
        assert len(body) == length
        message = json.loads(body)
        assert message["jsonrpc"] == "2.0"
        if message.get("method") == "textDocument/publishDiagnostics":
            self.published[message["params"]["uri"]] = message["params"]
        elif "method" in message:
            (self.asked if "id" in message else self.notified).append(message)
        return message

    def answer(self, number):
        """The response to a request; what comes before it is kept."""
        while True:
            message = self.read()
            if "method" not in message and message["id"] == number:
                return message

    def request(self, method, params=None):
        message = self.answer(self.start(method, params))
        assert "error" not in message, (method, message["error"])
        return message["result"]

    # --- a session --------------------------------------------------------------------------------

    def initialize(self, capabilities):
        general = {"positionEncodings": [self.encoding]} if self.encoding != "utf-16" else {}
        result = self.request("initialize", {"processId": os.getpid(), "rootUri": uri_of(self.folder),
                                             "capabilities": {"general": general, **capabilities}})
        self.capabilities = result["capabilities"]
        assert self.capabilities["positionEncoding"] == self.encoding
        self.notify("initialized", {})

    def open(self, path, text, version=1):
        uri = uri_of(path)
        self.texts[uri], self.versions[uri] = text, version
        self.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "markdown", "version": version, "text": text}})
        return uri

    def change(self, uri, changes):
        """Sends changes, (start, end, text) in code points of the text or a text, and applies them."""
        sent, text = [], self.texts[uri]
        for change in changes:
            if isinstance(change, str):
                sent.append({"text": change})
                text = change
            else:
                start, end, new = change
                sent.append({"range": {"start": self.place(text, start), "end": self.place(text, end)}, "text": new})
                text = text[:start] + new + text[end:]
        self.texts[uri] = text
        self.versions[uri] += 1
        self.notify("textDocument/didChange", {
            "textDocument": {"uri": uri, "version": self.versions[uri]}, "contentChanges": sent})

    def findings(self, uri):
        """What is published of the text as it is now."""
        while self.published.get(uri, {}).get("version") != self.versions[uri]:
            self.read()
        return self.published[uri]["diagnostics"]

    def close(self):
        """Ends the session as the protocol says, and returns the exit status."""
        self.request("shutdown")
        self.notify("exit")
        self.process.stdin.close()
        self.process.stdout.read()
        problems = self.process.stderr.read()
        status = self.process.wait()
        assert not problems, problems.decode()
        return status

    # --- places -----------------------------------------------------------------------------------

    def width(self, text):
        return len(text.encode("utf-8" if self.encoding == "utf-8" else "utf-16-le", "surrogatepass")) // (
            1 if self.encoding == "utf-8" else 2)

    def place(self, text, offset):
        lines = line_starts(text)
        line = bisect.bisect_right(lines, offset) - 1
        return {"line": line, "character": self.width(text[lines[line]:offset])}

    def offset(self, text, place):
        lines = line_starts(text)
        at, column = lines[place["line"]], 0
        while column < place["character"]:
            column += self.width(text[at])
            at += 1
        assert column == place["character"], place
        return at

    def apply(self, text, edits):
        """What a text is after edits that do not overlap."""
        spans = sorted((self.offset(text, edit["range"]["start"]), self.offset(text, edit["range"]["end"]), i)
                       for i, edit in enumerate(edits))
        out, at = [], 0
        for start, end, i in spans:
            assert at <= start <= end, edits
            out += [text[at:start], edits[i]["newText"]]
            at = end
        return "".join(out) + text[at:]


@functools.lru_cache(maxsize=4)
def line_starts(text):
    return [0] + [match.end() for match in re.finditer("\r\n?|\n", text)]


def check(folder, name, *options):
    """What `--format json` says of a file: by path, its findings."""
    run = subprocess.run([PLLINT, "--format", "json", "--quiet", *options, name], cwd=folder, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, check=False)
    return json.loads(run.stdout)
