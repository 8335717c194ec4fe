"""Signing in as people do."""

import dataclasses


def test_a_wrong_password_is_refused_with_a_sentence_and_the_name_is_kept(application, browser):
    account = application.accounts[0]
    browser.sign_in(application, dataclasses.replace(account, password="definitely-wrong-1"))
    assert browser.find("form input[type=password]"), "the form must be shown again"
    kept = browser.find("form:has(input[type=password]) input:not([type=hidden]):not([type=password])")[0]
    assert kept.get_attribute("value") == account.name
    assert browser.find("[role=alert]"), "an error summary with role=alert must say what to do"


def test_the_right_password_leads_away_from_the_form(application, browser):
    browser.sign_in(application, application.accounts[0])
    assert not browser.find("main form input[type=password]"), browser.text()[:300]
    browser.sign_out()


def test_a_page_inside_asks_a_stranger_to_sign_in(application, browser):
    browser.sign_in(application, application.accounts[0])
    inside = browser.driver.current_url
    browser.sign_out()
    browser.open(inside)
    assert browser.find("form input[type=password]"), f"{inside} shows itself without sign-in"
