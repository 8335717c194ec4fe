// The inspector's tablet: works from the task pack on the device, and sends what was taken when the network is back.
import { area, button, checklist, choice, draftKeeper, facts, field, make, notice, photos, time, waiting, writeDrafts } from "/field/forms.js";
import { clear, get, put, queued, remove, useKey } from "/field/store.js";

const root = document.getElementById("field");
const state = { pack: null, token: "", said: null, isSending: false };
const address = { pack: "/api/v1/field/pack", entry: "/api/v1/field/entry", signIn: "/sign-in?then=/field/app" };

// A sentence stays for a while, whatever is drawn meanwhile.
const say = (text, kind = "warning") => { state.said = { text, kind, until: Date.now() + 5_000 }; };
const go = (place) => { if (location.hash === place) draw(); else location.hash = place; };

// Pack and network

const usePack = async () => {
    const pack = await get("pack", "pack");
    if (await get("pack", "over") || pack?.expiresAt <= Date.now()) {
        await clear("pack");
        say("任务包已超过保留期限，已从本机清除。请联网后重新下载；没有上传的记录仍在本机。");
        state.pack = null;
    } else state.pack = pack ?? null;
};

// The server no longer knows this session, or no longer lets the account inspect: pack and key go, what waits stays sealed.
const refused = async () => {
    await writeDrafts();
    await clear("pack");
    state.pack = null;
    state.token = "";
    say("登录已结束，任务包已从本机清除。没有上传的内容加密保存在本机，同一账号重新登录后可以继续。");
    if (location.hash) location.hash = "";
};

const download = async () => {
    let answer;
    try {
        answer = await fetch(address.pack, { headers: { Accept: "application/json" } });
    } catch {
        return false;
    }
    if (answer.status === 401 || answer.status === 403) {
        await refused();
        return false;
    }
    if (!answer.ok) {
        say("任务包没有下载成功，请稍后再试。本机的任务和记录可以继续使用。");
        return false;
    }
    const { token, key, ...pack } = await answer.json();
    await useKey(pack.account, key);
    state.token = token;
    state.pack = pack;
    await put("pack", pack, "pack");
    return true;
};

const post = async (entry) => {
    const form = new FormData();
    form.append("_token", state.token);
    form.append("entry", entry.text);
    form.append("sha256", entry.sha256);
    if (entry.blob) form.append("photo", entry.blob, entry.fileName || "photo.jpg");
    const answer = await fetch(address.entry, { method: "POST", body: form });
    return { status: answer.status, body: await answer.json().catch(() => ({})) };
};

// Sends in the order of writing; what is refused stays on the device with the sentence that says what to do.
const send = async () => {
    if (state.isSending || !state.token) return;
    state.isSending = true;
    let count = 0;
    try {
        const queue = await waiting(state.pack.account);
        const unsentPatrols = new Set(queue.filter((entry) => entry.kind === "patrol").map((entry) => entry.id));
        for (const entry of queue.filter((one) => one.state === "waiting")) {
            if (entry.patrol && unsentPatrols.has(entry.patrol)) continue;
            const { status, body } = await post(entry);
            if (status === 200) {
                await remove("queue", entry.id);
                unsentPatrols.delete(entry.id);
                if (entry.kind === "visit") {
                    const draft = await get("draft", `visit-${entry.inspection}`);
                    if (draft && draft.changedAt <= entry.queuedAt) await remove("draft", `visit-${entry.inspection}`);
                }
                count += 1;
            } else if (status === 409 && body.status === "conflict") {
                await put("queue", { ...entry, state: "conflict", conflict: body });
            } else if (status === 401 || status >= 500 || status === 429) {
                break;
            } else {
                await put("queue", { ...entry, state: "refused", message: body.title ?? body.detail ?? `没有保存（${status}）。` });
            }
        }
        if (count) await download();
    } catch {
        // The network went away again: everything is still in the queue.
    } finally {
        state.isSending = false;
    }
    if (count) say(`已上传 ${count} 条记录。`, "good");
};

const refresh = async () => {
    if (await download()) await send();
    await draw();
};

// Drafts and entries

const openDraft = async (key, fresh) => {
    const draft = (await get("draft", key)) ?? fresh;
    const keep = draftKeeper(key, draft);
    const changed = () => { draft.changedAt = Date.now(); keep(); };
    return { draft, changed, flush: keep.now };
};

const enqueue = (entry, extra = {}) => queued(entry, { account: state.pack.account, queuedAt: Date.now(), ...extra });

const asList = (answers) => Object.entries(answers).filter(([, given]) => given.answer).map(([place, given]) => {
    const [checklist, item] = place.split(" ");
    return { checklist, item, answer: given.answer, finding: given.finding.trim() };
});
const unproven = (answers) => answers.find((given) => given.answer === "no" && !given.finding);

const photoEntry = (label) => async (entry, blob, fileName) => {
    const { id } = await enqueue(entry, { blob, fileName, label, photo: entry.photo, inspection: entry.inspection, patrol: entry.patrol });
    if (!entry.patrol) send().then(drawQueueLine);
    return { ...entry, id, blob };
};

// Views

const queueLine = async () => {
    const queue = state.pack ? await waiting(state.pack.account) : [];
    const trouble = queue.filter((entry) => entry.state !== "waiting").length;
    const text = queue.length ? `待上传 ${queue.length} 条${trouble ? `，其中 ${trouble} 条需要处理` : ""}` : "没有待上传的记录";
    return make("button", { type: "button", class: "button", id: "queue-line", onclick: () => go("#queue") }, text);
};
const drawQueueLine = async () => document.getElementById("queue-line")?.replaceWith(await queueLine());

const list = async () => {
    const pack = state.pack;
    if (!pack) {
        return [notice("本机没有任务包。请联网登录后打开本页下载。"), make("p", {}, make("a", { class: "button primary", href: address.signIn }, "登录"))];
    }
    return [
        make("div", { class: "bar" }, await queueLine(), button("下载任务并上传", refresh, "primary")),
        make("p", { class: "muted" }, `${pack.name || pack.account}　任务包下载于 ${time(pack.packedAt)}，本机保留至 ${time(pack.expiresAt)}`),
        make("h2", {}, `待检查（${pack.visits.length}）`),
        pack.visits.length
            ? make("ul", { class: "cards" }, pack.visits.map((visit) => make("li", {},
                make("button", { type: "button", class: "card", onclick: () => go(`#visit-${visit.id}`) },
                    make("strong", {}, visit.employer.name), `${visit.kind}　${visit.number}`, make("br"),
                    visit.due ? `完成期限 ${visit.due}` : "未定期限"))))
            : make("p", { class: "empty" }, "没有分派给您的待检查任务。"),
        pack.mayPatrol && make("div", { class: "bar" }, button("新的镇街巡查", () => go("#patrol"))),
        make("div", { class: "bar" }, button("退出并清除本机任务", leave)),
        make("p", { class: "hint" }, "退出后任务包从本机清除；没有上传的记录保留在本机，同一账号再次登录后可以继续上传。"),
    ];
};

const visitView = async (id) => {
    const visit = state.pack?.visits.find((one) => one.id === id);
    if (!visit) return [notice("这项检查不在本机的任务包里。"), button("返回", () => go("#"))];
    const known = Object.fromEntries(visit.answers.map((one) => [`${one.checklist} ${one.item}`, { answer: one.answer, finding: one.finding }]));
    const { draft, changed, flush } = await openDraft(`visit-${id}`, { answers: {}, base: visit.answers, outcome: "", problems: "", opinion: "", changedAt: 0 });
    const shown = { ...known, ...draft.answers };
    const answers = new Proxy(shown, { set: (target, place, given) => { target[place] = given; draft.answers[place] = given; return true; } });
    const taken = (await waiting(state.pack.account)).filter((entry) => entry.kind === "photo" && entry.inspection === id);
    const save = async () => {
        const given = asList(draft.answers);
        const gap = unproven(given);
        if (gap) return stay(`${gap.item} 不符合，请写明发现的事实。`);
        if (!given.length && !draft.outcome) return stay("还没有填写，没有需要上传的内容。");
        if (["ordered", "pending", "refused"].includes(draft.outcome) && !draft.problems.trim()) return stay("请写明发现的问题。");
        await flush();
        // A newer version of what still waits takes its place.
        for (const former of await waiting(state.pack.account)) {
            if (former.kind === "visit" && former.inspection === id && former.state !== "conflict") await remove("queue", former.id);
        }
        await enqueue({
            id: crypto.randomUUID(), kind: "visit", takenAt: Date.now(), inspection: id, answers: given, base: draft.base,
            conclusion: draft.outcome ? { outcome: draft.outcome, problems: draft.problems.trim(), opinion: draft.opinion.trim() } : undefined,
        }, { inspection: id, label: visit.employer.name });
        say("已保存在本机，联网后上传。", "good");
        await send();
        go("#");
    };
    const { employer } = visit;
    return [
        make("div", { class: "bar" }, button("返回", () => go("#"))),
        make("section", { class: "section" }, make("h2", {}, employer.name), facts([
            ["检查", `${visit.kind} ${visit.number}`], ["完成期限", visit.due], ["检查人员", visit.team], ["信用代码", employer.creditCode],
            ["地址", employer.address], ["联系人", employer.contact], ["危害性质", employer.risk], ["职工", employer.headcount], ["接害", employer.exposed],
        ]), visit.order && facts([["责令改正", visit.order.number], ["改正内容", visit.order.content], ["改正期限", visit.order.deadline]])),
        make("details", { class: "section" }, make("summary", {}, `岗位和危害因素（${visit.posts.length}）`), visit.posts.map((post) => make("div", {},
            make("h3", {}, `${post.workshop} ${post.name}${post.headcount == null ? "" : `（${post.headcount} 人）`}`),
            make("ul", { class: "hazards" }, post.hazards.map((hazard) => make("li", {},
                [hazard.name, hazard.exposed == null ? "" : `接触 ${hazard.exposed} 人`, hazard.facilities, hazard.equipment].filter(Boolean).join("；"))))))),
        state.pack.checklists.map((form) => checklist(form, state.pack.answers, answers, changed,
            form.items.some((item) => shown[`${form.name} ${item.code}`]?.answer))),
        photos(() => ({ inspection: id }), taken, photoEntry(employer.name)),
        make("section", { class: "section" }, make("h2", {}, "完成检查"),
            make("p", { class: "hint" }, "检查还没有结束的，检查结果留空。"),
            field("检查结果", choice(state.pack.outcomes, draft.outcome, (code) => { draft.outcome = code; changed(); })),
            field("发现的问题", area(draft.problems, (text) => { draft.problems = text; changed(); })),
            field("技术意见", area(draft.opinion, (text) => { draft.opinion = text; changed(); }), "疾控技术人员参加检查时填写")),
        make("div", { id: "trouble" }),
        make("div", { class: "bar" }, button("保存并上传", save, "primary")),
    ];
};

const patrolView = async () => {
    const form = state.pack?.checklists.find((one) => one.name === "patrol");
    if (!state.pack?.mayPatrol || !form) return [notice("这个账号没有镇街巡查任务。"), button("返回", () => go("#"))];
    const { draft, changed, flush } = await openDraft("patrol", { id: crypto.randomUUID(), employer: null, answers: {}, problems: "", isHandedUp: false });
    const place = (id) => state.pack.patrol.find((one) => one.id === id);
    const chosen = make("p", { class: "muted" }, place(draft.employer)?.name ?? "还没有选择");
    const found = make("ul", { class: "cards" });
    const search = make("input", { type: "search", autocomplete: "off", placeholder: "单位名称或地址" });
    search.addEventListener("input", () => {
        const words = search.value.trim();
        found.replaceChildren(...(words ? state.pack.patrol.filter((one) => (one.name + one.address).includes(words)).slice(0, 8) : []).map((one) =>
            make("li", {}, make("button", { type: "button", class: "card", onclick: () => {
                draft.employer = one.id;
                chosen.textContent = one.name;
                search.value = "";
                found.replaceChildren();
                changed();
            } }, make("strong", {}, one.name), one.address))));
    });
    const taken = (await waiting(state.pack.account)).filter((entry) => entry.patrol === draft.id);
    const handUp = make("input", { type: "checkbox", checked: draft.isHandedUp, onchange: () => { draft.isHandedUp = handUp.checked; changed(); } });
    const save = async () => {
        const given = asList(draft.answers);
        const gap = unproven(given);
        if (!place(draft.employer)) return stay("请先选择巡查的单位。");
        if (gap) return stay(`${gap.item} 不符合，请写明发现的事实。`);
        if (!given.length) return stay("请至少填写一项。");
        if (draft.isHandedUp && !draft.problems.trim() && !given.some((one) => one.answer === "no")) return stay("没有发现问题，不需要上报。");
        await flush();
        await enqueue({
            id: draft.id, kind: "patrol", takenAt: Date.now(), employer: draft.employer, answers: given, isHandedUp: draft.isHandedUp,
            conclusion: { outcome: "", problems: draft.problems.trim(), opinion: "" },
        }, { label: place(draft.employer).name });
        await remove("draft", "patrol");
        say("巡查记录已保存在本机，联网后上传。", "good");
        await send();
        go("#");
    };
    return [
        make("div", { class: "bar" }, button("返回", () => go("#"))),
        make("section", { class: "section" }, make("h2", {}, "镇街巡查"), field("查找单位", search), found, make("h3", {}, "巡查单位"), chosen),
        checklist(form, state.pack.answers, draft.answers, changed, true),
        photos(() => ({ patrol: draft.id }), taken, photoEntry("镇街巡查")),
        make("section", { class: "section" }, field("发现的问题", area(draft.problems, (text) => { draft.problems = text; changed(); })),
            make("label", { class: "tick" }, handUp, "上报县（市、区）处理")),
        make("div", { id: "trouble" }), make("div", { class: "bar" }, button("保存并上传", save, "primary")),
    ];
};

// A patrol that was refused becomes a draft again; its photographs go on belonging to it.
const reopen = async (entry) => {
    const { id, employer, answers, conclusion, isHandedUp } = JSON.parse(entry.text);
    const filled = Object.fromEntries(answers.map((one) => [`${one.checklist} ${one.item}`, { answer: one.answer, finding: one.finding }]));
    await put("draft", { id, employer, answers: filled, problems: conclusion.problems, isHandedUp }, "patrol");
    await remove("queue", id);
    go("#patrol");
};

const kinds = { visit: "检查记录", photo: "现场照片", patrol: "镇街巡查" };

const queueView = async () => {
    const queue = state.pack ? await waiting(state.pack.account) : [];
    return [
        make("div", { class: "bar" }, button("返回", () => go("#")), button("立即上传", refresh, "primary")),
        make("h2", {}, "待上传"),
        queue.length ? make("ul", { class: "cards" }, queue.map((entry) => make("li", {}, make("div", { class: `card ${entry.state}` },
            make("strong", {}, `${kinds[entry.kind]}　${entry.label ?? ""}`), `填写于 ${time(entry.takenAt)}`, make("br"),
            make("code", {}, (entry.photo ?? entry.sha256).slice(0, 16)),
            entry.state === "refused" && notice(entry.message, "bad"),
            entry.state === "conflict" && notice("其他人员已修改这次检查，请核对两份内容后决定。", "warning"),
            make("div", { class: "card-foot" },
                entry.state === "conflict" && button("核对", () => go(`#conflict-${entry.id}`), "primary"),
                entry.state === "refused" && entry.kind === "patrol" && button("修改", () => reopen(entry)),
                entry.state === "refused" && button("重新上传", async () => { await put("queue", { ...entry, state: "waiting" }); await refresh(); }))))))
            : make("p", { class: "empty" }, "没有待上传的记录。"),
    ];
};

const version = (title, given, by) => [
    make("strong", {}, title), by ? make("span", { class: "muted" }, `　${by}`) : null, make("br"),
    state.pack.answers.find((one) => one.code === given.answer)?.label ?? given.answer, make("br"), given.finding,
];

// Both versions side by side; nothing is chosen beforehand, and what is not taken is kept beside the visit.
const conflictView = async (id) => {
    const entry = (await waiting(state.pack?.account)).find((one) => one.id === id && one.state === "conflict");
    if (!entry) return [notice("这条记录没有需要核对的内容。"), button("返回", () => go("#queue"))];
    const sent = JSON.parse(entry.text);
    const { items, ended } = entry.conflict;
    const chosen = {};
    const again = async (changes) => {
        const next = { ...sent, ...changes };
        await enqueue(next, { inspection: entry.inspection, label: entry.label });
        await remove("draft", `visit-${entry.inspection}`);
        await send();
        go("#queue");
    };
    const decide = async () => {
        if (items.some((item) => !chosen[`${item.checklist} ${item.item}`])) return stay("请逐项选择采用哪一份。");
        const isMine = (one) => chosen[`${one.checklist} ${one.item}`] !== "theirs";
        const settled = new Set(items.map((item) => `${item.checklist} ${item.item}`));
        await again({
            answers: sent.answers.filter(isMine),
            base: [...(sent.base ?? []).filter((one) => !settled.has(`${one.checklist} ${one.item}`)), ...items.map((item) => item.theirs)],
            setAside: [...(sent.setAside ?? []), ...items.filter((item) => !isMine(item)).map((item) => item.mine)],
        });
    };
    const intro = ended
        ? [notice(`这次检查已由其他人员办理为“${ended.state}”（${ended.visited}，${ended.outcome}）。${ended.problems}`),
            make("section", { class: "section" }, make("h2", {}, "本机填写的内容"),
                make("ul", {}, (sent.answers ?? []).map((one) => make("li", {}, `${one.item}：${state.pack.answers.find((known) => known.code === one.answer)?.label ?? one.answer} ${one.finding}`))),
                sent.conclusion && make("p", { class: "multiline" }, `发现的问题：${sent.conclusion.problems}`))]
        : [notice("下列项目在您离线期间由其他人员填写。请逐项选择采用哪一份；没有采用的内容随本条记录保存，可以查看。")];
    const pairs = items.map((item) => {
        const place = `${item.checklist} ${item.item}`;
        const option = (which, title, given, by) => make("label", {},
            make("input", { type: "radio", name: `choose-${place}`, value: which, disabled: Boolean(ended), onchange: () => { chosen[place] = which; } }), " ",
            version(title, given, by));
        return make("section", { class: "section" }, make("h2", {}, `${item.item} ${item.text}`),
            make("div", { class: "versions" }, option("mine", "本机填写", item.mine, ""), option("theirs", "平台上的", item.theirs, item.by)));
    });
    return [
        make("div", { class: "bar" }, button("返回", () => go("#queue"))), make("h2", {}, entry.label ?? ""), intro, pairs, make("div", { id: "trouble" }),
        make("div", { class: "bar" }, ended
            ? button("作为补充记录上传", () => again({ isApart: true }), "primary")
            : button("按选择上传", decide, "primary")),
    ];
};

const stay = (text) => {
    document.getElementById("trouble").replaceChildren(notice(text, "bad"));
    document.getElementById("trouble").scrollIntoView({ block: "center" });
};

const leave = async () => {
    await writeDrafts();
    await clear("pack");
    state.pack = null;
    if (state.token) {
        const form = new URLSearchParams({ _token: state.token });
        try {
            await fetch("/sign-out", { method: "POST", body: form });
            location.assign("/sign-in?done=signed-out");
            return;
        } catch { /* without network only the pack goes; the session ends by itself */ }
    }
    state.token = "";
    say("本机任务已清除。", "good");
    await draw();
};

const draw = async () => {
    await usePack();
    const place = location.hash;
    const view = place.startsWith("#visit-") ? await visitView(Number(place.slice(7)))
        : place === "#patrol" ? await patrolView()
            : place === "#queue" ? await queueView()
                : place.startsWith("#conflict-") ? await conflictView(place.slice(10)) : await list();
    const offline = navigator.onLine ? null : notice("没有网络：填写的内容保存在本机，联网后上传。");
    root.replaceChildren(...[offline, state.said?.until > Date.now() && notice(state.said.text, state.said.kind), ...view].flat(3).filter(Boolean));
    window.scrollTo(0, 0);
};

window.addEventListener("hashchange", draw);
// A form that somebody is filling is not drawn anew under their hands.
const backOnline = async () => {
    if (!location.hash || location.hash === "#queue") await refresh();
    else if (await download()) { await send(); await drawQueueLine(); } else if (!state.pack) await draw();
};
window.addEventListener("online", backOnline);
setInterval(async () => { if (state.pack && state.pack.expiresAt <= Date.now()) await draw(); }, 60_000);
navigator.serviceWorker?.register("/field/worker.js", { scope: "/field/" }).catch(() => {});
await draw();
await backOnline();
document.documentElement.dataset.ready = "yes";
