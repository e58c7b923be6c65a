/** The dialog that starts a chat: private, a group with or without the bot, a forum, or a channel. */
import { addChat } from "./api.js";
import { avatar } from "./avatar.js";
import { actions, show } from "./dialogs.js";
import { h } from "./dom.js";
import { go } from "./route.js";

const KINDS = [
  ["private", "Private chat", "One person and the bot"],
  ["group", "Group", "Several people and the bot"],
  ["supergroup", "Supergroup", "A group with stable ids"],
  ["forum", "Forum", "A supergroup with topics"],
  ["channel", "Channel", "You post, a group talks about it"],
  ["guest", "Without the bot", "A group that calls it by its name"],
];

/** @param {import("./ui.js").Ui} ui */
export async function newChat(ui) {
  const form = h("form", { method: "dialog", class: "newchat" });
  const dialog = h("dialog", { class: "sheet", "aria-label": "New chat" }, form);
  const cancel = h("button", { type: "button", class: "quiet", on: { click: () => dialog.close() } }, "Cancel");
  form.append(h("h2", {}, "New chat"), kinds(), ...fields(ui), actions(cancel, h("button", { class: "primary" }, "Start")));
  const adapt = () => (form.dataset.kind = new FormData(form).get("kind"));
  form.addEventListener("change", adapt);
  adapt();
  let wanted = null;
  form.addEventListener("submit", () => (wanted = read(new FormData(form), ui.store.me)));
  await show(dialog);
  if (wanted) await start(ui, wanted);
}

async function start(ui, wanted) {
  await ui.attempt(async () => {
    const chat = await addChat(wanted);
    ui.store.putChat(chat);
    go(chat.id);
  });
}

/** @param {FormData} form @param {number} me */
function read(form, me) {
  const kind = form.get("kind");
  if (kind === "private") return { type: "private", members: [me] };
  const members = [me, ...form.getAll("member").map(Number)];
  const type = kind === "forum" || kind === "guest" ? "supergroup" : kind;
  const group = { type, title: form.get("title").trim() || "Film club", members, guest: kind === "guest" };
  if (kind === "channel") return { ...group, discussion: form.has("discussion") };
  if (kind !== "forum") return group;
  return { ...group, forum: true, topics: form.get("topics").split(/[\n,]/u).map((name) => name.trim()).filter(Boolean) };
}

function kinds() {
  const choices = KINDS.map(([value, label, note]) =>
    h(
      "label",
      { class: "kind" },
      h("input", { type: "radio", name: "kind", value, checked: value === "group" }),
      h("b", {}, label),
      h("small", {}, note),
    ),
  );
  return h("fieldset", { class: "kinds" }, h("legend", {}, "What kind"), choices);
}

function fields(ui) {
  const name = h("input", { name: "title", maxlength: 128, placeholder: "Film club", autocomplete: "off" });
  const title = h("label", { class: "for-group" }, "Title", name);
  const names = h("textarea", { name: "topics", rows: 3 }, "Foxes\nTrailers");
  const topics = h("label", { class: "for-forum" }, "Topics, one in a line", names);
  const others = [...ui.store.people.values()].filter((person) => person.id !== ui.store.me);
  const choice = others.map(({ id, first_name: name }) => {
    const box = h("input", { type: "checkbox", name: "member", value: id, checked: true });
    return h("label", { class: "member" }, box, avatar(id, name), name);
  });
  const nobody = h("p", { class: "hint" }, "Nobody else is here yet: add people under your own name.");
  const members = h("fieldset", { class: "for-group members" }, h("legend", {}, "With you"), choice.length ? choice : nobody);
  const talk = h("label", { class: "for-channel switch" }, h("input", { type: "checkbox", role: "switch", name: "discussion", checked: true }), "With a group where posts are talked about");
  return [title, members, topics, talk];
}
