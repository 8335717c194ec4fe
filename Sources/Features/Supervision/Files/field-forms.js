// Parts of the tablet's page. Everything is set as text, never as markup: what people typed stays what they typed.
import { all, digest, put } from "/field/store.js";

export const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
        if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
        else if (value === true) element.setAttribute(key, "");
        else if (value !== false && value != null) element.setAttribute(key, value);
    }
    element.append(...children.flat().filter((child) => child != null && child !== false));
    return element;
};
export const button = (label, act, kind = "") => make("button", { type: "button", class: `button ${kind}`, onclick: act }, label);
export const notice = (text, kind = "warning") =>
    make("p", { class: `notice notice-${kind}`, role: kind === "bad" ? "alert" : "status" }, text);
export const time = (moment) => new Date(moment).toLocaleString("zh-CN", { timeZone: "Asia/Shanghai", hour12: false });
export const facts = (pairs) => make("dl", { class: "facts" },
    pairs.filter(([, value]) => value !== "" && value != null).map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, `${value}`))));

export const field = (label, input, hint = "") => {
    input.id ||= `f-${crypto.randomUUID()}`;
    return make("div", { class: "field" }, make("label", { for: input.id }, label), hint && make("p", { class: "hint" }, hint), input);
};
export const area = (value, change, attributes = {}) => {
    const element = make("textarea", { rows: 3, maxlength: 2000, ...attributes });
    element.value = value ?? "";
    element.addEventListener("input", () => change(element.value));
    return element;
};
export const choice = (options, value, change) => {
    const element = make("select", {}, make("option", { value: "" }, "请选择"), options.map(({ code, label }) => make("option", { value: code }, label)));
    element.value = value ?? "";
    element.addEventListener("change", () => change(element.value));
    return element;
};

// One checklist: each item with conclusion and facts. Changes go into `answers` ("checklist item" → {answer, finding}) at once.
export const checklist = (form, choices, answers, changed, isOpen) => {
    const done = () => form.items.filter((item) => answers[`${form.name} ${item.code}`]?.answer).length;
    const count = make("span", { class: "muted" }, `　${done()}/${form.items.length}`);
    const items = form.items.map((item) => {
        const place = `${form.name} ${item.code}`;
        const set = (change) => {
            answers[place] = { answer: "", finding: "", ...answers[place], ...change };
            count.textContent = `　${done()}/${form.items.length}`;
            changed();
        };
        const finding = area(answers[place]?.finding, (text) => set({ finding: text }), { rows: 2, maxlength: 1000, placeholder: "事实记录" });
        finding.setAttribute("aria-label", `${item.code} 事实记录`);
        return make("fieldset", { class: "item" },
            make("legend", {}, `${item.code} ${item.text}`), make("p", { class: "hint" }, `${item.group}；${item.clause}`),
            make("div", { class: "choices" }, choices.map(({ code, label }) => make("label", {},
                make("input", {
                    type: "radio", name: `answer-${place}`, value: code, checked: answers[place]?.answer === code,
                    onchange: () => set({ answer: code }),
                }), label))),
            finding);
    });
    return make("details", { class: "section", open: isOpen }, make("summary", {}, form.label, count),
        make("p", { class: "hint" }, `版本 ${form.version}；本检查表为平台设计，请以主管部门正式文书为准。`), items);
};

// Photographs: read and hashed when they are taken, kept as they are until they have been received.
export const photos = (belongs, takenSoFar, added) => {
    const list = make("ul", { class: "photos" });
    const show = (entry) => {
        const canvas = make("canvas", { width: 320, height: 240, role: "img", "aria-label": `照片 ${time(entry.takenAt)}` });
        const line = make("li", {}, canvas, make("span", {}, time(entry.takenAt)), make("br"), make("code", {}, entry.photo.slice(0, 12)));
        list.append(line);
        createImageBitmap(entry.blob).then((picture) => {
            const scale = Math.max(canvas.width / picture.width, canvas.height / picture.height);
            canvas.getContext("2d").drawImage(picture,
                (canvas.width - picture.width * scale) / 2, (canvas.height - picture.height * scale) / 2, picture.width * scale, picture.height * scale);
        }).catch(() => {});
    };
    takenSoFar.forEach(show);
    const input = make("input", { type: "file", accept: "image/jpeg,image/png", capture: "environment", multiple: true });
    input.addEventListener("change", async () => {
        for (const file of input.files) {
            const bytes = await file.arrayBuffer();
            const takenAt = Math.min(file.lastModified || Date.now(), Date.now());
            const entry = { id: crypto.randomUUID(), kind: "photo", takenAt, photo: await digest(bytes), caption: "", ...belongs() };
            show(await added(entry, new Blob([bytes], { type: file.type }), file.name));
        }
        input.value = "";
    });
    return make("section", { class: "section" }, make("h2", {}, "现场照片"),
        field("拍摄或选择照片", input, "拍摄时间和校验值在本机记下，上传后由平台核对。"), list);
};

// Something typed is in the device's database a moment later.
const unwritten = new Set();
export const draftKeeper = (key, draft) => {
    let timer;
    const write = () => { clearTimeout(timer); unwritten.delete(write); return put("draft", draft, key); };
    return Object.assign(() => { clearTimeout(timer); unwritten.add(write); timer = setTimeout(() => write().catch(() => {}), 200); }, { now: write });
};
// Before the key goes.
export const writeDrafts = () => Promise.all([...unwritten].map((write) => write().catch(() => {})));

export const waiting = async (account) => (await all("queue")).filter((entry) => entry.account === account).sort((a, b) => a.queuedAt - b.queuedAt);
