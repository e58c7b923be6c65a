/** The actions that the parts of the page share. */
import { file, follow, remove, send } from "./api.js";
import { avatar } from "./avatar.js";
import { ask, pick, tell } from "./dialogs.js";
import { h } from "./dom.js";
import { Lightbox } from "./lightbox.js";
import { checkout } from "./payment.js";
import { go } from "./route.js";
import { summary } from "./summary.js";
import { toast } from "./toast.js";

const CALM = matchMedia("(prefers-reduced-motion: reduce)");

export class Ui {
  summary = summary;
  toast = toast;
  ask = ask;
  /** @type {import("./composer.js").Composer} */
  composer;
  /** @type {import("./messages.js").Messages} */
  messages;

  /** @param {import("./store.js").Store} store */
  constructor(store) {
    this.store = store;
    this.lightbox = new Lightbox(this);
  }

  calm() {
    return CALM.matches;
  }

  /** Do something that may fail; say so if it does. @param {() => Promise<unknown>} action @returns {Promise<boolean>} */
  async attempt(action) {
    try {
      await action();
      return true;
    } catch (error) {
      toast(error.message);
      return false;
    }
  }

  /** Send a text as it is. @param {string} text */
  send(text) {
    const { place, me } = this.store;
    this.toEnd();
    return this.attempt(() => send(place.chat, { from: me, text, thread: place.thread, as_chat: this.store.masked }));
  }

  /** A tap on a command. @param {string} text */
  command(text) {
    return this.send(this.addressed(text));
  }

  /** A command as the bot takes it here: in a group it names the bot. @param {string} text */
  addressed(text) {
    const named = this.store.chat?.type === "private" || text.includes("@");
    return named ? text : `${text}@${this.store.bot.username}`;
  }

  /** Begin an inline query, in this chat or in one of these kinds. @param {string} query @param {string[] | null} kinds */
  async fillInline(query, kinds) {
    const chat = kinds ? await this.#pickChat(kinds) : this.store.chat.id;
    if (chat === null) return;
    if (chat !== this.store.place.chat) {
      go(chat);
      await new Promise((resolve) => this.store.addEventListener("place", () => setTimeout(resolve), { once: true }));
    }
    this.composer.write(`@${this.store.bot.username} ${query}`);
  }

  /** @param {string[]} kinds @returns {Promise<number | null>} one of my chats */
  #pickChat(kinds) {
    const { store } = this;
    const choices = store.chatsOf(store.me).filter((chat) => kinds.includes(chat.type));
    return pick("Where to?", choices.map((chat) => choice(chat, store.titleOf(chat))));
  }

  /** Open the payment sheet. @param {import("./api.js").Payable} payable */
  checkout(payable) {
    return this.attempt(() => checkout(payable, this.store.me));
  }

  /** Show the bot's answer to a button. @param {{text?: string, alert?: boolean, url?: string}} answer */
  answer({ text, alert, url }) {
    if (url) open(url, "_blank", "noopener");
    if (!text) return;
    if (alert) tell(text);
    else toast(text);
  }

  /** @param {import("./api.js").Message} message @param {string | null} [quote] the part of it that is answered */
  reply(message, quote = null) {
    this.composer.reply(message, quote);
  }

  /** Put a text on the clipboard. @param {string} text */
  async copy(text) {
    if (await this.attempt(() => navigator.clipboard.writeText(text))) toast("Copied");
  }

  /** Follow a link that starts the bot. @param {string} url */
  start(url) {
    return this.attempt(async () => {
      const [message] = await follow(url, this.store.me);
      go(message.chat_id);
    });
  }

  edit(message) {
    this.composer.edit(message);
  }

  /** @param {import("./api.js").Message[]} messages */
  remove(messages) {
    this.composer.focus();
    return this.attempt(() => Promise.all(messages.map(remove)));
  }

  show(id) {
    this.messages.show(id);
  }

  toEnd() {
    this.messages.toEnd();
  }

  enlarge(message) {
    this.lightbox.open(message);
  }

  /** @param {import("./api.js").Message} message with a photo */
  thumbnail(message) {
    return h("img", { class: "thumbnail", src: file(message.photo.file_id), alt: "" });
  }

  /** Be `person`, in a chat that is theirs. @param {number} person @param {number} [chat] */
  become(person, chat) {
    const { store } = this;
    store.become(person);
    const open = chat ?? (store.chat?.members.includes(person) ? null : store.chatsOf(person)[0]?.id);
    if (open) go(open);
  }
}

function choice(chat, title) {
  const picture = avatar(chat.id, title, { bot: chat.type === "private", square: chat.forum });
  return { label: title, value: chat.id, picture };
}
