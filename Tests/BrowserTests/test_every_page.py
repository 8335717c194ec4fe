"""Each demo account follows the links of its pages: every page answers, keeps the checks and stays usable at 360 px."""

import os
import re
from collections import Counter, deque
from urllib.parse import urldefrag, urlsplit

import page_checks

BOUND = int(os.environ.get("ZHIJIAN_CRAWL_PAGES", "700"))
# Pages of one shape (/employers/17 and /employers/18) are alike: an account asks for two of each, and each shape is drawn and
# checked for so many visits of all accounts together. The first pages of an account are always drawn, for its own menu.
ALIKE = 2
DRAWN = int(os.environ.get("ZHIJIAN_CRAWL_DRAWN", "1"))
FIRST = 5
LEAVES = re.compile(r"/(sign-out|signout|logout)\b")
# One page each per item of a catalogue, without a digit that would tell it.
CATALOGUES = re.compile(r"^/(rules)/[^/]+$")

LINKS = """
return [...document.querySelectorAll('a[href]')]
    .filter(link => !link.hasAttribute('download') && link.target !== '_blank')
    .map(link => link.href);
"""
# A page of a shape already checked is asked for and searched for links without being drawn.
ASK = """
const done = arguments[arguments.length - 1];
const address = arguments[0];
(async () => {
    const answer = await fetch(address, {credentials: 'same-origin'});
    const type = answer.headers.get('content-type') || '';
    if (!type.includes('text/html')) return [answer.status, type, []];
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const base = page.createElement('base');
    base.href = address;
    page.head.prepend(base);
    const links = [...page.querySelectorAll('a[href]')].filter(link => !link.hasAttribute('download') && link.target !== '_blank');
    return [answer.status, type, links.map(link => link.href)];
})().then(done).catch(error => done([0, String(error), []]));
"""


def shape(address):
    """/employers/17/posts?page=2 → /employers/:/posts; what stands behind the question mark does not make another page."""
    return CATALOGUES.sub(r"/\1/:", re.sub(r"/(?=[^/]*\d)[^/]+", "/:", urlsplit(address).path))


def crawl(browser, application, start, drawn):
    """Visits pages breadth first; returns how many were asked for, how many still waited at the bound, and the problems found."""
    waiting, seen, shapes, asked, problems = deque([start]), {start}, Counter(), 0, []
    while waiting and asked < BOUND:
        address = waiting.popleft()
        kept = shape(address)
        if shapes[kept] >= ALIKE:
            continue
        shapes[kept] += 1
        asked += 1
        status, kind, links = browser.driver.execute_async_script(ASK, address)
        if status != 200:
            problems.append(f"{address}: answered {status}")
            browser.console()
            continue
        if "text/html" not in kind:
            continue
        if drawn[kept] < DRAWN or asked <= FIRST:
            drawn[kept] += 1
            browser.open(address)
            problems += [f"{address}: {problem}" for problem in page_checks.all_problems(browser)]
            links = browser.run(LINKS)
        for link in links:
            link = urldefrag(link).url
            if link.startswith(application.url + "/") and link not in seen and not LEAVES.search(link):
                seen.add(link)
                waiting.append(link)
    left = len({shape(address) for address in waiting if shapes[shape(address)] < ALIKE})
    return asked, left, problems


def test_public_pages(application, browser):
    browser.sign_out()
    browser.open(application.url + "/")
    asked, _, problems = crawl(browser, application, browser.driver.current_url, Counter())
    assert asked
    assert not problems, "\n".join(problems)


def test_pages_of_each_account(application, browser):
    assert application.accounts, "the demo city wrote no accounts"
    wrong, drawn = [], Counter()
    for account in application.accounts:
        browser.sign_in(application, account)
        browser.open(application.url + "/")
        asked, left, problems = crawl(browser, application, browser.driver.current_url, drawn)
        print(f"{account.name} ({account.role}): {asked} pages, {left} more shapes left at the bound", *problems, sep="\n  ", flush=True)
        if asked < 2:
            wrong.append(f"{account.name}: no page beyond the first; was the sign-in refused? {browser.text()[:200]}")
        wrong += [f"{account.name}: {problem}" for problem in problems]
    print(f"{sum(drawn.values())} pages of {len(drawn)} shapes drawn and checked")
    browser.sign_out()
    assert not wrong, "\n".join(wrong)
