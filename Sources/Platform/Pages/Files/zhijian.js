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

// Charts read their numbers from the page; without this script the table below them stands.
const drawCharts = (part) => {
    if (!window.echarts) return;
    for (const figure of part.querySelectorAll("figure.chart")) {
        const data = JSON.parse(figure.querySelector(".chart-data").textContent);
        const canvas = figure.querySelector(".chart-canvas");
        canvas.style.display = "block";
        const chart = echarts.init(canvas, null, { renderer: "svg" });
        const line = (series) => ({
            type: data.bars ? "bar" : "line", name: series.name, data: series.values, connectNulls: false, symbolSize: 6, lineStyle: { width: 2 },
            markLine: data.mark ? {
                silent: true, symbol: "none", lineStyle: { color: "#9b1c1c", type: "dashed" },
                label: { formatter: `${data.mark.name} ${data.mark.value}${data.unit}`, position: "insideEndTop" },
                data: [{ yAxis: data.mark.value }],
            } : undefined,
        });
        chart.setOption({
            color: ["#0f6b63", "#1f4e8c", "#b07a10", "#9b1c1c"], animation: false, grid: { left: 52, right: 20, top: 24, bottom: 32 },
            tooltip: { trigger: "axis", renderMode: "richText", valueFormatter: (value) => value == null ? "—" : `${Math.round(value * 100) / 100} ${data.unit}` },
            legend: data.series.length > 1 ? { top: 0 } : undefined,
            xAxis: { type: "category", data: data.labels }, yAxis: { type: "value", scale: !data.bars, axisLabel: { formatter: `{value}${data.unit === "%" ? "%" : ""}` } },
            series: data.series.map(line),
        });
        new ResizeObserver(() => chart.resize()).observe(canvas);
    }
};
document.addEventListener("DOMContentLoaded", () => drawCharts(document));
// A part of a page that came later brings its own charts.
document.addEventListener("htmx:afterSettle", (event) => drawCharts(event.target));

// Groups of the menu that a person opened stay open on the next page, for this window.
document.addEventListener("DOMContentLoaded", () => {
    const opened = new Set(JSON.parse(sessionStorage.getItem("menu") || "[]"));
    for (const group of document.querySelectorAll("details.menu-group")) {
        if (opened.has(group.dataset.group)) group.open = true;
        group.addEventListener("toggle", () => {
            group.open ? opened.add(group.dataset.group) : opened.delete(group.dataset.group);
            sessionStorage.setItem("menu", JSON.stringify([...opened]));
        });
    }
});

// What a page of the product keeps on this device for the account (object store "pack" of a database "zhijian-…") goes with the session.
const forgetPacks = async () => {
    for (const { name } of await indexedDB.databases()) {
        if (!name.startsWith("zhijian-")) continue;
        await new Promise((done) => {
            const opening = indexedDB.open(name);
            opening.onerror = done;
            opening.onsuccess = () => {
                const clearing = opening.result.transaction("pack", "readwrite");
                clearing.objectStore("pack").clear();
                clearing.oncomplete = clearing.onerror = () => { opening.result.close(); done(); };
            };
        });
    }
};
document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.getAttribute("action") !== "/sign-out" || !window.indexedDB?.databases) return;
    event.preventDefault();
    Promise.race([forgetPacks().catch(() => {}), new Promise((done) => setTimeout(done, 2000))]).then(() => form.submit());
});
