/** A button and the menu that it opens, with the arrow keys. */
import { h } from "./dom.js";

let made = 0;

/**
 * @typedef {{label: string, act: () => void, checked?: boolean, picture?: Node, note?: string | number}} Item
 *
 * @param {HTMLElement} button
 * @param {string} label of the menu, for those who do not see it
 * @param {() => Item[]} items asked for at each opening
 * @returns {HTMLElement} both
 */
export function menu(button, label, items) {
  const list = h("div", { class: "menu", role: "menu", "aria-label": label, popover: "auto", id: `menu-${(made += 1)}` });
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.addEventListener("click", () => list.togglePopover({ source: button }));
  list.addEventListener("beforetoggle", (event) => {
    if (event.newState === "open") list.replaceChildren(...items().map((item) => entry(item, list)));
  });
  list.addEventListener("toggle", (event) => {
    button.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "open") open(list, button);
  });
  list.addEventListener("keydown", (event) => walk(event, list));
  return h("div", { class: "menu-anchor" }, button, list);
}

function open(list, button) {
  const at = button.getBoundingClientRect();
  const left = Math.min(at.left, innerWidth - list.offsetWidth - 8);
  const below = at.bottom + 6 + list.offsetHeight < innerHeight;
  list.style.left = `${Math.max(8, left)}px`;
  list.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - 6 - list.offsetHeight)}px`;
  (list.querySelector("[aria-checked=true]") ?? list.firstElementChild)?.focus();
}

function entry(item, list) {
  const choose = () => {
    list.hidePopover();
    item.act();
  };
  const radio = item.checked !== undefined;
  const role = radio ? "menuitemradio" : "menuitem";
  const checked = radio ? String(item.checked) : null;
  return h(
    "button",
    { type: "button", class: "menu-item", role, "aria-checked": checked, on: { click: choose } },
    item.picture,
    h("span", { class: "menu-label" }, item.label),
    item.note ? h("span", { class: "badge" }, String(item.note)) : null,
  );
}

function walk(event, list) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...list.children];
  items[(items.indexOf(document.activeElement) + step + items.length) % items.length]?.focus();
}
