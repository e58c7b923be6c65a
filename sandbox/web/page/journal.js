/** What the bot sent to Telegram and to the provider, request by request, newest first. */
import { iconButton } from "./button.js";
import { h, settle } from "./dom.js";
import { json } from "./json.js";

const SHOWN = 150;
const SIDES = [["", "All"], ["telegram", "Telegram"], ["provider", "Provider"]];
const POLLING = "getUpdates";

export class Journal {
  #ui;
  /** Rows by entry. */
  #rows = new WeakMap();
  #list = h("ol", { class: "requests", "aria-label": "Requests, newest first" });
  #filter = h("input", { type: "search", placeholder: "Filter by method or content", "aria-label": "Filter requests" });
  #polls = h("input", { type: "checkbox" });
  #side = "";

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    this.#filter.addEventListener("input", () => this.update());
    this.#polls.addEventListener("change", () => this.update());
    const legend = h("legend", { class: "unseen" }, "Which side");
    const sides = h("fieldset", { class: "segments" }, legend, SIDES.map((side) => this.#choice(side)));
    const polling = h("label", { class: "switch" }, this.#polls, h("span", {}, "Show getUpdates"));
    this.element = h("div", { class: "journal" }, h("div", { class: "journal-filter" }, sides, this.#filter, polling), this.#list);
  }

  update() {
    const entries = this.#ui.store.journal.filter((entry) => this.#wanted(entry)).slice(-SHOWN).reverse();
    settle(this.#list, entries.length > 0 ? entries.map((entry) => this.#row(entry)) : nothing());
  }

  #choice([value, label]) {
    const pick = () => {
      this.#side = value;
      this.update();
    };
    const input = h("input", { type: "radio", name: "side", value, checked: value === "", on: { change: pick } });
    return h("label", {}, input, h("span", {}, label));
  }

  #wanted(entry) {
    if (this.#side && entry.side !== this.#side) return false;
    if (!this.#polls.checked && entry.method === POLLING) return false;
    const wanted = this.#filter.value.trim().toLowerCase();
    return !wanted || JSON.stringify(entry).toLowerCase().includes(wanted);
  }

  #row(entry) {
    if (!this.#rows.has(entry)) this.#rows.set(entry, row(entry));
    return this.#rows.get(entry);
  }
}

const nothing = () =>
  h("li", { class: "nothing" }, "Nothing yet. Write to the bot, and its requests show up here.");

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

/** The Bot API's method is enough; for the provider the path is needed too. */
function name({ side, method, path }) {
  return side === "telegram" ? method : `${method} ${path.replace(/^\/provider/u, "")}`;
}

function body(entry) {
  const text = JSON.stringify(entry, null, 2);
  const copy = iconButton("copy", "Copy as JSON", () => navigator.clipboard.writeText(text), { class: "plain copy" });
  const parts = [h("h3", {}, "Request"), json(entry.request), h("h3", {}, "Answer"), json(entry.answer)];
  return h("div", { class: "request-body" }, copy, parts);
}
