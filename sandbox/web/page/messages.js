/** The messages of the open chat: updated in place, scrolled to the end as long as the reader is there. */
import { fill, h, settle } from "./dom.js";
import { icon } from "./icons.js";
import { Bubble } from "./message.js";
import { units } from "./units.js";
import { welcome } from "./welcome.js";

const NEAR_END_PX = 120;

export class Messages {
  #ui;
  #bubbles = new Map();
  #shownPlace = "";
  #list = h("div", { class: "messages", id: "messages", role: "region", "aria-label": "Messages", tabindex: 0 });
  #typing = h("div", { class: "typing", hidden: true });
  #jump = h("button", { type: "button", class: "jump", "aria-label": "To the latest message", hidden: true }, icon("down"));

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    this.element = h("div", { class: "scroll" }, this.#list, this.#jump);
    this.#list.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#list.addEventListener("keydown", (event) => this.#walk(event));
    this.#jump.addEventListener("click", () => this.toEnd());
    // A picture or a player that gets its size must not push the end out of view.
    new ResizeObserver(() => this.#atEnd && this.toEnd()).observe(this.#list);
    this.#list.addEventListener("load", () => this.#atEnd && this.toEnd(), true);
  }

  #atEnd = true;

  /** Draw the current messages. */
  update() {
    const { store } = this.#ui;
    const { chat, thread } = store.place;
    const seat = `${chat}/${thread}/${store.me}`;
    if (seat !== this.#shownPlace) this.#clear(seat);
    const listed = store.listed(chat, thread);
    const all = units(listed);
    const elements = all.map((unit) => this.#element(unit));
    this.#forget(all);
    const drawn = listed.length > 0 ? elements : [welcome(this.#ui)];
    settle(this.#list, drawn, this.#typing);
    if (this.#atEnd) this.toEnd();
    this.#scrolled();
  }

  /** @param {string | null} action what the bot is doing, in Telegram's words */
  typing(action) {
    this.#typing.hidden = action === null;
    if (action === null) return;
    fill(this.#typing, h("span", { class: "dots" }, h("i"), h("i"), h("i")), `${this.#ui.store.bot.first_name} is ${action}`);
    if (this.#atEnd) this.toEnd();
  }

  /** Scroll to a message and highlight it. @param {number} id */
  show(id) {
    const row = this.#list.querySelector(`[data-ids~="${id}"]`);
    if (!row) return this.#ui.toast("That message is not here any more.");
    row.scrollIntoView({ block: "center", behavior: this.#ui.calm() ? "auto" : "smooth" });
    row.classList.remove("found");
    requestAnimationFrame(() => row.classList.add("found"));
    row.addEventListener("animationend", () => row.classList.remove("found"), { once: true });
    row.focus({ preventScroll: true });
  }

  toEnd() {
    this.#atEnd = true;
    this.#list.scrollTop = this.#list.scrollHeight;
  }

  get atEnd() {
    return this.#atEnd;
  }

  #clear(seat) {
    this.#shownPlace = seat;
    this.#bubbles.clear();
    this.#atEnd = true;
    fill(this.#list);
  }

  #element(unit) {
    if (unit.kind === "bubble") return this.#bubble(unit).element;
    const text = unit.kind === "day" ? unit.label : unit.message.service;
    const known = this.#bubbles.get(unit.key);
    if (known?.text === text) return known.element;
    const data = unit.message ? { ids: unit.message.id } : {};
    const element = h("div", { class: "note", data }, h("span", {}, text));
    this.#bubbles.set(unit.key, { element, text });
    return element;
  }

  #bubble(unit) {
    if (!(this.#bubbles.get(unit.key) instanceof Bubble)) this.#bubbles.set(unit.key, new Bubble(this.#ui));
    const bubble = this.#bubbles.get(unit.key);
    bubble.update(unit, { group: this.#ui.store.chat?.type !== "private" });
    return bubble;
  }

  #forget(all) {
    const kept = new Set(all.map((unit) => unit.key));
    for (const key of this.#bubbles.keys()) if (!kept.has(key)) this.#bubbles.delete(key);
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#list;
    this.#atEnd = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    this.#jump.hidden = this.#atEnd;
    if (this.#atEnd && !document.hidden) this.#ui.store.readHere();
  }

  /** The arrow keys go from message to message. */
  #walk(event) {
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
    const rows = [...this.#list.querySelectorAll(".row")];
    const at = rows.indexOf(document.activeElement);
    if (at < 0 && event.target !== this.#list) return;
    const up = event.key === "ArrowUp";
    const next = at < 0 ? rows.at(-1) : rows[at + (up ? -1 : 1)];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
}
