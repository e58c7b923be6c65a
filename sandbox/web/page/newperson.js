/** The dialog that adds a person: a name, and the language of their Telegram. */
import { addChat, addPerson } from "./api.js";
import { actions, show } from "./dialogs.js";
import { h } from "./dom.js";

const LANGUAGES = ["en", "de", "es", "fr", "it", "ja", "pt", "ru", "tr", "uk", "zh"];

/** @param {import("./ui.js").Ui} ui */
export async function newPerson(ui) {
  const name = h("input", { name: "first_name", required: true, maxlength: 64, placeholder: "Clara", autocomplete: "off" });
  const language = h("select", { name: "language_code" }, LANGUAGES.map((code) => h("option", { value: code }, nameOf(code))));
  const form = h("form", { method: "dialog" }, h("h2", {}, "New person"));
  const dialog = h("dialog", { class: "sheet", "aria-label": "New person" }, form);
  const cancel = h("button", { type: "button", class: "quiet", on: { click: () => dialog.close() } }, "Cancel");
  form.append(h("label", {}, "First name", name), h("label", {}, "Language of their Telegram", language));
  form.append(actions(cancel, h("button", { class: "primary" }, "Add")));
  let wanted = null;
  form.addEventListener("submit", () => (wanted = Object.fromEntries(new FormData(form))));
  await show(dialog);
  if (wanted?.first_name.trim()) await ui.attempt(() => arrive(ui, wanted));
}

async function arrive(ui, wanted) {
  const person = await addPerson(wanted);
  ui.store.putPerson(person);
  const chat = await addChat({ type: "private", members: [person.id] });
  ui.store.putChat(chat);
  ui.become(person.id, chat.id);
}

/** A language in its own words. */
function nameOf(code) {
  return new Intl.DisplayNames([code], { type: "language" }).of(code);
}
