/** The side panel: requests, knobs and money, behind one button. */
import { iconButton } from "./button.js";
import { h } from "./dom.js";
import { Journal } from "./journal.js";
import { Knobs } from "./knobs.js";
import { Money } from "./money.js";
import { Restart } from "./restart.js";

const KEY = "veogram.panel";

export class Panel {
  #root;
  #tabs = [];
  button = iconButton("panel", "Requests, knobs and money", () => this.toggle(this.#root.hidden), { "aria-controls": "panel" });

  /** @param {HTMLElement} root @param {import("./ui.js").Ui} ui */
  constructor(root, ui) {
    this.#root = root;
    this.journal = new Journal(ui);
    this.knobs = new Knobs(ui);
    this.restart = new Restart(ui);
    const money = new Money(ui);
    const close = iconButton("close", "Close the panel", () => this.toggle(false));
    const parts = [["Requests", this.journal.element], ["Knobs", [this.restart.element, this.knobs.element]], ["Money", money.element]];
    const pages = parts.map(([name, page]) => this.#page(name, page));
    const strip = h("div", { class: "tabs", role: "tablist", "aria-label": "Panel" }, this.#tabs.map(({ tab }) => tab));
    strip.addEventListener("keydown", (event) => this.#walk(event));
    root.append(h("header", { class: "panel-head" }, strip, close), ...pages);
    root.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle(false));
    this.#choose(0);
    this.toggle(localStorage.getItem(KEY) === "open", { focus: false });
  }

  /** @param {boolean} open */
  toggle(open, { focus = true } = {}) {
    this.#root.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    localStorage.setItem(KEY, open ? "open" : "closed");
    if (focus) (open ? this.#tabs.find(({ tab }) => tab.tabIndex === 0).tab : this.button).focus();
  }

  #page(name, content) {
    const id = name.toLowerCase();
    const at = this.#tabs.length;
    const tab = h("button", { type: "button", role: "tab", id: `tab-${id}`, "aria-controls": `page-${id}` }, name);
    tab.addEventListener("click", () => this.#choose(at));
    const page = h("div", { class: "page", role: "tabpanel", id: `page-${id}`, "aria-labelledby": `tab-${id}` }, content);
    this.#tabs.push({ tab, page });
    return page;
  }

  #choose(index) {
    this.#tabs.forEach(({ tab, page }, at) => {
      tab.setAttribute("aria-selected", String(at === index));
      tab.tabIndex = at === index ? 0 : -1;
      page.hidden = at !== index;
    });
  }

  #walk(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = this.#tabs.findIndex(({ tab }) => tab === document.activeElement);
    const next = (at + step + this.#tabs.length) % this.#tabs.length;
    this.#choose(next);
    this.#tabs[next].tab.focus();
  }
}
