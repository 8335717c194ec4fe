"""What every page must keep, whatever it shows. Each check returns sentences; none means that all is well."""

import pathlib

from browser import NARROW, WIDE

AXE = pathlib.Path(__file__).resolve().parents[2] / ".assets-test" / "axe.min.js"

STRUCTURE = """
const problems = [];
const shown = element => element.getClientRects().length > 0;
const name = element => element.outerHTML.slice(0, 120);
if (!document.title.trim()) problems.push('the page has no title');
if (!document.documentElement.lang.toLowerCase().startsWith('zh')) problems.push('html has no lang="zh-CN"');
const headings = document.querySelectorAll('h1');
if (headings.length !== 1) problems.push(`the page has ${headings.length} h1, it must have one`);
for (const field of document.querySelectorAll('input, select, textarea')) {
    if (['hidden', 'submit', 'button', 'reset', 'image'].includes(field.type) || !shown(field)) continue;
    const labelled = (field.labels && field.labels.length > 0) || field.getAttribute('aria-label') || field.getAttribute('aria-labelledby');
    if (!labelled) problems.push(`a field without a label: ${name(field)}`);
}
const ids = new Set();
for (const element of document.querySelectorAll('[id]')) {
    if (ids.has(element.id)) problems.push(`the id "${element.id}" is used twice`);
    ids.add(element.id);
}
for (const script of document.querySelectorAll('script:not([src])')) {
    if (!['application/json', 'application/ld+json'].includes(script.type) && script.textContent.trim()) {
        problems.push(`a script inside the page: ${name(script)}`);
    }
}
for (const element of document.querySelectorAll('script[src], link[rel=stylesheet], img[src]')) {
    const address = new URL(element.src || element.href, location);
    if (address.protocol.startsWith('http') && address.origin !== location.origin) problems.push(`loaded from elsewhere: ${address}`);
}
return problems;
"""

OVERFLOW = """
const page = document.documentElement;
if (page.scrollWidth <= page.clientWidth) return [];
const wide = [...document.querySelectorAll('body *')].filter(element => {
    if (element.getBoundingClientRect().right <= page.clientWidth + 1) return false;
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
        if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(parent).overflowX)) return false;
    }
    return true;
});
const culprits = wide.slice(0, 3).map(element => element.outerHTML.slice(0, 100)).join(' | ');
return [`at ${page.clientWidth} px the page is ${page.scrollWidth} px wide; sticking out: ${culprits}`];
"""

AXE_RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})
    .then(result => done(result.violations.map(violation =>
        `${violation.id} (${violation.impact}): ${violation.help}; ${violation.nodes.length} place(s), first ${violation.nodes[0].html.slice(0, 140)}`)))
    .catch(error => done([`axe could not run: ${error}`]));
"""


def structure(browser):
    return browser.run(STRUCTURE)


def overflow(browser):
    browser.resize(NARROW)
    try:
        return browser.run(OVERFLOW)
    finally:
        browser.resize(WIDE)


def accessibility(browser):
    """axe's rules of WCAG 2.1 level A and AA: contrast, names, roles, order."""
    # Handed over by the driver, so that the page's content security policy may stay as strict as it is.
    browser.driver.execute_script(AXE.read_text(encoding="utf-8") + "\nwindow.axe = window.axe || axe;")
    return browser.driver.execute_async_script(AXE_RUN)


def console(browser):
    return [f"console: {message}" for message in browser.console()]


def all_problems(browser):
    return console(browser) + structure(browser) + overflow(browser) + accessibility(browser)
