/** The header of the conversation: its members, what the bot is doing, its topics. */
import { addTopic, change } from "./api.js";
import { avatar } from "./avatar.js";
import { iconButton } from "./button.js";
import { Kept, fill, h, settle } from "./dom.js";
import { menu } from "./menu.js";
import { botIsIn } from "./presence.js";
import { ranks } from "./ranks.js";
import { go, href, leave } from "./route.js";
import { actionWords } from "./summary.js";

const AWAY = { starting: "the bot is starting…", stopping: "the bot is stopping…", stopped: "the bot is stopped" };

export class Head {
  #ui;
  #who = h("div", { class: "who" });
  #tabs = new Kept();
  #topics = h("nav", { class: "topics", "aria-label": "Topics", hidden: true });

  /** @param {import("./ui.js").Ui} ui @param {HTMLElement} panelButton */
  constructor(ui, panelButton) {
    this.#ui = ui;
    const back = iconButton("back", "Back to the chats", leave, { class: "plain back" });
    const more = iconButton("menu", "More about this chat", null);
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
    this.#listTopics(chat);
  }

  #status(chat) {
    const { store } = this.#ui;
    if (!store.connected) return h("em", { class: "lost" }, "connecting…");
    if (AWAY[store.process]) return h("em", { class: "lost" }, AWAY[store.process]);
    const action = store.actionIn(chat.id, store.place?.thread ?? null);
    const who = chat.type === "private" ? "" : `${store.bot.first_name} is `;
    if (action) return h("em", { class: "doing" }, who + actionWords(action));
    if (chat.type === "private") return chat.blocked ? "bot · blocked by you" : "bot";
    return [...this.#names(chat), botIsIn(chat) && store.bot.first_name].filter(Boolean).join(", ");
  }

  #names(chat) {
    const { store } = this.#ui;
    return chat.members.map((id) => (id === store.me ? "you" : store.people.get(id)?.first_name)).filter(Boolean);
  }

  #listTopics(chat) {
    this.#topics.hidden = !chat.forum;
    if (!chat.forum) return;
    const all = [{ id: null, name: "General" }, ...chat.topics];
    settle(this.#topics, all.map((topic) => this.#tab(chat, topic)));
  }

  #tab(chat, topic) {
    const { store } = this.#ui;
    const current = (store.place.thread ?? null) === topic.id ? "page" : null;
    const unread = current ? 0 : store.unread(store.me, chat.id, topic.id);
    const link = href(chat.id, topic.id);
    return this.#tabs.get(link, [topic, current, unread], () => tab(topic, link, current, unread));
  }

  #deeds() {
    const { chat, bot } = this.#ui.store;
    const deed = (label, verb) => ({ label, act: () => this.#ui.attempt(() => change(chat.id, verb)) });
    if (chat.type === "private") {
      return [chat.blocked ? deed(`Unblock ${bot.first_name}`, "unblock") : deed(`Block ${bot.first_name}`, "block")];
    }
    if (chat.type === "channel") {
      return [botIsIn(chat) ? deed(`Remove ${bot.first_name}`, "kick") : deed(`Add ${bot.first_name} again`, "promote")];
    }
    return [
      { label: "Administrators…", act: () => ranks(this.#ui, chat) },
      botIsIn(chat) ? deed(`Remove ${bot.first_name} from the group`, "kick") : deed(`Add ${bot.first_name} again`, "join"),
      ...(chat.type === "group" ? [{ label: "Turn into a supergroup", act: () => this.#migrate(chat) }] : []),
      ...(chat.forum ? [{ label: "New topic…", act: () => this.#addTopic(chat) }] : []),
    ];
  }

  #migrate(chat) {
    return this.#ui.attempt(async () => {
      const after = await change(chat.id, "migrate");
      this.#ui.store.putChat(after);
      go(after.id);
    });
  }

  async #addTopic(chat) {
    const name = await this.#ui.ask("New topic", "Name", "Foxes");
    if (name) await this.#ui.attempt(async () => this.#ui.store.putChat(await addTopic(chat.id, name)));
  }
}

function tab(topic, link, current, unread) {
  return h(
    "a",
    { class: `topic${topic.closed ? " closed" : ""}`, href: link, "aria-current": current },
    topic.name,
    topic.closed && h("small", {}, "closed"),
    unread > 0 && h("span", { class: "badge", "aria-label": `${unread} unread` }, String(unread)),
  );
}
