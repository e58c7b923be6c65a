/**
 * A list of choices above the composer, used from the keyboard while typing.
 *
 * The focus stays in the text field; `aria-activedescendant` names the active choice.
 */
import { fill, h } from "./dom.js";

export class Picker {
  #field;
  #choices = [];
  #active = 0;
  #columns = () => 1;

  /** @param {HTMLTextAreaElement} field @param {{id: string, label: string, look?: string}} setting */
  constructor(field, { id, label, look = "" }) {
    this.#field = field;
    this.element = h("div", { class: `picker ${look}`, id, role: "listbox", "aria-label": label, hidden: true });
    if (look.includes("grid")) this.#columns = () => getComputedStyle(this.element).gridTemplateColumns.split(" ").length;
  }

  get open() {
    return !this.element.hidden;
  }

  /** @param {{content: import("./dom.js").Child[], choose: () => void}[]} choices none closes it */
  show(choices) {
    this.#choices = choices;
    this.element.hidden = choices.length === 0;
    fill(this.element, choices.map((choice, index) => this.#option(choice, index)));
    this.#activate(Math.min(this.#active, Math.max(0, choices.length - 1)));
  }

  /** Something to read where there is nothing to choose. @param {string} text */
  note(text) {
    this.show([]);
    fill(this.element, h("p", { class: "picker-note" }, text));
    this.element.hidden = false;
  }

  close() {
    this.#active = 0;
    this.show([]);
    this.#field.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event @returns {boolean} whether the key was for this list */
  key(event) {
    if (!this.open || this.#choices.length === 0 || event.isComposing) return false;
    const step = this.#step(event.key);
    if (step) this.#activate((this.#active + step + this.#choices.length) % this.#choices.length);
    else if ((event.key === "Enter" && !event.shiftKey) || event.key === "Tab") this.#choices[this.#active].choose();
    else return false;
    event.preventDefault();
    return true;
  }

  #step(key) {
    const columns = this.#columns();
    const sideways = columns > 1 ? { ArrowRight: 1, ArrowLeft: -1 } : {};
    return { ArrowDown: columns, ArrowUp: -columns, ...sideways }[key];
  }

  #option({ content, choose }, index) {
    const keep = (event) => event.preventDefault();
    const on = { click: choose, mousedown: keep, mousemove: () => this.#activate(index) };
    return h("div", { class: "option", role: "option", id: `${this.element.id}-${index}`, "aria-selected": "false", on }, content);
  }

  #activate(index) {
    this.#active = index;
    [...this.element.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const active = this.#choices.length ? this.element.children[index] : null;
    this.#field.setAttribute("aria-expanded", String(this.open));
    if (!active) return;
    this.#field.setAttribute("aria-controls", this.element.id);
    this.#field.setAttribute("aria-activedescendant", active.id);
    active.scrollIntoView({ block: "nearest" });
  }
}
