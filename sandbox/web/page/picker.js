/**
 * A list of choices above the composer, used from the keyboard while typing.
 *
 * The focus stays in the text field; `aria-activedescendant` names the active choice.
 */
import { fill, h } from "./dom.js";

export class Picker {
  #field;
  #choices = [];
  /** @type {number | null} which choice Enter takes, -1 for none; null where the list is empty */
  #active = null;
  #eager;
  #columns = () => 1;

  /**
   * @param {HTMLTextAreaElement} field
   * @param {{id: string, label: string, look?: string, eager?: () => boolean}} setting `eager`: whether Enter takes the
   *   first choice, though nobody has gone to it
   */
  constructor(field, { id, label, look = "", eager = () => true }) {
    this.#field = field;
    this.#eager = eager;
    this.element = h("div", { class: `picker ${look}`, id, role: "listbox", "aria-label": label, hidden: true });
    if (look.includes("grid")) this.#columns = () => getComputedStyle(this.element).gridTemplateColumns.split(" ").length;
  }

  get open() {
    return !this.element.hidden;
  }

  /** @param {{content: import("./dom.js").Child[], choose: () => void, wide?: boolean}[]} choices none closes it */
  show(choices) {
    this.#choices = choices;
    this.element.hidden = choices.length === 0;
    fill(this.element, choices.map((choice, index) => this.#option(choice, index)));
    this.#activate(Math.min(this.#active ?? this.#first(), Math.max(0, choices.length - 1)));
    if (choices.length === 0) this.#active = null;
  }

  /** Something to read where there is nothing to choose. @param {string} text */
  note(text) {
    this.show([]);
    fill(this.element, h("p", { class: "picker-note" }, text));
    this.element.hidden = false;
  }

  close() {
    this.show([]);
    this.#field.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was for this list */
  key(event) {
    if (!this.open || this.#choices.length === 0 || event.isComposing) return false;
    const step = this.#step(event.key);
    if (step) this.#activate(this.#beside(step));
    else if (this.#active < 0) return false;
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") this.#choices[this.#active].choose();
    else return false;
    event.preventDefault();
    return true;
  }

  #step(key) {
    const across = this.#columns();
    const columns = this.#choices[this.#active]?.wide ? 1 : across;
    const sideways = across > 1 ? { ArrowRight: 1, ArrowLeft: -1 } : {};
    return { ArrowDown: columns, ArrowUp: -columns, ...sideways }[key];
  }

  /** Where the choice begins: at the first one, or nowhere. */
  #first() {
    return this.#eager() ? 0 : -1;
  }

  #beside(step) {
    const { length } = this.#choices;
    if (this.#active < 0) return step > 0 ? 0 : length - 1;
    const last = length - 1;
    const end = step > 0 ? last : 0;
    const over = this.#active + step < 0 || this.#active + step > last;
    if (over && this.#active !== end) return end;
    return over ? last - end : this.#active + step;
  }

  #option({ content, choose, wide = false }, index) {
    const keep = (event) => event.preventDefault();
    const on = { click: choose, mousedown: keep, mousemove: () => this.#activate(index) };
    return h("div", { class: wide ? "option wide" : "option", role: "option", id: `${this.element.id}-${index}`, "aria-selected": "false", on }, content);
  }

  #activate(index) {
    this.#active = index;
    [...this.element.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const active = this.#choices.length ? this.element.children[index] ?? null : null;
    this.#field.setAttribute("aria-expanded", String(this.open));
    if (!active) return this.#field.removeAttribute("aria-activedescendant");
    this.#field.setAttribute("aria-controls", this.element.id);
    this.#field.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  }
}
