"""The checks find what is wrong, and only that: on pages made wrong on purpose, served without the program."""

import functools
import http.server
import threading

import pytest

import page_checks

GOOD = """<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>用人单位</title></head><body><main><h1>用人单位</h1><form><label for="q">名称</label><input id="q" name="q">
<button>查找</button></form><p>共 3 家</p></main></body></html>"""

WRONG = {
    "no h1": ("<h1>用人单位</h1>", "<p>用人单位</p>", "the page has 0 h1"),
    "two h1": ("<p>共 3 家</p>", "<h1>共 3 家</h1>", "the page has 2 h1"),
    "no label": ('<label for="q">名称</label>', "", "a field without a label"),
    "no language": (' lang="zh-CN"', "", "lang="),
    "no title": ("<title>用人单位</title>", "<title></title>", "no title"),
    "too wide": ("<p>", '<p style="width: 700px">', "at 360 px the page is"),
    "script error": ("<p>", '<script src="/wrong.js"></script><p>', "console:"),
    "missing file": ("<p>", '<img alt="图" src="/missing.png"><p>', "console:"),
    "script in the page": ("<p>", "<script>window.x = 1</script><p>", "a script inside the page"),
    "low contrast": ("<p>", '<p style="color: #bbb; background: #fff">', "color-contrast"),
    "picture without text": ("<p>", '<img src="/dot.svg"><p>', "image-alt"),
    "id twice": ("<p>", '<p id="q">', 'the id "q" is used twice'),
}


class Pages(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        kind, body = "text/html", GOOD
        if self.path == "/wrong.js":
            kind, body = "text/javascript", "nothing.here();"
        elif self.path == "/dot.svg":
            kind, body = "image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
        elif self.path.startswith("/wrong/"):
            before, after, _ = list(WRONG.values())[int(self.path.split("/")[-1])]
            body = GOOD.replace(before, after, 1)
        elif self.path != "/good":
            kind, body = "text/plain", ""
        data = body.encode()
        self.send_response(200 if data else 204 if self.path == "/favicon.ico" else 404)
        self.send_header("Content-Type", kind + "; charset=utf-8")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def pages():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    threading.Thread(target=functools.partial(server.serve_forever, 0.05), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_a_good_page_has_no_problem(browser, pages):
    browser.open(pages + "/good")
    assert browser.status() == 200
    assert page_checks.all_problems(browser) == []


@pytest.mark.parametrize("index", range(len(WRONG)), ids=list(WRONG))
def test_a_wrong_page_is_found(browser, pages, index):
    _, _, expected = list(WRONG.values())[index]
    browser.open(f"{pages}/wrong/{index}")
    problems = page_checks.all_problems(browser)
    assert any(expected in problem for problem in problems), problems


def test_a_screenshot_has_the_asked_width(browser, pages):
    browser.open(pages + "/good")
    for width in (1280, 360):
        picture = browser.screenshot("harness", width).read_bytes()
        assert int.from_bytes(picture[16:20], "big") == width
