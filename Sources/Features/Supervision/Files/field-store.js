// What the device keeps: the task pack and its key (go with the session or after the period), drafts, and the queue of what is to be sent.
//
// All of it is sealed with AES-GCM under a key of the account that the server hands out with the pack. The key is kept so that no script can
// read it back, in the store "pack" that signing out clears; without it what waits to be sent stays sealed until the same account signs in.
const opened = new Promise((done, failed) => {
    const opening = indexedDB.open("zhijian-field", 1);
    opening.onupgradeneeded = () => {
        opening.result.createObjectStore("pack");
        opening.result.createObjectStore("draft");
        opening.result.createObjectStore("queue", { keyPath: "id" });
    };
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => failed(opening.error);
});

const run = async (name, mode, work) => {
    const database = await opened;
    return new Promise((done, failed) => {
        const transaction = database.transaction(name, mode);
        const request = work(transaction.objectStore(name));
        // Kept means written: only the end of the transaction says so.
        transaction.oncomplete = () => done(request?.result);
        transaction.onerror = transaction.onabort = () => failed(transaction.error);
    });
};

// The account that may read, with its key; none before the pack was loaded and after it was taken away.
let holder;
const held = async () => (holder ??= await run("pack", "readonly", (store) => store.get("key")));

const utf8 = (text) => new TextEncoder().encode(text);
// Bound to account and place: a sealed record that is moved elsewhere does not open.
const cipher = (iv, account, place, part) => ({ name: "AES-GCM", iv, additionalData: utf8(`${account} ${place} ${part}`) });

const seal = async (place, value) => {
    const owner = await held();
    if (!owner) throw new Error("没有登录，不能在本机保存。");
    const { blob, ...rest } = value;
    const lock = async (bytes, part) => {
        const iv = crypto.getRandomValues(new Uint8Array(12));
        return { iv, data: await crypto.subtle.encrypt(cipher(iv, owner.account, place, part), owner.key, bytes) };
    };
    const made = { account: owner.account, sealed: await lock(utf8(JSON.stringify(rest)), "text") };
    if (blob) made.photo = { type: blob.type, ...await lock(await blob.arrayBuffer(), "photo") };
    return made;
};

// What cannot be opened (another account's, or no key) is as if it were not there; it stays where it is.
const unseal = async (place, record) => {
    if (!record?.sealed) return record;
    const owner = await held();
    if (owner?.account !== record.account) return undefined;
    const open = ({ iv, data }, part) => crypto.subtle.decrypt(cipher(iv, owner.account, place, part), owner.key, data);
    try {
        const value = JSON.parse(new TextDecoder().decode(await open(record.sealed, "text")));
        if (record.photo) value.blob = new Blob([await open(record.photo, "photo")], { type: record.photo.type });
        return value;
    } catch {
        return undefined;
    }
};

// Drafts of several accounts may lie side by side.
const address = async (name, key) => (name === "draft" ? `${(await held())?.account} ${key}` : key);

// One after the other: what was typed later is also written later.
let writing = Promise.resolve();
const inTurn = (work) => (writing = writing.catch(() => {}).then(work));

export const get = async (name, key) =>
    unseal(`${name} ${key}`, await run(name, "readonly", ((place) => (store) => store.get(place))(await address(name, key))));
export const all = async (name) => {
    const records = await run(name, "readonly", (store) => store.getAll());
    return (await Promise.all(records.map((record) => unseal(`${name} ${record.id}`, record)))).filter(Boolean);
};
export const keys = (name) => run(name, "readonly", (store) => store.getAllKeys());
export const put = (name, value, key) => inTurn(async () => {
    const made = await seal(`${name} ${key ?? value.id}`, value);
    if (key === undefined) return run(name, "readwrite", (store) => store.put({ id: value.id, ...made }));
    // The end of the period stands in the clear: it must be kept to when nobody can open the rest.
    if (name === "pack") made.expiresAt = value.expiresAt;
    const place = await address(name, key);
    return run(name, "readwrite", (store) => store.put(made, place));
});
export const remove = (name, key) => inTurn(async () => {
    const place = await address(name, key);
    return run(name, "readwrite", (store) => store.delete(place));
});
export const clear = (name) => inTurn(() => {
    if (name === "pack") holder = undefined;
    return run(name, "readwrite", (store) => store.clear());
});

// Takes the key that came with the pack. What an earlier version left open for this account is sealed now.
export const useKey = async (account, text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    bytes.fill(0);
    await inTurn(() => {
        holder = { account, key };
        return run("pack", "readwrite", (store) => { store.clear(); return store.put(holder, "key"); });
    });
    for (const record of await run("queue", "readonly", (store) => store.getAll())) {
        if (!record.sealed && record.account === account) await put("queue", record);
    }
    for (const place of (await keys("draft")).filter((one) => !one.includes(" "))) {
        await put("draft", await run("draft", "readonly", (store) => store.get(place)), place);
        await run("draft", "readwrite", (store) => store.delete(place));
    }
};

export const digest = async (bytes) =>
    [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

// An entry is sealed with its digest when it is made: the text that is sent later is this text.
export const queued = async (entry, extra = {}) => {
    const text = JSON.stringify(entry);
    const made = {
        id: entry.id, kind: entry.kind, text, sha256: await digest(new TextEncoder().encode(text)), takenAt: entry.takenAt, state: "waiting", ...extra,
    };
    await put("queue", made);
    return made;
};
