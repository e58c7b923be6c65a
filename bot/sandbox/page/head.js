/** The head of the conversation: who is in it, what happens in it, its topics. */
import { change } from "./api.js";
import { avatar } from "./avatar.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { menu } from "./menu.js";
import { href, leave } from "./route.js";
import { actionWords } from "./summary.js";

export class Head {
  #ui;
  #who = h("div", { class: "who" });
  #topics = h("nav", { class: "topics", "aria-label": "Topics", hidden: true });

  /** @param {import("./ui.js").Ui} ui @param {HTMLElement} panelButton */
  constructor(ui, panelButton) {
    this.#ui = ui;
    const back = h("button", { type: "button", class: "plain back", "aria-label": "Back to the chats", on: { click: leave } }, icon("back"));
    const more = h("button", { type: "button", class: "plain", "aria-label": "More about this chat", title: "More" }, icon("menu"));
    const bar = h("div", { class: "bar" }, back, this.#who, panelButton, menu(more, "This chat", () => this.#deeds()));
    this.element = h("header", { class: "head" }, bar, this.#topics);
  }

  update() {
    const { chat } = this.#ui.store;
    if (!chat) return;
    const title = this.#ui.store.titleOf(chat);
    const private_ = chat.type === "private";
    const status = h("span", { class: "status", id: "status" }, this.#status(chat));
    fill(this.#who, avatar(chat.id, title, { bot: private_, square: chat.forum }), h("h1", {}, title), status);
    this.#tabs(chat);
  }

  #status(chat) {
    const { store } = this.#ui;
    if (!store.connected) return h("em", { class: "lost" }, "connecting…");
    const action = store.actionIn(chat.id, store.place?.thread ?? null);
    if (action) return h("em", { class: "doing" }, chat.type === "private" ? actionWords(action) : `${store.bot.first_name} is ${actionWords(action)}`);
    if (chat.type === "private") return chat.blocked ? "bot · blocked by you" : "bot";
    return [...this.#names(chat), store.bot.first_name].join(", ");
  }

  #names(chat) {
    const { store } = this.#ui;
    return chat.members.map((id) => (id === store.me ? "you" : store.people.get(id)?.first_name)).filter(Boolean);
  }

  #tabs(chat) {
    this.#topics.hidden = !chat.forum;
    if (!chat.forum) return;
    const all = [{ id: null, name: "General" }, ...chat.topics];
    const focused = this.#topics.contains(document.activeElement) ? document.activeElement.hash : null;
    fill(this.#topics, all.map((topic) => this.#tab(chat, topic)));
    if (focused) [...this.#topics.children].find((tab) => tab.hash === focused)?.focus();
  }

  #tab(chat, topic) {
    const { store } = this.#ui;
    const current = (store.place.thread ?? null) === topic.id ? "page" : null;
    const unread = current ? 0 : store.unread(store.me, chat.id, topic.id);
    return h(
      "a",
      { class: `topic${topic.closed ? " closed" : ""}`, href: href(chat.id, topic.id), "aria-current": current },
      topic.name,
      topic.closed && h("small", {}, "closed"),
      unread > 0 && h("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)),
    );
  }

  #deeds() {
    const { chat, me, bot } = this.#ui.store;
    const deed = (label, verb) => ({ label, act: () => this.#ui.attempt(() => change(chat.id, verb, me)) });
    if (chat.type === "private") {
      return [chat.blocked ? deed(`Unblock ${bot.first_name}`, "unblock") : deed(`Block ${bot.first_name}`, "block")];
    }
    const deeds = [deed(`Remove ${bot.first_name} from the group`, "kick"), deed(`Add ${bot.first_name} again`, "join")];
    return chat.type === "group" ? [...deeds, deed("Turn into a supergroup", "migrate")] : deeds;
  }
}
