/** The dialog that makes members and the bot administrators. */
import { change, rank } from "./api.js";
import { avatar } from "./avatar.js";
import { actions, show } from "./dialogs.js";
import { h } from "./dom.js";

/** @param {import("./ui.js").Ui} ui @param {import("./api.js").Chat} chat */
export function ranks(ui, chat) {
  const { bot, people } = ui.store;
  const members = chat.members.map((id) => {
    const { first_name: name } = people.get(id);
    return line(avatar(id, name), name, chat.admins.includes(id), (admin) => ui.attempt(() => rank(chat.id, id, admin)));
  });
  const ours = line(avatar(bot.id, bot.first_name, { bot: true }), bot.first_name, chat.bot === "administrator", (admin) =>
    ui.attempt(() => change(chat.id, admin ? "promote" : "join")),
  );
  const done = h("button", { class: "primary" }, "Done");
  const list = h("fieldset", { class: "members" }, h("legend", {}, "A bot that is one gets every message."), members, ours);
  const form = h("form", { method: "dialog" }, h("h2", {}, "Administrators"), list, actions(done));
  return show(h("dialog", { class: "sheet", "aria-label": "Administrators" }, form));
}

function line(picture, name, checked, set) {
  const box = h("input", { type: "checkbox", role: "switch", checked, on: { change: () => set(box.checked) } });
  return h("label", { class: "member switch" }, picture, h("span", { class: "menu-label" }, name), box);
}
