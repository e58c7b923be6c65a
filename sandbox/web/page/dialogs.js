/** Small dialogs: a message to confirm, one line of input, or a choice. */
import { h } from "./dom.js";

/** Show a message that has to be confirmed. @param {string} text */
export function tell(text) {
  const form = h("form", { method: "dialog" }, h("p", { class: "alert-text" }, text), actions(h("button", { class: "primary" }, "OK")));
  return show(h("dialog", { class: "sheet alert", role: "alertdialog", "aria-label": "Message from the bot" }, form));
}

/**
 * Ask for one line.
 *
 * @param {string} title @param {string} label @param {string} example
 * @returns {Promise<string>} empty when nothing was given
 */
export async function ask(title, label, example) {
  const input = h("input", { name: "answer", required: true, maxlength: 64, placeholder: example, autocomplete: "off" });
  const cancel = h("button", { type: "button", class: "quiet" }, "Cancel");
  const buttons = actions(cancel, h("button", { class: "primary" }, "Add"));
  const form = h("form", { method: "dialog" }, h("h2", {}, title), h("label", {}, label, input), buttons);
  const dialog = h("dialog", { class: "sheet", "aria-label": title }, form);
  let answer = "";
  cancel.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", () => {
    answer = input.value.trim();
  });
  await show(dialog);
  return answer;
}

/**
 * Offer several choices, or say that there is none.
 *
 * @template T
 * @param {string} title @param {{label: string, value: T, picture: Node}[]} choices
 * @returns {Promise<T | null>} null when none was
 */
export async function pick(title, choices) {
  let chosen = null;
  const entry = ({ label, value, picture }) =>
    h("button", { class: "menu-item", on: { click: () => (chosen = value) } }, picture, h("span", { class: "menu-label" }, label));
  const nothing = h("p", { class: "hint" }, "There is no such chat yet. Start a group first: the plus above the list of chats.");
  const list = h("div", { class: "choices" }, choices.length ? choices.map(entry) : nothing);
  const form = h("form", { method: "dialog" }, h("h2", {}, title), list, actions(h("button", { class: "quiet" }, "Cancel")));
  await show(h("dialog", { class: "sheet", "aria-label": title }, form));
  return chosen;
}

/** Show a dialog until it is closed, then remove it. @param {HTMLDialogElement} dialog */
export function show(dialog) {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve();
    });
  });
}

/** @param {...HTMLElement} buttons */
export function actions(...buttons) {
  return h("div", { class: "sheet-actions" }, buttons);
}
