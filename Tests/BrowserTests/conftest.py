"""One application and one browser for all tests."""

import os
import pathlib
import sys

import pytest

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import application as programs  # noqa: E402
from browser import Browser  # noqa: E402


@pytest.fixture(scope="session")
def screenshots(tmp_path_factory):
    folder = pathlib.Path(os.environ.get("ZHIJIAN_SCREENSHOTS") or tmp_path_factory.mktemp("screenshots"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def browser(screenshots):
    browser = Browser(screenshots)
    yield browser
    browser.quit()


@pytest.fixture(scope="session")
def application(tmp_path_factory):
    application = programs.start(tmp_path_factory.mktemp("application"))
    yield application
    application.stop()


@pytest.fixture
def signed_in(application, browser):
    """signed_in(role) signs in with the first demo account of that role."""

    def sign_in(role):
        account = next((account for account in application.accounts if role in (account.role, account.name)), None)
        assert account, f"no demo account with the role {role}; there are {[a.role for a in application.accounts]}"
        browser.sign_in(application, account)
        return account

    yield sign_in
    browser.sign_out()
