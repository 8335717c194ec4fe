// What the device keeps: the task pack (goes with the session or after its period), drafts, and the queue of what is to be sent.
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

export const get = (name, key) => run(name, "readonly", (store) => store.get(key));
export const all = (name) => run(name, "readonly", (store) => store.getAll());
export const keys = (name) => run(name, "readonly", (store) => store.getAllKeys());
export const put = (name, value, key) => run(name, "readwrite", (store) => key === undefined ? store.put(value) : store.put(value, key));
export const remove = (name, key) => run(name, "readwrite", (store) => store.delete(key));
export const clear = (name) => run(name, "readwrite", (store) => store.clear());

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
