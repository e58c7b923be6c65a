/** Where a message is written: text, files, what it replies to, or which message it edits. */
import { edit, send } from "./api.js";
import { Attachments } from "./attachments.js";
import { iconButton } from "./button.js";
import { Commands } from "./commands.js";
import { fill, h } from "./dom.js";
import { icon } from "./icons.js";
import { Seat } from "./identity.js";
import { Inline } from "./inline.js";

/** @typedef {import("./api.js").Message} Message */

export class Composer {
  #ui;
  #seat;
  #drafts = new Map();
  #shownPlace = null;
  #reader = "";
  /** The last message whose force_reply was followed, so that it is followed once. */
  #invitation = null;
  /** @type {{kind: "reply" | "edit", message: Message, quote: string | null} | null} */
  #about = null;
  #aboutBar = h("div", { class: "about", hidden: true });
  #text = h("textarea", {
    id: "composer-text",
    rows: 1,
    dir: "auto",
    role: "combobox",
    placeholder: "Message",
    "aria-label": "Message",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    autocomplete: "off",
  });
  #sendButton = h("button", { type: "submit", class: "send", "aria-label": "Send", title: "Send" }, icon("send"));

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    this.#seat = new Seat(ui);
    this.attachments = new Attachments(() => this.#changed(), (text) => ui.toast(text));
    this.commands = new Commands(ui, this.#text, (text) => this.write(text));
    this.inline = new Inline(ui, this.#text, () => this.#reset());
    this.element = this.#build();
    this.#text.addEventListener("input", () => this.#changed());
    this.#text.addEventListener("keydown", (event) => this.#key(event));
    this.#text.addEventListener("paste", (event) => this.#paste(event));
    this.element.addEventListener("submit", (event) => this.#submit(event));
    this.element.addEventListener("keydown", (event) => event.key === "Escape" && this.#escape(event));
  }

  /** The chat or the person has changed: save the old draft, load the new one. */
  update() {
    const { place, me } = this.#ui.store;
    const seat = place && `${place.chat}/${place.thread ?? ""}`;
    this.#seat.update();
    if (seat !== this.#shownPlace) this.#turn(seat);
    if (!this.#mayGoOn(me)) this.#forget();
    if (`${seat}/${me}` !== this.#reader) this.#invitation = null;
    this.#reader = `${seat}/${me}`;
    this.invite();
  }

  /** Start the reply that the last message asks me for. */
  invite() {
    const { store } = this.#ui;
    const { place, me } = store;
    const last = place && store.listed(place.chat, place.thread).at(-1);
    if (this.#about || !last?.force_reply?.includes(me) || last.id === this.#invitation) return;
    this.#invitation = last.id;
    this.reply(last);
  }

  focus() {
    this.#text.focus();
  }

  /** Put text into the field, with the cursor at its end. @param {string} text */
  write(text) {
    this.#text.value = text;
    this.#text.focus();
    this.#text.setSelectionRange(text.length, text.length);
    this.#changed();
  }

  /** @param {Message} message @param {string | null} [quote] */
  reply(message, quote = null) {
    this.#relate("reply", message, quote);
  }

  /** @param {Message} message one of mine */
  edit(message) {
    this.#relate("edit", message);
    this.write(message.text ?? "");
  }

  #build() {
    const slash = iconButton("slash", "Commands", () => this.write("/"));
    const line = h("div", { class: "line" }, this.#seat.element, this.attachments.button, this.#text, slash, this.#sendButton);
    const field = h("div", { class: "field" }, this.#aboutBar, this.attachments.element, line);
    const pickers = [this.commands.picker.element, this.inline.picker.element];
    return h("form", { class: "composer", "aria-label": "Write a message" }, pickers, field, this.attachments.input);
  }

  #turn(seat) {
    if (this.#shownPlace) this.#drafts.set(this.#shownPlace, this.#about?.kind === "edit" ? "" : this.#text.value);
    this.#shownPlace = seat;
    this.#forget();
    this.attachments.clear();
    this.#text.value = this.#drafts.get(seat) ?? "";
    this.#changed();
  }

  /** Whether somebody else may continue what was started. */
  #mayGoOn(me) {
    if (!this.#about) return true;
    const { kind, message } = this.#about;
    return kind === "edit" ? message.from.id === me : !message.force_reply || message.force_reply.includes(me);
  }

  #changed() {
    this.#text.style.height = "auto";
    this.#text.style.height = `${this.#text.scrollHeight}px`;
    this.commands.update(this.#text.value);
    this.inline.update(this.#text.value);
    this.#sendButton.disabled = !this.#text.value.trim() && this.attachments.files.length === 0;
  }

  #relate(kind, message, quote = null) {
    this.#about = { kind, message, quote };
    const words = kind === "edit" ? "Edit message" : `${quote ? "Quote of" : "Reply to"} ${message.from.name}`;
    const drop = iconButton("close", "Cancel", () => this.#escape());
    const what = h("span", { class: "about-words" }, h("b", {}, words), h("span", {}, quote ?? this.#ui.summary(message)));
    fill(this.#aboutBar, icon(kind), message.photo && this.#ui.thumbnail(message), what, drop);
    this.#aboutBar.hidden = false;
    this.focus();
  }

  #forget() {
    this.#about = null;
    this.#aboutBar.hidden = true;
  }

  #reset() {
    this.#forget();
    this.attachments.clear();
    this.#text.value = "";
    this.#changed();
    this.focus();
  }

  /** Escape closes the suggestions, then cancels the reply or the edit. */
  #escape(event) {
    const open = [this.commands.picker, this.inline.picker].find((picker) => picker.open);
    if (open) open.close();
    else if (this.#about?.kind === "edit") this.#reset();
    else if (this.#about) this.#forget();
    else return;
    event?.preventDefault();
    this.focus();
  }

  #key(event) {
    if (this.commands.picker.key(event) || this.inline.picker.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.element.requestSubmit();
    } else if (event.key === "ArrowUp" && this.#text.value === "") {
      this.#editLast(event);
    }
  }

  #editLast(event) {
    const { store } = this.#ui;
    const mine = store.listed(store.place.chat, store.place.thread).filter((message) => message.from?.id === store.me);
    const last = mine.filter((message) => message.text && !message.via_bot).at(-1);
    if (!last) return;
    event.preventDefault();
    this.edit(last);
  }

  #paste(event) {
    const { files } = event.clipboardData;
    if (files.length === 0) return;
    event.preventDefault();
    this.attachments.add(files);
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.#text.value.trim();
    const files = this.attachments.files;
    if (!text && files.length === 0) return;
    const about = this.#about;
    const asDocument = this.attachments.asDocument;
    this.#reset();
    const sent = await this.#ui.attempt(() => this.#deliver(text, files, about, asDocument));
    if (!sent) this.#restore(text, files, about);
  }

  #deliver(text, files, about, asDocument) {
    if (about?.kind === "edit") return edit(about.message, text);
    const { place, me, masked } = this.#ui.store;
    const reply = about?.message.id ?? null;
    const answer = { reply_to: reply, quote: about?.quote };
    const draft = { from: me, text, ...answer, thread: place.thread, files, as_document: asDocument, as_chat: masked };
    this.#ui.toEnd();
    return send(place.chat, draft);
  }

  /** Restore what could not be sent, so that it can be sent again. */
  #restore(text, files, about) {
    if (about) this.#relate(about.kind, about.message, about.quote);
    this.write(text);
    if (files.length > 0) this.attachments.add(files);
  }
}
