// The page of the inspector's tablet works without network: its own few files are kept; data is not (that lies in the device's database).
const KEPT = "field-2";
const SHELL = ["/field/app", "/field/app.css", "/field/app.js", "/field/forms.js", "/field/store.js", "/field/manifest.webmanifest"];

const keepShell = async () => {
    const cache = await caches.open(KEPT);
    const page = await fetch("/field/app", { cache: "no-store" });
    if (!page.ok || page.redirected) throw new Error("the page was not given out");
    const text = await page.clone().text();
    await cache.put("/field/app", page);
    await cache.addAll(SHELL.slice(1));
    await cache.addAll([...new Set([...text.matchAll(/"(\/assets\/[^"]+)"/g)].map((found) => found[1].replaceAll("&amp;", "&")))]);
};

// A pack whose period is over goes, with the key that opens everything else, even when nobody opens the page.
const forgetExpired = () => new Promise((done) => {
    const opening = indexedDB.open("zhijian-field");
    opening.onupgradeneeded = () => opening.transaction.abort();
    opening.onerror = () => done();
    opening.onsuccess = () => {
        const database = opening.result;
        database.onversionchange = () => database.close();
        const transaction = database.transaction("pack", "readwrite");
        const store = transaction.objectStore("pack");
        store.get("pack").onsuccess = ({ target }) => {
            if (!(target.result?.expiresAt <= Date.now())) return;
            store.clear();
            // The page says it when it is opened.
            store.put({ isOver: true }, "over");
        };
        transaction.oncomplete = transaction.onabort = () => { database.close(); done(); };
    };
});

self.addEventListener("install", (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith("field-") && name !== KEPT) await caches.delete(name);
    await forgetExpired();
    await self.clients.claim();
})()));

// From the network while there is one, so that a new version is met at once; else as it was kept.
const fresh = async (request) => {
    const cache = await caches.open(KEPT);
    const kept = () => cache.match(new URL(request.url).pathname, { ignoreVary: true });
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), 5000);
    try {
        const answer = await fetch(request, { signal: patience.signal });
        if (answer.ok && !answer.redirected && answer.type === "basic") await cache.put(new URL(request.url).pathname, answer.clone());
        return answer.status >= 500 ? (await kept()) ?? answer : answer;
    } catch (failure) {
        const answer = await kept();
        if (answer) return answer;
        throw failure;
    } finally {
        clearTimeout(timer);
    }
};

self.addEventListener("fetch", (event) => {
    const url = new URL(event.request.url);
    event.waitUntil(forgetExpired());
    if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
    if (SHELL.includes(url.pathname)) event.respondWith(fresh(event.request));
    else if (url.pathname.startsWith("/assets/")) {
        event.respondWith(caches.match(event.request, { ignoreVary: true }).then((kept) => kept ?? fetch(event.request)));
    }
});
