/** Choose who is typing: one of the people of this sandbox, or a new one. */
import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { menu } from "./menu.js";
import { newPerson } from "./newperson.js";

/** The menu above the chat list: all people, and a new one. */
export class Identity {
  #ui;
  #button = h("button", { type: "button", class: "identity" });

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    this.element = menu(this.#button, "Who am I", () => [...people(ui, [...ui.store.people.values()]), this.#stranger()]);
  }

  update() {
    const me = this.#ui.store.people.get(this.#ui.store.me);
    if (!me) return fill(this.#button, h("span", { class: "identity-name" }, "Who are you?"));
    this.#button.setAttribute("aria-label", `You are ${me.first_name}. Be somebody else`);
    const name = h("span", { class: "identity-name" }, me.first_name);
    fill(this.#button, avatar(me.id, me.first_name), name, h("small", {}, "that’s you"));
  }

  #stranger() {
    return { label: "New person…", picture: h("span", { class: "menu-icon" }, icon("add")), act: () => newPerson(this.#ui) };
  }
}

/** The same choice beside the composer of a group: one of its members, or the group itself. */
export class Seat {
  #ui;
  #button = h("button", { type: "button", class: "seat" });

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    this.element = menu(this.#button, "Write as", () => [...people(ui, members(ui)), ...this.#mask()]);
  }

  update() {
    const { store } = this.#ui;
    const me = store.people.get(store.me);
    this.element.hidden = !me || store.chat?.type === "private";
    if (this.element.hidden) return;
    const [id, name] = store.masked ? [store.chat.id, store.chat.title] : [me.id, me.first_name];
    this.#button.setAttribute("aria-label", `Write as ${name}. Write as somebody else`);
    fill(this.#button, avatar(id, name));
  }

  /** An administrator may write in the name of the group. */
  #mask() {
    const { store } = this.#ui;
    const { chat } = store;
    if (chat.type === "channel" || !chat.admins.includes(store.me)) return [];
    const picture = avatar(chat.id, chat.title);
    return [{ label: `${chat.title}, anonymously`, checked: store.masked, picture, act: () => store.putMaskOn() }];
  }
}

const members = ({ store }) => (store.chat?.members ?? []).map((id) => store.people.get(id)).filter(Boolean);

function people(ui, choice) {
  const { store } = ui;
  return choice.map((person) => ({
    label: person.first_name,
    checked: person.id === store.me && !store.masked,
    picture: avatar(person.id, person.first_name),
    note: person.id === store.me ? 0 : store.chatsOf(person.id).reduce((sum, chat) => sum + store.unreadIn(person.id, chat), 0),
    act: () => ui.become(person.id),
  }));
}
