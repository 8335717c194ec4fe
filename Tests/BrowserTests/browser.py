"""One headless Chromium, spoken to in the words of the tests."""

import os
import pathlib
import re

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

WIDE, NARROW = 1280, 360
# Both of Debian's packages name the programs alike; other systems may say where theirs are.
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
CHROMEDRIVER = os.environ.get("CHROMEDRIVER", "/usr/bin/chromedriver")


class Browser:
    def __init__(self, screenshots):
        options = webdriver.ChromeOptions()
        options.binary_location = CHROMIUM
        for argument in (
            "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--no-proxy-server", "--lang=zh-CN",
            "--hide-scrollbars", "--force-color-profile=srgb", "--disable-background-networking", "--disable-component-update",
        ):
            options.add_argument(argument)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        service = webdriver.ChromeService(executable_path=CHROMEDRIVER)
        self.driver = webdriver.Chrome(options=options, service=service)
        self.driver.set_page_load_timeout(60)
        self.screenshots = pathlib.Path(screenshots)
        self.width = WIDE
        self.resize(WIDE)

    def quit(self):
        self.driver.quit()

    def resize(self, width):
        """A window cannot be narrower than some 500 px, so the device is described instead."""
        self.width = width
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 600})

    def open(self, address):
        self.console()
        self.driver.get(address)
        self.settle()

    def settle(self):
        WebDriverWait(self.driver, 30).until(
            lambda driver: driver.execute_script("return document.readyState") == "complete")

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def status(self):
        """The HTTP status of the page that is shown."""
        return self.run("return performance.getEntriesByType('navigation')[0]?.responseStatus ?? 0")

    def console(self):
        """Errors since the last call: failed scripts, refused resources."""
        return [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]

    def find(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def text(self):
        return self.run("return document.body ? document.body.innerText : ''")

    def fill(self, selector, value):
        field = self.find(selector)[0]
        field.clear()
        field.send_keys(value)

    def submit(self, form="main form"):
        """Presses the form's own button and waits for the next page."""
        button = self.find(f"{form} button[type=submit], {form} button:not([type]), {form} input[type=submit]")[0]
        self.run("window.__left = true")
        button.click()
        WebDriverWait(self.driver, 30).until(lambda driver: not driver.execute_script("return window.__left === true"))
        self.settle()

    def sign_in(self, application, account, page="/sign-in"):
        """Signs in with the form people see: the one with a password field."""
        self.sign_out()
        self.open(application.url + page)
        password = self.find("form input[type=password]")
        assert password, f"{page} has no form with a password field; it shows: {self.text()[:300]}"
        self.fill("form:has(input[type=password]) input:not([type=hidden]):not([type=password])", account.name)
        self.fill("form input[type=password]", account.password)
        self.submit("form:has(input[type=password])")

    def sign_out(self):
        self.driver.delete_all_cookies()

    def screenshot(self, name, width=None):
        """A picture of the whole page at a width, for people to look at."""
        before = self.width
        if width is not None and width != before:
            self.resize(width)
        height = self.run("return Math.min(Math.max(document.documentElement.scrollHeight, 800), 6000)")
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
            "width": self.width, "height": height, "deviceScaleFactor": 1, "mobile": self.width < 600})
        path = self.screenshots / f"{re.sub(r'[^0-9A-Za-z一-鿿.-]+', '-', name).strip('-')}-{self.width}.png"
        self.driver.save_screenshot(str(path))
        self.resize(before)
        return path
