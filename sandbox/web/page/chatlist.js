/** The list of chats: the latest first, with unread counts. */
import { avatar } from "./avatar.js";
import { Kept, h, settle } from "./dom.js";
import { when } from "./format.js";
import { icon } from "./icons.js";
import { href } from "./route.js";
import { actionWords, summary } from "./summary.js";

export class ChatList {
  #ui;
  #list = h("ul", { class: "chats" });
  #items = new Kept();
  #search = h("input", { type: "search", placeholder: "Search", "aria-label": "Search chats", autocomplete: "off" });

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    this.#search.addEventListener("input", () => this.update());
    this.element = h("div", { class: "chatlist" }, h("label", { class: "search" }, icon("search"), this.#search), this.#list);
  }

  update() {
    const wanted = this.#search.value.trim().toLowerCase();
    const { store } = this.#ui;
    const chats = store.chatsOf(store.me).filter((chat) => store.titleOf(chat).toLowerCase().includes(wanted));
    settle(this.#list, chats.length ? chats.map((chat) => this.#item(chat)) : h("li", { class: "nothing" }, "No chats here"));
  }

  /** Open the chat above or below the open one. @param {1 | -1} step */
  move(step) {
    const links = [...this.#list.querySelectorAll("a")];
    const at = links.findIndex((link) => link.ariaCurrent === "page");
    links[(at + step + links.length) % links.length]?.click();
  }

  focusSearch() {
    this.#search.focus();
  }

  #item(chat) {
    const { store } = this.#ui;
    const title = store.titleOf(chat);
    const unread = store.unreadIn(store.me, chat);
    const current = store.place?.chat === chat.id ? "page" : null;
    const shown = [title, unread, current, store.me, chat.last, chat.forum, store.actionIn(chat.id)];
    return this.#items.get(chat.id, shown, () => this.#draw(chat, title, unread, current));
  }

  #draw(chat, title, unread, current) {
    return h(
      "li",
      {},
      h(
        "a",
        { class: "chat", href: href(chat.id), "aria-current": current },
        avatar(chat.id, title, { bot: chat.type === "private", square: chat.forum }),
        h("span", { class: "chat-title" }, title),
        h("time", { class: "chat-time" }, chat.last ? when(chat.last.date) : ""),
        this.#preview(chat),
        unread > 0 && h("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)),
      ),
    );
  }

  #preview(chat) {
    const { store } = this.#ui;
    const action = store.actionIn(chat.id);
    if (action) return h("span", { class: "chat-last doing" }, actionWords(action));
    return h("span", { class: "chat-last" }, this.#author(chat), summary(chat.last));
  }

  #author(chat) {
    const { last } = chat;
    if (!last?.from || last.service) return null;
    if (last.from.id === this.#ui.store.me) return h("b", {}, "You: ");
    return chat.type === "private" ? null : h("b", {}, `${last.from.name}: `);
  }
}
