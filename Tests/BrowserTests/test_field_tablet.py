"""The inspector's tablet with its network cut: a small relay stands between browser and server, and the test closes it."""

import socket
import struct
import threading
import time
import zlib
from dataclasses import replace

import pytest
from selenium.webdriver.support.ui import WebDriverWait

from browser import Browser


class Relay:
    """Passes bytes on to the server while it is open. A closed one refuses connections and drops those there are: airplane mode."""

    def __init__(self, target):
        self.target = target
        self.listener, self.pairs, self.port = None, [], None
        self.restore()

    def restore(self):
        self.listener = socket.socket()
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind(("127.0.0.1", self.port or 0))
        self.port = self.listener.getsockname()[1]
        self.listener.listen(64)
        threading.Thread(target=self.accept, args=(self.listener,), daemon=True).start()

    def cut(self):
        # shutdown wakes the thread that waits in accept; close alone would let it take one more connection.
        if self.listener is None:
            return
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()
        self.listener = None
        for one in self.pairs:
            try:
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
        self.pairs = []

    def accept(self, listener):
        while True:
            try:
                near, _ = listener.accept()
                far = socket.create_connection(self.target)
            except OSError:
                return
            self.pairs += [near, far]
            for source, sink in ((near, far), (far, near)):
                threading.Thread(target=self.pass_on, args=(source, sink), daemon=True).start()

    @staticmethod
    def pass_on(source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
        except OSError:
            pass
        for one in (source, sink):
            try:
                one.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass


def picture(path, red):
    """A small PNG, written by hand."""
    width, height = 64, 48
    rows = b"".join(b"\0" + bytes((red, 90 + y, 3 * y)) * width for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


@pytest.fixture
def relay(application):
    host, port = application.url.removeprefix("http://").split(":")
    relay = Relay((host, int(port)))
    yield relay
    relay.cut()


@pytest.fixture
def tablet(screenshots, relay, application):
    """A browser of its own, on the other side of the relay."""
    tablet = Browser(screenshots)
    tablet.behind = replace(application, url=f"http://127.0.0.1:{relay.port}")
    tablet.resize(800)
    yield tablet
    tablet.quit()


def account(application, name):
    return next(one for one in application.accounts if one.name == name)


def wait(tablet, condition, what):
    WebDriverWait(tablet.driver, 30).until(lambda _: condition(), f"{what}; the page shows: {tablet.text()[:800]}")


def click(tablet, selector, words=""):
    """Found and clicked in one step: the page draws itself anew whenever something was read or sent, and what was found before is gone."""
    wait(tablet, lambda: tablet.run("""
        const [selector, words] = arguments;
        const one = [...document.querySelectorAll(selector)].find((one) => one.textContent.includes(words) && one.offsetParent !== null);
        if (!one) return false;
        one.scrollIntoView({block: "center"});
        one.click();
        return true;""", selector, words), f"nothing to click: {selector} {words}")


def press(tablet, words):
    click(tablet, "#field button", words)


def open_tablet(tablet, name, application):
    tablet.sign_in(tablet.behind, account(application, name))
    tablet.open(tablet.behind.url + "/field/app")
    ready(tablet)
    tablet.driver.set_script_timeout(30)
    assert tablet.driver.execute_async_script(
        "const done = arguments[0]; navigator.serviceWorker.ready.then(() => done(true), () => done(false))")


def ready(tablet):
    wait(tablet, lambda: tablet.run("return document.documentElement.dataset.ready") == "yes", "the page did not become ready")


def choose(tablet, item, answer, finding=None):
    """Answers one item of the general form, opened if need be."""
    tablet.run("""
        const radio = [...document.querySelectorAll('#field input[type=radio]')].find(
            (one) => one.name === `answer-${arguments[0]}` && one.value === arguments[1]);
        radio.closest('details').open = true; radio.click();""", item, answer)
    if finding is not None:
        area = tablet.find(f"#field textarea[aria-label='{item.split()[1]} 事实记录']")
        area = next(one for one in area if one.is_displayed())
        area.clear()
        area.send_keys(finding)


def queue(tablet):
    return tablet.driver.execute_async_script("""
        const done = arguments[0];
        import("/field/store.js").then(({ all }) => all("queue")).then((entries) => done(entries.map((one) => [one.kind, one.state])))""")


def packs(tablet):
    return tablet.driver.execute_async_script(
        "const done = arguments[0]; import('/field/store.js').then(({ keys }) => keys('pack')).then(done)")


RAW = """
    const done = arguments[0];
    const opening = indexedDB.open("zhijian-field");
    opening.onsuccess = () => {
        const names = ["pack", "draft", "queue"];
        const transaction = opening.result.transaction(names);
        const kept = names.map((name) => [transaction.objectStore(name).getAll(), transaction.objectStore(name).getAllKeys()]);
        transaction.oncomplete = () => {
            opening.result.close();
            // What a script could read: everything but the bytes of a key.
            const plain = (value) => value instanceof ArrayBuffer ? String.fromCharCode(...new Uint8Array(value).slice(0, 60_000))
                : ArrayBuffer.isView(value) || value instanceof CryptoKey ? "" : value instanceof Blob ? "BLOB"
                : value && typeof value === "object" ? Object.values(value).map(plain).join(" ") : String(value);
            done(kept.map(([values, keys]) => ({ keys: keys.result, text: values.result.map(plain).join(" "),
                extractable: values.result.some((one) => one?.key instanceof CryptoKey && one.key.extractable) })));
        };
    };"""


def lying_open(tablet):
    """Pack, drafts and queue as they lie in the device's database: keys and everything readable."""
    return tablet.driver.execute_async_script(RAW)


def test_a_visit_is_filled_without_network_and_sent_when_it_is_back(application, tablet, relay, tmp_path):
    open_tablet(tablet, "supervisor", application)
    wait(tablet, lambda: len(tablet.find("#field .cards .card")) >= 2, "no visits in the pack")
    tablet.screenshot("tablet-list")

    relay.cut()
    tablet.open(tablet.behind.url + "/field/app")
    ready(tablet)
    name = tablet.run("return document.querySelector('#field .cards .card strong').textContent")
    click(tablet, "#field .cards .card", name)
    wait(tablet, lambda: tablet.find("#field fieldset.item"), "the forms are not there without network")
    visit = tablet.run("return location.hash").removeprefix("#visit-")
    choose(tablet, "general G01", "yes")
    choose(tablet, "general G13", "no", "打磨岗位除尘未开启")
    tablet.find("#field input[type=file]")[0].send_keys(str(picture(tmp_path / "one.png", 200)))
    wait(tablet, lambda: len(tablet.find("#field .photos li")) == 1, "the photograph is not shown")
    tablet.screenshot("tablet-visit")
    tablet.screenshot("tablet-visit", 360)
    assert tablet.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    # The page is closed and opened again before anything is saved: what was typed is still there.
    time.sleep(0.5)
    tablet.open(tablet.behind.url + "/field/app")
    ready(tablet)
    click(tablet, "#field .card", name)
    wait(tablet, lambda: tablet.find("#field fieldset.item"), "the visit does not open again")
    assert any(one.get_attribute("value") == "打磨岗位除尘未开启" for one in tablet.find("#field textarea"))
    press(tablet, "保存并上传")
    wait(tablet, lambda: "待上传 2 条" in tablet.text(), "the queue does not hold both")
    assert sorted(queue(tablet)) == [["photo", "waiting"], ["visit", "waiting"]]
    # Nothing of what was typed, photographed or packed lies there to be read, and no script can take the key away.
    pack, draft, entries = lying_open(tablet)
    assert draft["keys"] == [f"supervisor visit-{visit}"] and len(entries["keys"]) == 2
    for kept in (pack, draft, entries):
        assert kept["text"] and not kept["extractable"]
        for word in ("除尘", name, '"item"', "inspection", "BLOB", "IHDR"):
            assert word not in kept["text"], word
    tablet.run("location.hash = '#queue'")
    wait(tablet, lambda: "现场照片" in tablet.text(), "the queue is not shown")
    tablet.screenshot("tablet-queue", 360)

    relay.restore()
    press(tablet, "立即上传")
    wait(tablet, lambda: queue(tablet) == [], "the queue was not sent")
    tablet.run("location.hash = '#'")
    wait(tablet, lambda: "没有待上传的记录" in tablet.text(), "the list still counts entries")
    tablet.open(f"{tablet.behind.url}/inspection/{visit}")
    assert "打磨岗位除尘未开启" in tablet.text() and "现场照片" in tablet.text()


def test_a_conflict_shows_both_versions_and_the_officer_decides(application, tablet, relay, browser):
    open_tablet(tablet, "supervisor", application)
    wait(tablet, lambda: len(tablet.find("#field .cards .card")) >= 2, "no visits in the pack")
    click(tablet, "#field .cards li:nth-child(2) .card")
    wait(tablet, lambda: tablet.find("#field fieldset.item"), "the visit does not open")
    visit = tablet.run("return location.hash").removeprefix("#visit-")
    relay.cut()
    choose(tablet, "general G14", "no", "三人未佩戴口罩")
    press(tablet, "保存并上传")
    wait(tablet, lambda: "待上传 1 条" in tablet.text(), "not queued")

    # Meanwhile the bureau fills the same item at a desk.
    browser.sign_in(application, account(application, "bureau"))
    browser.open(f"{application.url}/inspection/{visit}/checklist/general")
    browser.run("document.querySelector(\"input[name='answer-G14'][value=yes]\").click()")
    # The form is long: its button lies under the fold of a headless window.
    browser.run("window.__left = true; document.querySelector('main form.record-form').requestSubmit()")
    WebDriverWait(browser.driver, 30).until(lambda driver: not driver.execute_script("return window.__left === true"))
    browser.sign_out()

    relay.restore()
    tablet.run("location.hash = '#queue'")
    press(tablet, "立即上传")
    press(tablet, "核对")
    wait(tablet, lambda: "本机填写" in tablet.text() and "平台上的" in tablet.text(), "both versions are not shown")
    assert "三人未佩戴口罩" in tablet.text() and "bureau" in tablet.text()
    tablet.screenshot("tablet-conflict")
    tablet.screenshot("tablet-conflict", 360)
    press(tablet, "按选择上传")
    wait(tablet, lambda: "请逐项选择" in tablet.text(), "nothing is chosen beforehand")
    tablet.run("document.querySelector('#field input[value=mine]').click()")
    press(tablet, "按选择上传")
    wait(tablet, lambda: queue(tablet) == [], "the decision was not sent")
    tablet.open(f"{tablet.behind.url}/inspection/{visit}")
    assert "三人未佩戴口罩" in tablet.text()


def test_signing_out_and_the_end_of_the_period_wipe_the_pack(application, tablet, relay):
    open_tablet(tablet, "supervisor", application)
    wait(tablet, lambda: packs(tablet) == ["key", "pack"], "no pack")
    tablet.driver.execute_async_script("""
        const done = arguments[0];
        import("/field/store.js").then(async ({ get, put }) => put("pack", { ...await get("pack", "pack"), expiresAt: Date.now() - 1 }, "pack")).then(done)""")
    relay.cut()
    tablet.open(tablet.behind.url + "/field/app")
    ready(tablet)
    assert "已超过保留期限" in tablet.text()
    assert packs(tablet) == []
    relay.restore()
    tablet.open(tablet.behind.url + "/field/app")
    wait(tablet, lambda: packs(tablet) == ["key", "pack"], "no pack after the network was back")
    # Signing out on any page of the product takes it away as well.
    tablet.open(tablet.behind.url + "/")
    tablet.submit("form[action='/sign-out']")
    tablet.sign_in(tablet.behind, account(application, "leader"))
    names = tablet.driver.execute_async_script("""
        const done = arguments[0];
        const opening = indexedDB.open("zhijian-field");
        opening.onsuccess = () => { const all = opening.result.transaction("pack").objectStore("pack").getAllKeys(); all.onsuccess = () => done(all.result); };""")
    assert names == []


def test_a_township_patrol_is_filled_on_a_phone_and_handed_up(application, tablet, relay):
    tablet.resize(360)
    open_tablet(tablet, "town", application)
    press(tablet, "新的镇街巡查")
    wait(tablet, lambda: tablet.find("#field input[type=search]"), "the patrol does not open")
    relay.cut()
    tablet.find("#field input[type=search]")[0].send_keys("模拟")
    wait(tablet, lambda: tablet.find("#field ul.cards .card"), "no employer of the township is found")
    click(tablet, "#field ul.cards .card")
    choose(tablet, "patrol T03", "no", "抛光岗位没有除尘设施")
    tablet.run("document.querySelector('#field label.tick input').click()")
    tablet.screenshot("phone-patrol", 360)
    assert tablet.run("return document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    press(tablet, "保存并上传")
    wait(tablet, lambda: "待上传 1 条" in tablet.text(), "not queued")
    relay.restore()
    press(tablet, "下载任务并上传")
    wait(tablet, lambda: queue(tablet) == [], "the patrol was not sent")
    tablet.sign_in(tablet.behind, account(application, "supervisor"))
    tablet.open(tablet.behind.url + "/enforcement_case")
    assert "镇街上报" in tablet.text()


def test_a_stranger_at_the_tablet_reads_nothing_and_its_owner_finds_everything_again(application, tablet, relay):
    open_tablet(tablet, "supervisor", application)
    wait(tablet, lambda: len(tablet.find("#field .cards .card")) >= 2, "no visits in the pack")
    relay.cut()
    click(tablet, "#field .cards .card")
    wait(tablet, lambda: tablet.find("#field fieldset.item"), "the visit does not open")
    choose(tablet, "general G14", "no", "两人未佩戴口罩")
    press(tablet, "保存并上传")
    wait(tablet, lambda: "待上传 1 条" in tablet.text(), "not queued")
    press(tablet, "退出并清除本机任务")
    wait(tablet, lambda: "本机没有任务包" in tablet.text(), "the pack is still shown")
    pack, _, entries = lying_open(tablet)
    assert pack["keys"] == [] and len(entries["keys"]) == 1 and "口罩" not in entries["text"]
    assert queue(tablet) == []

    # Another account gets another key: the entry stays as it is.
    relay.restore()
    tablet.sign_in(tablet.behind, account(application, "town"))
    tablet.open(tablet.behind.url + "/field/app")
    ready(tablet)
    assert queue(tablet) == [] and len(lying_open(tablet)[2]["keys"]) == 1
    tablet.open(tablet.behind.url + "/")
    tablet.submit("form[action='/sign-out']")

    tablet.sign_in(tablet.behind, account(application, "supervisor"))
    tablet.open(tablet.behind.url + "/field/app")
    ready(tablet)
    wait(tablet, lambda: lying_open(tablet)[2]["keys"] == [], "the owner's entry was not sent")


def test_a_session_that_was_ended_takes_pack_and_key_at_the_next_contact(application, tablet, relay):
    open_tablet(tablet, "supervisor", application)
    wait(tablet, lambda: packs(tablet) == ["key", "pack"], "no pack")
    tablet.driver.delete_all_cookies()
    press(tablet, "下载任务并上传")
    wait(tablet, lambda: "登录已结束" in tablet.text(), "the end of the session is not told")
    assert packs(tablet) == []


def test_the_service_worker_wipes_a_pack_whose_period_is_over_before_the_page_runs(application, tablet, relay):
    open_tablet(tablet, "supervisor", application)
    wait(tablet, lambda: packs(tablet) == ["key", "pack"], "no pack")
    tablet.driver.execute_async_script("""
        const done = arguments[0];
        import("/field/store.js").then(async ({ get, put }) => put("pack", { ...await get("pack", "pack"), expiresAt: Date.now() - 1 }, "pack")).then(done)""")
    # A file of the page is asked for, without its program: only the worker can have wiped it.
    tablet.open(tablet.behind.url + "/field/app.css")
    wait(tablet, lambda: lying_open(tablet)[0]["keys"] == ["over"], "the worker left the pack")
    tablet.open(tablet.behind.url + "/field/app")
    ready(tablet)
    wait(tablet, lambda: packs(tablet) == ["key", "pack"], "no new pack")
