"""Each demo account follows the links of its pages: every page answers, keeps the checks and stays usable at 360 px."""

import os
import re
from collections import Counter, deque
from urllib.parse import urldefrag, urlsplit

import page_checks

BOUND = int(os.environ.get("ZHIJIAN_CRAWL_PAGES", "40"))
# Pages of one shape (/employers/17 and /employers/18) are alike; two of each are looked at.
ALIKE = 2
LEAVES = re.compile(r"/(sign-out|signout|logout)\b")

LINKS = """
return [...document.querySelectorAll('a[href]')]
    .filter(link => !link.hasAttribute('download') && link.target !== '_blank')
    .map(link => link.href);
"""
KIND = """
const done = arguments[arguments.length - 1];
fetch(arguments[0], {credentials: 'same-origin'})
    .then(answer => done([answer.status, answer.headers.get('content-type') || '']))
    .catch(error => done([0, String(error)]));
"""


def shape(address):
    """/employers/17/posts?page=2 → /employers/:/posts?page"""
    parts = urlsplit(address)
    path = re.sub(r"/(?=[^/]*\d)[^/]+", "/:", parts.path)
    keys = sorted(pair.split("=")[0] for pair in parts.query.split("&") if pair)
    return path + ("?" + "&".join(keys) if keys else "")


def crawl(browser, application, start):
    """Visits pages breadth first; returns the addresses seen and the problems found."""
    waiting, seen, shapes, visited, problems = deque([start]), {start}, Counter(), [], []
    while waiting and len(visited) < BOUND:
        address = waiting.popleft()
        if shapes[shape(address)] >= ALIKE:
            continue
        shapes[shape(address)] += 1
        status, kind = browser.driver.execute_async_script(KIND, address)
        if status != 200:
            problems.append(f"{address}: answered {status}")
            browser.console()
            continue
        if "text/html" not in kind:
            continue
        browser.open(address)
        visited.append(address)
        problems += [f"{address}: {problem}" for problem in page_checks.all_problems(browser)]
        for link in browser.run(LINKS):
            link = urldefrag(link).url
            if link.startswith(application.url + "/") and link not in seen and not LEAVES.search(link):
                seen.add(link)
                waiting.append(link)
    return visited, problems


def test_public_pages(application, browser):
    browser.sign_out()
    browser.open(application.url + "/")
    visited, problems = crawl(browser, application, browser.driver.current_url)
    assert visited
    assert not problems, "\n".join(problems)


def test_pages_of_each_account(application, browser):
    assert application.accounts, "the demo city wrote no accounts"
    wrong = []
    for account in application.accounts:
        browser.sign_in(application, account)
        browser.open(application.url + "/")
        visited, problems = crawl(browser, application, browser.driver.current_url)
        print(f"{account.name} ({account.role}): {len(visited)} pages")
        if len(visited) < 2:
            wrong.append(f"{account.name}: no page beyond the first; was the sign-in refused? {browser.text()[:200]}")
        wrong += [f"{account.name}: {problem}" for problem in problems]
    browser.sign_out()
    assert not wrong, "\n".join(wrong)
