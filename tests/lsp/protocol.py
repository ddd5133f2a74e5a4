"""What the server does with a client that keeps to the protocol, and with one that does not.

Each function named test_... is one case, in a folder of its own with the list and the template of fixtures/example.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

import client
from client import Client

SOURCE = pathlib.Path(os.environ["PLLINT_SOURCE_ROOT"])
LIST = (SOURCE / "fixtures/example/list.md").read_text()


def frame(body):
    return b"Content-Length: %d\r\n\r\n" % len(body) + body


def run(folder, input_, *options):
    """A client that writes and goes: the exit status, what the server answered, and what it said on standard error."""
    done = subprocess.run([client.PLLINT, "--lsp", *options], cwd=folder, input=input_, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, check=False, timeout=60)
    messages, rest = [], done.stdout
    while rest:
        header, rest = rest.split(b"\r\n\r\n", 1)
        length = int(header.split(b":")[1])
        messages.append(json.loads(rest[:length]))
        rest = rest[length:]
    return done.returncode, messages, done.stderr.decode()


def call(method, params=None, **more):
    return frame(json.dumps({"jsonrpc": "2.0", "method": method, "params": params, **more}).encode())


INITIALIZE = call("initialize", {"capabilities": {}}, id=0)
SHUTDOWN, EXIT = call("shutdown", id="bye"), call("exit")


def codes(messages):
    return [(m["id"], m["error"]["code"]) for m in messages if "error" in m]


# --- the life of a session ------------------------------------------------------------------------


def test_ends_as_the_protocol_says(folder):
    assert run(folder, INITIALIZE + SHUTDOWN + EXIT)[0] == 0
    assert run(folder, INITIALIZE + EXIT)[0] == 1
    assert run(folder, EXIT)[0] == 1
    assert run(folder, b"")[0] == 1
    assert run(folder, INITIALIZE)[0] == 1
    assert run(folder, INITIALIZE + SHUTDOWN)[0] == 0


def test_before_initialize(folder):
    status, messages, _ = run(folder, call("textDocument/hover", {}, id=1) + call("shutdown", id=2) +
                              call("textDocument/didOpen", {"textDocument": {"uri": "file:///x.md", "text": "x"}}) +
                              INITIALIZE + SHUTDOWN + EXIT)
    assert status == 0 and codes(messages) == [(1, -32002), (2, -32002)], messages


def test_after_shutdown(folder):
    status, messages, _ = run(folder, INITIALIZE + SHUTDOWN + call("textDocument/hover", {}, id=3) + INITIALIZE + EXIT)
    assert status == 0 and codes(messages) == [(3, -32600), (0, -32600)], messages


def test_twice_initialized(folder):
    _, messages, _ = run(folder, INITIALIZE + INITIALIZE)
    assert codes(messages) == [(0, -32600)], messages


def test_unknown_methods(folder):
    _, messages, _ = run(folder, INITIALIZE + call("no/such", id=1) + call("no/such") + call("$/such") +
                         call("$/such", id="2") + call("textDocument/didOpen", {}, id=3) + call("shutdown"))
    assert codes(messages) == [(1, -32601), ("2", -32601), (3, -32601)], messages


def test_encodings(folder):
    for offered, chosen in ((None, "utf-16"), (["utf-32"], "utf-16"), (["utf-16", "utf-8"], "utf-8"), ([], "utf-16")):
        general = {"general": {"positionEncodings": offered}} if offered is not None else {}
        _, messages, _ = run(folder, call("initialize", {"capabilities": general}, id=0))
        assert messages[0]["result"]["capabilities"]["positionEncoding"] == chosen


def test_requests_are_cancelled(folder):
    _, messages, _ = run(folder, INITIALIZE + call("shutdown", id=7) + call("$/cancelRequest", {"id": 7}))
    assert codes(messages) == [(7, -32800)], messages


# --- what is no message ---------------------------------------------------------------------------


def test_faulty_bodies(folder):
    bodies = [b"{", b"", b"nonsense", b'{"method": \xff}', b'{"method": \\ud800}', b'{"method": "\\ud8', b"[" * 100000,
              b'{"id": 123456789012345678901234567890, "method": "x"}', b"\x00"]
    _, messages, _ = run(folder, b"".join(map(frame, bodies)) + INITIALIZE)
    assert codes(messages) == [(None, -32700)] * len(bodies), messages
    assert "result" in messages[-1]


def whole(text):
    """A text with U+FFFD for each half of a surrogate pair."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def agree(speaker, uri, fresh):
    """What is published of a text is what is published of it where it was opened as it is."""
    other = fresh.open(fresh.folder / "list.md", whole(speaker.texts[uri]), speaker.versions[uri])
    assert speaker.findings(uri) == fresh.findings(other), ascii(speaker.texts[uri][:200])


def test_text_that_is_no_unicode(folder):
    """Halves of surrogate pairs, and bytes of another encoding, count as an editor counts them: a UTF-16 unit each."""
    speaker, fresh = Client(folder), Client(folder)
    for half in ("\ud83d", "\ude00", "\\\ud83d", "\ud83d\ud83d\ude00", "\ude00\ud83d", "\ud83d\\ude00"):
        uri = speaker.open(folder / "list.md", LIST.replace("### Monarch", "### %s Monarch" % half, 1))
        agree(speaker, uri, fresh)
        at = speaker.texts[uri].index(" Monarch") + 1
        speaker.change(uri, [(at, at, "x, " + half), (at + 3 + len(half), at + 4 + len(half), "")])
        agree(speaker, uri, fresh)
    for raw in (b"\xff", b"\xf0", b"\xed\xa0\xbd"):
        uri = speaker.open(folder / "list.md", LIST)
        text = LIST.replace("Monarch", "\ufffd Monarch", 1)
        speaker.versions[uri] += 1
        speaker.texts[uri] = text
        body = json.dumps({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
            "textDocument": {"uri": uri, "version": 2}, "contentChanges": [{"text": text}]}})
        speaker.send_raw(frame(body.encode().replace(b"\\ufffd", raw)))
        agree(speaker, uri, fresh)
    assert speaker.close() == 0 and fresh.close() == 0


def test_halves_of_characters_are_edited(folder):
    """An editor that parts a surrogate pair keeps a half of it."""
    speaker, fresh = Client(folder), Client(folder)
    head, tail = LIST.split("Monarch", 1)
    for start, end, new in ((0, 1, ""), (1, 2, ""), (1, 1, "ab"), (1, 2, "é"), (1, 3, "x"), (1, 1, "")):
        uri = speaker.open(folder / "list.md", head + "😀😀" + tail)
        # The halves by themselves are characters here.
        speaker.texts[uri] = head + "\ud83d\ude00\ud83d\ude00" + tail
        speaker.change(uri, [(len(head) + start, len(head) + end, new)])
        agree(speaker, uri, fresh)
        at = speaker.texts[uri].index(tail)
        speaker.change(uri, [(at, at, ","), (at, at + 1, "")])
        agree(speaker, uri, fresh)
    assert speaker.close() == 0 and fresh.close() == 0


def test_faulty_messages(folder):
    bodies = [b"[]", b"{}", b"3", b"null", b'{"id": 1}', b'{"id": [1], "method": "shutdown"}', b'{"method": 4}',
              b'{"id": null, "method": "shutdown"}', b'{"id": 1.5, "method": "shutdown"}', b'"exit"']
    _, messages, _ = run(folder, INITIALIZE + b"".join(map(frame, bodies)))
    assert codes(messages[1:]) == [(None, -32600)] * len(bodies), messages


def test_answers_are_passed_over(folder):
    status, messages, _ = run(folder, INITIALIZE + frame(b'{"id": 1, "result": null}') +
                              frame(b'{"id": 9, "error": {"code": 1, "message": "no"}}') + SHUTDOWN + EXIT)
    assert status == 0 and not codes(messages), messages


def test_faulty_headers(folder):
    for header in (b"Content-Length: -1\r\n\r\n", b"Content-Length: 1x\r\n\r\n", b"Content-Length:\r\n\r\n", b"\r\n\r\n",
                   b"Content-Type: x\r\n\r\n{}", b"no header\r\n\r\n", b"Content-Length: 99999999999999999999999\r\n\r\n",
                   b"x" * 5000, b"A: b\r\n" * 5000, b"Content-Length: 1 1\r\n\r\n{}", b"\xff\xfe\x00\r\n"):
        status, _, _ = run(folder, INITIALIZE + SHUTDOWN + header + EXIT)
        assert status == 1, header


def test_headers_that_are_right(folder):
    for header in (b"content-length: 2\r\n\r\n", b"Content-Length:2\r\n\r\n", b"Content-Length:  2 \r\n\r\n",
                   b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n",
                   b"Content-Length: 2\n\n"):
        status, messages, _ = run(folder, INITIALIZE + header + b"{}" + SHUTDOWN + EXIT)
        assert status == 0 and codes(messages) == [(None, -32600)], (header, messages)


def test_cut_off_anywhere(folder):
    whole = INITIALIZE + SHUTDOWN
    for length in range(0, len(whole), 7):
        status, messages, problems = run(folder, whole[:length])
        assert status == 1 and not problems and len(messages) == (length >= len(INITIALIZE)), length


def test_byte_by_byte(folder):
    speaker = Client(folder, opens=False)
    for byte in INITIALIZE:
        speaker.send_raw(bytes([byte]))
    assert "capabilities" in speaker.answer(0)["result"]
    assert speaker.close() == 0


def test_params_that_are_none(folder):
    names = ["initialized", "textDocument/didOpen", "textDocument/didChange", "textDocument/didClose",
             "textDocument/didSave", "workspace/didChangeWatchedFiles", "$/cancelRequest"]
    asked = ["textDocument/diagnostic", "textDocument/codeAction", "codeAction/resolve", "workspace/executeCommand",
             "textDocument/formatting", "textDocument/rangeFormatting"]
    place = {"line": -1, "character": 1e9}
    document = {"uri": client.uri_of(folder / "list.md"), "version": "x", "text": LIST}
    shapes = [None, [], 3, "x", {}, {"textDocument": None}, {"textDocument": {"uri": 4}},
              {"textDocument": {"uri": "file://"}}, {"textDocument": document, "contentChanges": 5},
              {"textDocument": document, "contentChanges": [None, 5, {}, {"text": 3}, {"text": "x", "range": {}},
               {"text": "", "range": {"start": place, "end": place}}]}, {"id": {}}]
    messages = b"".join(call(name, shape) for name in names for shape in shapes)
    requests = b"".join(call(name, shape, id=1) for name in asked for shape in shapes)
    messages += requests + call("textDocument/didOpen", {"textDocument": document}) + requests
    status, _, problems = run(folder, INITIALIZE + messages + SHUTDOWN + EXIT)
    assert status == 0 and not problems, problems


# --- documents ------------------------------------------------------------------------------------


def test_ends_with_its_parent(folder):
    """The client is gone, and somebody else holds the other end of the pipe."""
    with subprocess.Popen(["sleep", "600"]) as parent:
        speaker = Client(folder, opens=False)
        speaker.request("initialize", {"processId": parent.pid, "capabilities": {}})
        parent.kill()
    assert speaker.process.wait() == 1
    for number in (None, parent.pid, 10 ** 12, -1, "x"):  # one that never was there: in a container, say
        speaker = Client(folder, opens=False)
        speaker.request("initialize", {"processId": number, "capabilities": {}})
        assert speaker.close() == 0


def test_versions(folder):
    speaker = Client(folder)
    uri = speaker.open(folder / "list.md", LIST, version=7)
    before = speaker.findings(uri)
    speaker.change(uri, [LIST.replace("Reading", "reading")])
    assert len(speaker.findings(uri)) == len(before) - 1
    assert speaker.published[uri]["version"] == 8
    assert speaker.close() == 0


def test_closing_clears(folder):
    speaker = Client(folder)
    uri = speaker.open(folder / "list.md", LIST)
    assert speaker.findings(uri)
    speaker.notify("textDocument/didClose", {"textDocument": {"uri": uri}})
    while speaker.published[uri]["diagnostics"]:
        speaker.read()
    assert speaker.close() == 0


def test_other_files_are_left_alone(folder):
    speaker = Client(folder)
    for name, text in (("README.md", "# Anything\n\nText.\n"), ("main.c", "int main(void)\n"), ("empty.md", "")):
        assert speaker.findings(speaker.open(folder / name, text)) == []
    uri = "git:/list.md"
    speaker.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "version": 1, "text": LIST}})
    uri = "untitled:Untitled-1"
    speaker.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "version": 1, "text": LIST}})
    speaker.versions[uri] = 1
    assert len(speaker.findings(uri)) >= 5 and "git:/list.md" not in speaker.published
    assert speaker.close() == 0


def test_names_with_anything_in_them(folder):
    shutil.move(folder / "list.md", folder / "a list, 100% ü#?.md")
    speaker = Client(folder)
    assert speaker.findings(speaker.open(folder / "a list, 100% ü#?.md", LIST))
    assert speaker.close() == 0


def test_pull(folder):
    for refreshes in (True, False):
        capabilities = {"textDocument": {"diagnostic": {}},
                        "workspace": {"diagnostics": {"refreshSupport": refreshes}}}
        speaker = Client(folder, capabilities=capabilities)
        uri = speaker.open(folder / "list.md", LIST)
        params = {"textDocument": {"uri": uri}}
        report = speaker.request("textDocument/diagnostic", params)
        assert report["kind"] == "full" and len(report["items"]) >= 5
        again = speaker.request("textDocument/diagnostic", {**params, "previousResultId": report["resultId"]})
        assert again == {"kind": "unchanged", "resultId": report["resultId"]}, again
        speaker.change(uri, [LIST + "\n\n"])
        again = speaker.request("textDocument/diagnostic", {**params, "previousResultId": report["resultId"]})
        assert again["kind"] == "full" and again["resultId"] != report["resultId"]
        assert (uri in speaker.published) == (not refreshes)
        # One that cannot be told to ask again is told, and not both.
        assert ("diagnosticProvider" in speaker.capabilities) == refreshes
        if not refreshes:
            (folder / "template.md").write_text(TEMPLATE.replace("Abstract", "TL;DR"))
            speaker.notify("textDocument/didSave", {"textDocument": {"uri": client.uri_of(folder / "template.md")}})
            wait_for(speaker, uri, lambda found: "misnamed-field" not in [f["code"] for f in found])
        assert speaker.close() == 0


def test_actions(folder):
    literals = {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}}
    for capabilities in ({}, {"textDocument": {"codeAction": literals}}):
        speaker = Client(folder, capabilities=capabilities)
        uri = speaker.open(folder / "list.md", LIST)
        comma, = [f for f in speaker.findings(uri) if f["code"] == "trailing-comma"]
        params = {"textDocument": {"uri": uri}, "range": comma["range"], "context": {"diagnostics": [comma]}}
        actions = speaker.request("textDocument/codeAction", params)
        titles = [a["title"] for a in actions]
        if capabilities:
            assert titles == ["Fix: `Tags` ends in a comma", "Disable trailing-comma for this entry",
                              "Show the rule trailing-comma", "Fix all that is safe to fix"], titles
            edit, = actions[0]["edit"]["changes"][uri]
            assert edit == {"range": comma["range"], "newText": ""} and actions[0]["isPreferred"]
            edit, = actions[1]["edit"]["changes"][uri]
            assert edit["newText"] == "<!-- pllint-disable-entry trailing-comma -->\n"
            assert edit["range"]["start"] == {"line": 5, "character": 0}
            misnamed, = [f for f in speaker.findings(uri) if f["code"] == "misnamed-field"]
            title = speaker.request("textDocument/codeAction", {**params, "range": misnamed["range"]})[0]["title"]
            assert title.endswith(" (unsafe: it may change the meaning)"), title
            only = {**params, "context": {"diagnostics": [], "only": ["source"]}}
            assert [a["kind"] for a in speaker.request("textDocument/codeAction", only)] == ["source.fixAll.pllint"]
        else:
            assert titles == ["Show the rule trailing-comma"], titles
        command = actions[0 if not capabilities else 2]
        command = command.get("command") if capabilities else command
        speaker.request("workspace/executeCommand", {"command": command["command"], "arguments": command["arguments"]})
        shown = speaker.notified[-1]
        assert shown["method"] == "window/showMessage" and "trailing-comma: " in shown["params"]["message"], shown
        answer = speaker.answer(speaker.start("workspace/executeCommand", {"command": "rm", "arguments": []}))
        assert answer["error"]["code"] == -32602
        assert speaker.close() == 0


def test_template_by_another_name(folder):
    """A template of files is checked as one, and its files by what it is in the editor."""
    (folder / "template.md").unlink()
    template = "---\ntitle: {title}\nstatus: todo / read\n---\n\n## Summary\n\nWhat it says.\n"
    note = "---\ntitle: A\nstatus: seen\n---\n\n## Summary\n\nMuch.\n"
    (folder / "paper-template.md").write_text(template)
    (folder / "a.md").write_text(note)
    speaker = Client(folder)
    uri = speaker.open(folder / "a.md", note)
    assert [f["code"] for f in speaker.findings(uri)] == ["vocabulary"]
    other = speaker.open(folder / "paper-template.md", template)
    assert speaker.findings(other) == []
    speaker.change(other, [template.replace("todo", "seen")])
    wait_for(speaker, uri, lambda found: not found)
    assert speaker.close() == 0


def test_range_formatting(folder):
    """Of two entries that a fix changes, the one in the range is changed."""
    (folder / "template.md").write_text("## Topic\n\n### Title\n\n- **Tags**:\n- **Progress**: reading / done\n")
    text = "## T\n\n### A\n\n- **Tags**: a\n- **Progress**: Done\n\n### B\n\n- **Tags**: a\n- **Progress**: Done\n"
    speaker = Client(folder)
    uri = speaker.open(folder / "list.md", text)
    for line, places in ((0, []), (2, [5]), (5, [5]), (8, [10]), (10, [10])):
        at = {"line": line, "character": 0}
        edits = speaker.request("textDocument/rangeFormatting", {
            "textDocument": {"uri": uri}, "options": {},
            "range": {"start": at, "end": {**at, "character": 1}}})
        assert [edit["range"]["start"]["line"] for edit in edits] == places, (line, edits)
    assert speaker.close() == 0


def test_several_lists(folder):
    """What is listed in two open lists is found in both, and no longer when one of them changes or is closed."""
    other = LIST.replace("Monarch: Expressive Structured Matrices", "Monarch")
    speaker = Client(folder)
    uri = speaker.open(folder / "list.md", LIST)
    alone = speaker.findings(uri)
    second = speaker.open(folder / "other.md", other)
    assert any("list.md" in f["message"] for f in speaker.findings(second))
    wait_for(speaker, uri, lambda found: any("other.md" in f["message"] for f in found))
    speaker.change(second, [other.replace("2204.00595", "2204.00596")])
    assert not any("list.md" in f["message"] for f in speaker.findings(second))
    wait_for(speaker, uri, lambda found: found == alone)
    speaker.change(second, [other])
    wait_for(speaker, uri, lambda found: any("other.md" in f["message"] for f in found))
    # One that shares nothing is not published again.
    third = speaker.open(folder / "third.md", "### Title\n\n- **Tags**: a\n- **Authors**: b\n")
    speaker.findings(third)
    speaker.notify("textDocument/didClose", {"textDocument": {"uri": second}})
    wait_for(speaker, uri, lambda found: found == alone)
    edits = speaker.request("textDocument/formatting", {"textDocument": {"uri": uri}, "options": {}})
    assert edits and speaker.close() == 0


def test_lists_of_the_folder(folder):
    """What is listed in a list beside it that is not open is found too, as it lies on the disk when it is checked."""
    other = LIST.replace("Monarch: Expressive Structured Matrices", "Monarch")
    (folder / "below").mkdir()
    for name in ("other.txt", ".other.md", "below/other.md"):
        (folder / name).write_text(other)
    speaker = Client(folder)
    uri = speaker.open(folder / "list.md", LIST)
    alone = speaker.findings(uri)
    assert not any("other" in f["message"] for f in alone), alone

    def found_after(text, others):
        (folder / "other.md").write_text(others) if others else (folder / "other.md").unlink()
        speaker.change(uri, [text])
        return [f["message"] for f in speaker.findings(uri) if "other.md" in f["message"]]

    assert len(found_after(LIST + "\n", other)) == 1
    assert not found_after(LIST, other.replace("2204.00595", "2204.00596"))
    assert found_after(LIST + "\n", other) and not found_after(LIST, None)
    # Where it is open, what the editor has counts, and when it is closed, what lies on the disk.
    assert found_after(LIST + "\n", other)
    second = speaker.open(folder / "other.md", "# Nothing\n")
    speaker.change(uri, [LIST])
    assert speaker.findings(uri) == alone
    speaker.notify("textDocument/didClose", {"textDocument": {"uri": second}})
    assert found_after(LIST + "\n", other) and speaker.close() == 0
    speaker = Client(folder, "--exclude", "other.md")
    assert speaker.findings(speaker.open(folder / "list.md", LIST)) == alone and speaker.close() == 0
    for number in range(200):
        (folder / ("note-%d.md" % number)).write_text("")
    speaker = Client(folder)
    assert speaker.findings(speaker.open(folder / "list.md", LIST)) == alone and speaker.close() == 0


def test_the_other_list_is_found(folder):
    """From what is listed in another list too, an editor goes there: whether that is open or not, and by which name."""
    other = "# Other\n\n" + LIST.replace("Monarch: Expressive Structured Matrices", "Monarch")
    line = other[:other.index("### Monarch")].count("\n")
    (folder / "below").mkdir()
    (folder / "other.md").write_text(other)
    related = {"textDocument": {"publishDiagnostics": {"relatedInformation": True}}}

    def expect(speaker, uri, name, path, length):
        finding, = [f for f in speaker.findings(uri) if "listed in %s" % name in f["message"]]
        place = {"uri": client.uri_of(path), "range": {"start": {"line": line, "character": 0},
                                                       "end": {"line": line, "character": length}}}
        assert place in [r["location"] for r in finding["relatedInformation"]], finding
        places = speaker.request("textDocument/definition",
                                 {"textDocument": {"uri": uri}, "position": finding["range"]["start"]})
        assert place in places, places

    speaker = Client(folder, capabilities=related)
    expect(speaker, speaker.open(folder / "list.md", LIST), "`other.md`", folder / "other.md", 0)
    second = speaker.open(folder / "other.md", "\n" + other)
    speaker.findings(second)
    line += 1
    uri = speaker.open(folder / "list.md", LIST, 2)
    expect(speaker, uri, "`other.md`", folder / "other.md", len("### Monarch"))
    speaker.notify("textDocument/didClose", {"textDocument": {"uri": second}})
    (folder / "other.md").unlink()
    # One of the same name in another folder.
    third = speaker.open(folder / "below/list.md", "\n" + other)
    speaker.findings(third)
    uri = speaker.open(folder / "list.md", LIST, 3)
    expect(speaker, uri, "`%s`" % (folder / "below/list.md"), folder / "below/list.md", len("### Monarch"))
    assert speaker.close() == 0


def test_several_lists_are_asked_for(folder):
    speaker = Client(folder, capabilities={"textDocument": {"diagnostic": {}},
                                           "workspace": {"diagnostics": {"refreshSupport": True}}})
    first, second = speaker.open(folder / "list.md", LIST), speaker.open(folder / "other.md", "")

    def pull(uri):
        return speaker.request("textDocument/diagnostic", {"textDocument": {"uri": uri}})["items"]

    alone = pull(first)
    pull(second)
    while not speaker.asked:
        speaker.read()
    del speaker.asked[:]
    speaker.change(second, [LIST.replace("Monarch: ", "")])
    pull(second)
    while "workspace/diagnostic/refresh" not in [m["method"] for m in speaker.asked]:
        speaker.read()
    assert len(pull(first)) > len(alone)
    assert speaker.close() == 0


# --- templates ------------------------------------------------------------------------------------


TEMPLATE = (SOURCE / "fixtures/example/template.md").read_text()


def codes_of(speaker, uri):
    return [f.get("code") for f in speaker.findings(uri)]


def wait_for(speaker, uri, condition):
    while not condition(speaker.published.get(uri, {}).get("diagnostics", [])):
        speaker.read()
    return speaker.published[uri]["diagnostics"]


def test_the_template_changes_on_the_disk(folder):
    watches = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    speaker = Client(folder, capabilities=watches)
    uri = speaker.open(folder / "list.md", LIST)
    assert "misnamed-field" in codes_of(speaker, uri)
    assert speaker.asked[0]["method"] == "client/registerCapability"
    speaker.send(id=speaker.asked[0]["id"], result=None)
    (folder / "template.md").write_text(TEMPLATE.replace("Abstract", "TL;DR"))
    speaker.notify("workspace/didChangeWatchedFiles",
                   {"changes": [{"uri": client.uri_of(folder / "template.md"), "type": 2}]})
    wait_for(speaker, uri, lambda found: "misnamed-field" not in [f["code"] for f in found])
    # A client that does not watch: the next check sees it.
    (folder / "template.md").write_text(TEMPLATE)
    speaker.change(uri, [LIST + "\n"])
    assert "misnamed-field" in codes_of(speaker, uri)
    (folder / "template.md").unlink()
    speaker.change(uri, [LIST])
    speaker.findings(uri)
    (folder / "template.md").write_text(TEMPLATE.replace("Abstract", "TL;DR"))
    speaker.change(uri, [LIST + "\n"])
    assert "misnamed-field" not in codes_of(speaker, uri)
    assert speaker.close() == 0


def test_a_nearer_template(folder):
    """A template that comes between a list and its own, or goes, holds for all open lists at once."""
    watches = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
    (folder / ".git").mkdir()
    (folder / "below").mkdir()
    speaker = Client(folder, capabilities=watches)
    first, second = (speaker.open(folder / "below" / name, LIST) for name in ("a.md", "b.md"))
    nearer = folder / "below/template.md"

    def wait_for_both(is_found):
        for uri in (first, second):
            wait_for(speaker, uri, lambda found: ("misnamed-field" in [f["code"] for f in found]) == is_found)

    wait_for_both(True)
    nearer.write_text(TEMPLATE.replace("Abstract", "TL;DR"))
    speaker.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": client.uri_of(nearer), "type": 1}]})
    wait_for_both(False)
    nearer.unlink()
    speaker.notify("workspace/didChangeWatchedFiles", {"changes": [{"uri": client.uri_of(nearer), "type": 3}]})
    wait_for_both(True)
    # Where nobody watches, the next check sees it.
    nearer.write_text(TEMPLATE.replace("Abstract", "TL;DR"))
    speaker.change(first, [LIST + "\n"])
    wait_for_both(False)
    nearer.unlink()
    speaker.change(second, [LIST + "\n"])
    wait_for_both(True)
    assert speaker.close() == 0


def test_the_template_is_open(folder):
    speaker = Client(folder)
    uri = speaker.open(folder / "list.md", LIST)
    assert "misnamed-field" in codes_of(speaker, uri)
    template = speaker.open(folder / "template.md", TEMPLATE)
    assert speaker.findings(template) == []
    speaker.change(template, [TEMPLATE.replace("Abstract", "TL;DR") + "<!-- pllint: nonsense -->\n"])
    assert [f["code"] for f in speaker.findings(template)] == ["template-fault"]
    wait_for(speaker, uri, lambda found: "misnamed-field" not in [f["code"] for f in found])
    # Closed without being saved, it is what lies on the disk.
    speaker.notify("textDocument/didClose", {"textDocument": {"uri": template}})
    wait_for(speaker, uri, lambda found: "misnamed-field" in [f["code"] for f in found])
    wait_for(speaker, template, lambda found: not found)
    assert speaker.close() == 0


def test_findings_of_the_template_appear_in_it(folder):
    (folder / "template.md").write_text(TEMPLATE + "<!-- pllint: nonsense -->\n")
    speaker = Client(folder)
    speaker.findings(speaker.open(folder / "list.md", LIST))
    uri = client.uri_of(folder / "template.md")
    found = wait_for(speaker, uri, len)
    assert [f["code"] for f in found] == ["template-fault"]
    assert found[0]["range"]["start"]["line"] == TEMPLATE.count("\n")
    speaker.notify("textDocument/didClose", {"textDocument": {"uri": client.uri_of(folder / "list.md")}})
    wait_for(speaker, uri, lambda found: not found)
    assert speaker.close() == 0


def test_a_template_that_cannot_be_used(folder):
    (folder / "template.md").write_text("# Nothing\n")
    speaker = Client(folder)
    uri = speaker.open(folder / "list.md", LIST)
    found = speaker.findings(uri)
    assert len(found) == 1 and "template cannot be used" in found[0]["message"], found
    template = client.uri_of(folder / "template.md")
    assert "no kind of entry" in wait_for(speaker, template, len)[0]["message"]
    (folder / "template.md").write_text(TEMPLATE)
    speaker.change(uri, [LIST + "\n"])
    assert "misnamed-field" in codes_of(speaker, uri)
    wait_for(speaker, template, lambda found: not found)
    assert speaker.close() == 0


def test_options(folder):
    (folder / "other.md").write_text(TEMPLATE.replace("Abstract", "TL;DR"))
    for options, is_found in (([], True), (["--ignore", "misnamed-field"], False), (["--select", "date"], False),
                              (["--template", "other.md"], False), (["--exclude", "list.md"], False),
                              (["--severity", "misnamed-field=off"], False)):
        speaker = Client(folder, *options)
        codes_ = codes_of(speaker, speaker.open(folder / "list.md", LIST))
        assert ("misnamed-field" in codes_) == is_found, (options, codes_)
        assert speaker.close() == 0
    subprocess.run([client.PLLINT, "--quiet", "--write-baseline", "known.json", "list.md"], cwd=folder, check=False)
    for options in (["--baseline", "known.json"], []):
        if not options:
            (folder / "template.md").write_text("<!-- pllint: baseline known.json -->\n" + TEMPLATE)
        speaker = Client(folder, *options)
        assert speaker.findings(speaker.open(folder / "list.md", LIST)) == []
        assert speaker.close() == 0


def test_options_that_do_not_go_with_it(folder):
    for options, said in ((["--fix", "--quiet"], "--lsp goes without --fix, --quiet\n"),
                          (["--format", "json"], "--format"), (["--statistics"], "--statistics"),
                          (["--diff-base", "HEAD"], "--diff-base"), (["list.md"], "--lsp takes no files"),
                          (["--jobs", "2"], "--jobs"), (["-q"], "--quiet"), (["--unsafe-fixes"], "--unsafe-fixes"),
                          (["--explain", "date"], "--explain"), (["--baseline", "missing.json"], "missing.json")):
        status, messages, problems = run(folder, INITIALIZE, *options)
        assert status == 2 and not messages and said in problems, (options, problems)


# --- a client that is rude ------------------------------------------------------------------------


def test_a_client_that_dies(folder):
    speaker = Client(folder)
    speaker.open(folder / "list.md", LIST * 2000)
    speaker.process.stdin.close()
    speaker.process.stdout.close()
    assert speaker.process.wait(20) == 1


def test_a_client_that_does_not_read(folder):
    speaker = Client(folder)
    uri = client.uri_of(folder / "list.md")
    speaker.open(folder / "list.md", LIST * 200)  # findings fill a pipe
    for version in range(2, 500):
        speaker.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version},
                                                  "contentChanges": [{"text": LIST * 200}]})
        speaker.versions[uri] = version
    assert speaker.findings(uri)  # nothing is lost, and what is old is left out
    assert speaker.close() == 0


def test_an_endless_stream_of_changes(folder):
    speaker = Client(folder)
    uri = speaker.open(folder / "list.md", LIST * 50)
    speaker.findings(uri)
    os.set_blocking(speaker.process.stdout.fileno(), False)
    began, got = time.monotonic(), 0
    while time.monotonic() - began < 4:
        speaker.versions[uri] += 1
        speaker.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": speaker.versions[uri]},
                                                  "contentChanges": [{"text": LIST * 50}]})
        got += len(speaker.process.stdout.read() or b"")
    os.set_blocking(speaker.process.stdout.fileno(), True)
    assert got > 0
    speaker.process.kill()
    speaker.process.wait()


def main():
    failed = 0
    names = sys.argv[1:] or [name for name in globals() if name.startswith("test_")]
    for name in names:
        with tempfile.TemporaryDirectory() as folder:
            folder = pathlib.Path(folder).resolve()
            for file in ("list.md", "template.md"):
                shutil.copy(SOURCE / "fixtures/example" / file, folder)
            try:
                globals()[name](folder)
                print("[       OK ] " + name)
            except (AssertionError, subprocess.TimeoutExpired, KeyError, IndexError, json.JSONDecodeError) as error:
                failed += 1
                print("[  FAILED  ] %s, line %d: %.500s" % (name, error.__traceback__.tb_next.tb_lineno, error))
    sys.exit(failed > 0)


main()
