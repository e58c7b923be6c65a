/** What the bot sent to Telegram and to the provider, request by request, newest first. */
import { h, settle } from "./dom.js";
import { icon } from "./icons.js";
import { json } from "./json.js";

const SHOWN = 150;
const SIDES = [["", "All"], ["telegram", "Telegram"], ["provider", "Provider"]];
const POLLING = "getUpdates";

export class Journal {
  #ui;
  #rows = new Map();
  #list = h("ol", { class: "requests", "aria-label": "Requests, newest first" });
  #filter = h("input", { type: "search", placeholder: "Filter by method or content", "aria-label": "Filter requests", autocomplete: "off" });
  #polls = h("input", { type: "checkbox" });
  #side = "";

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    this.#filter.addEventListener("input", () => this.update());
    this.#polls.addEventListener("change", () => this.update());
    const sides = h("fieldset", { class: "segments" }, h("legend", { class: "unseen" }, "Which side"), SIDES.map((side) => this.#choice(side)));
    const polling = h("label", { class: "switch" }, this.#polls, h("span", {}, "Show getUpdates"));
    this.element = h("div", { class: "journal" }, h("div", { class: "journal-filter" }, sides, this.#filter, polling), this.#list);
  }

  update() {
    const entries = this.#ui.store.journal.filter((entry) => this.#wanted(entry)).slice(-SHOWN).reverse();
    const kept = new Set(entries.map((entry) => entry.id));
    for (const id of this.#rows.keys()) if (!kept.has(id)) this.#rows.delete(id);
    if (entries.length === 0) return settle(this.#list, h("li", { class: "nothing" }, "Nothing yet. Write to the bot, and its requests show up here."));
    settle(this.#list, entries.map((entry) => this.#row(entry)));
  }

  #choice([value, label]) {
    const pick = () => {
      this.#side = value;
      this.update();
    };
    return h("label", {}, h("input", { type: "radio", name: "side", value, checked: value === "", on: { change: pick } }), h("span", {}, label));
  }

  #wanted(entry) {
    if (this.#side && entry.side !== this.#side) return false;
    if (!this.#polls.checked && entry.method === POLLING) return false;
    const wanted = this.#filter.value.trim().toLowerCase();
    return !wanted || JSON.stringify([entry.method, entry.path, entry.status, entry.request, entry.answer]).toLowerCase().includes(wanted);
  }

  #row(entry) {
    if (!this.#rows.has(entry.id)) this.#rows.set(entry.id, row(entry));
    return this.#rows.get(entry.id);
  }
}

function row(entry) {
  const good = entry.status >= 200 && entry.status < 300;
  const head = h(
    "summary",
    {},
    h("span", { class: `side side-${entry.side}`, title: entry.side }, entry.side === "telegram" ? "TG" : "VEO"),
    h("span", { class: "request-name" }, name(entry)),
    h("span", { class: `status ${good ? "good" : "bad"}` }, String(entry.status ?? "lost")),
    h("small", {}, `${Math.round(entry.ms)} ms`),
  );
  const details = h("details", {}, head);
  details.addEventListener("toggle", () => details.open && details.childElementCount === 1 && details.append(body(entry)));
  return h("li", { class: "request" }, details);
}

/** The Bot API's method says it all; of the provider the path belongs to it. */
function name({ side, method, path }) {
  return side === "telegram" ? method : `${method} ${path.replace(/^\/provider/u, "")}`;
}

function body(entry) {
  const copy = h(
    "button",
    { type: "button", class: "plain copy", "aria-label": "Copy as JSON", title: "Copy", on: { click: () => navigator.clipboard.writeText(JSON.stringify(entry, null, 2)) } },
    icon("copy"),
  );
  return h("div", { class: "request-body" }, copy, h("h3", {}, "Request"), json(entry.request), h("h3", {}, "Answer"), json(entry.answer));
}
