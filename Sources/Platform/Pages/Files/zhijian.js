// What pages do better with JavaScript; everything works without it.
"use strict";

// An error summary takes the focus, so that a screen reader starts there.
document.addEventListener("DOMContentLoaded", () => {
    const summary = document.getElementById("error-summary");
    if (summary) summary.focus();
});

// A form is sent once, however often the button is pressed.
document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "1";
});
window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// Leaving a form in which something was typed asks first.
let typed = false;
document.addEventListener("input", (event) => { if (event.target.closest(".record-form")) typed = true; });
document.addEventListener("submit", () => { typed = false; });
window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });

// Alt+S saves, "/" goes to the search box.
document.addEventListener("keydown", (event) => {
    if (event.altKey && event.key === "s") {
        const form = document.querySelector(".record-form");
        if (form) { event.preventDefault(); form.requestSubmit(); }
    }
    if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
        const box = document.getElementById("top-search");
        if (box) { event.preventDefault(); box.focus(); }
    }
});
