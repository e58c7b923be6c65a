/**
 * One bubble: a message, or the messages of one album.
 *
 * The element stays the same while its messages change, and so does a player whose file stays the
 * same: a progress edit neither moves the focus nor stops a video.
 */
import { press } from "./api.js";
import { avatar } from "./avatar.js";
import { Kept, h, settle } from "./dom.js";
import { render } from "./entities.js";
import { clock, hue, price } from "./format.js";
import { icon } from "./icons.js";
import { fingerprint, hasMedia, media, pictorial } from "./media.js";

/** @typedef {import("./api.js").Message} Message */

const STYLES = new Set(["danger", "primary", "success"]);

export class Bubble {
  #ui;
  #kept = new Kept();
  #body = h("div", { class: "bubble" });
  #stack = h("div", { class: "stack" });

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    this.element = h("article", { class: "row", tabindex: -1 });
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  /** @param {{messages: Message[], first: boolean, last: boolean}} unit @param {{group: boolean}} setting */
  update(unit, { group }) {
    const version = JSON.stringify([unit, group, this.#ui.store.me]);
    if (version === this.version) return;
    this.version = version;
    this.unit = unit;
    this.lead = unit.messages.find((message) => message.text) ?? unit.messages[0];
    this.#dress(unit, group);
  }

  get mine() {
    return this.lead.from.id === this.#ui.store.me && !this.lead.from.is_bot;
  }

  #dress(unit, group) {
    const others = group && !this.mine;
    const flags = { row: true, mine: this.mine, first: unit.first, last: unit.last, bot: this.lead.from.is_bot };
    this.element.className = Object.keys(flags).filter((name) => flags[name]).join(" ");
    this.element.dataset.id = String(unit.messages[0].id);
    this.element.dataset.ids = unit.messages.map((message) => message.id).join(" ");
    this.element.setAttribute("aria-label", `${this.lead.from.name}, ${clock(this.lead.date)}`);
    this.#fill(unit, others);
    settle(this.#stack, this.#body, this.#keyboard(), this.#kept.get("tools", this.mine, () => this.#tools()));
    settle(this.element, others && this.#avatar(unit), this.#stack);
  }

  #avatar(unit) {
    const { id, name, is_bot: bot } = this.lead.from;
    return unit.last ? avatar(id, name, { bot }) : h("span", { class: "avatar-space" });
  }

  #fill(unit, others) {
    const shown = this.#shown(unit.messages);
    const bare = shown && pictorial(this.lead) && !this.lead.text;
    this.#body.className = `bubble${shown ? " with-media" : ""}${bare ? " bare" : ""}`;
    settle(
      this.#body,
      others && unit.first && this.#sender(),
      this.lead.via_bot && h("div", { class: "via" }, `via @${this.lead.via_bot.replace(/^@/u, "")}`),
      this.lead.reply_to && this.#quote(),
      shown,
      this.lead.invoice && this.#bill(),
      this.lead.text && this.#text(),
      this.#reactions(),
      this.lead.text ? null : this.#meta(),
    );
  }

  #sender() {
    const { id, name, is_bot: bot } = this.lead.from;
    return h("div", { class: `sender${bot ? " sender-bot" : ""}`, style: { "--hue": hue(id) } }, name);
  }

  #text() {
    const rich = render(this.lead.text, this.lead.entities, { command: (text) => this.#ui.command(text) });
    return h("div", { class: "text", dir: "auto" }, rich, this.#meta());
  }

  #meta() {
    const edited = this.lead.edited && h("span", {}, "edited");
    const moment = new Date(this.lead.date * 1000);
    return h("span", { class: "meta" }, edited, h("time", { datetime: moment.toISOString() }, clock(this.lead.date)));
  }

  #quote() {
    const { id, text, from: author, quoted } = this.lead.reply_to;
    const original = this.#ui.store.find(this.lead.chat_id, id);
    return h(
      "button",
      { type: "button", class: `quote${quoted ? " quote-part" : ""}`, style: { "--hue": hue(author.id) }, on: { click: () => this.#ui.show(id) } },
      original?.photo && this.#ui.thumbnail(original),
      h("span", { class: "quote-words" }, h("b", {}, author.name), h("span", {}, text || this.#ui.summary(original))),
    );
  }

  #bill() {
    const { title, description, currency, total_amount: amount } = this.lead.invoice;
    const sum = `${price(amount, currency)}${this.#paid ? " · paid" : ""}`;
    return h("div", { class: "bill" }, h("b", {}, title), h("span", {}, description), h("small", {}, sum));
  }

  /** Whether I have paid this invoice. */
  get #paid() {
    return this.lead.invoice?.paid_by.includes(this.#ui.store.me) ?? false;
  }

  #reactions() {
    const { reactions } = this.lead;
    if (reactions.length === 0) return null;
    return h("div", { class: "reactions", role: "group", "aria-label": "Reactions" }, reactions.map((each) => h("span", {}, each)));
  }

  #shown(messages) {
    const pieces = messages.filter(hasMedia);
    if (pieces.length === 0) return null;
    return this.#kept.get("media", pieces.map(fingerprint), () => this.#frame(pieces));
  }

  #frame(messages) {
    const tiles = messages.map((message) => media(message, (chosen) => this.#ui.enlarge(chosen)));
    if (tiles.length === 1) return h("div", { class: "media" }, tiles);
    const kind = messages.every(pictorial) ? "album" : "files";
    return h("div", { class: `media ${kind}`, data: { count: tiles.length } }, tiles);
  }

  #keyboard() {
    const rows = this.lead.buttons ?? [];
    return rows.length === 0 ? null : this.#kept.get("keyboard", [rows, this.#paid], () => this.#keys(rows));
  }

  #keys(rows) {
    const drawn = rows.map((row, y) => h("div", { class: "keys" }, row.map((button, x) => this.#button(button, y, x))));
    return h("div", { class: "keyboard", role: "group", "aria-label": "Buttons of this message" }, drawn);
  }

  #button(button, row, column) {
    const label = h("span", {}, button.text);
    const look = `key${STYLES.has(button.style) ? ` key-${button.style}` : ""}`;
    if (button.url) {
      return h("a", { class: `${look} key-link`, href: safe(button.url), target: "_blank", rel: "noopener noreferrer" }, label);
    }
    if (button.pay && this.#paid) return h("button", { type: "button", class: "key key-paid", disabled: true }, "Paid ✓");
    const act = (event) => this.#act(button, event.currentTarget, row, column);
    return h("button", { type: "button", class: look, on: { click: act } }, label);
  }

  #act({ switch_inline: query, switch_here: here, switch_to: kinds, pay: pays, copies }, key, row, column) {
    const { me } = this.#ui.store;
    if (copies !== undefined) return this.#ui.copy(copies);
    if (query !== undefined) return this.#ui.fillInline(query, here ? null : kinds);
    if (pays) return this.#ui.checkout({ chat_id: this.lead.chat_id, message_id: this.lead.id });
    return busy(key, () => this.#ui.attempt(async () => this.#ui.answer(await press(this.lead, me, row, column))));
  }

  #tools() {
    const tool = (name, label, act) =>
      h("button", { type: "button", class: "tool", "aria-label": label, title: label, on: { click: act } }, icon(name));
    return h(
      "div",
      { class: "tools", role: "toolbar", "aria-label": "Actions on this message" },
      tool("reply", "Reply", () => this.#ui.reply(this.lead, this.#chosen())),
      this.mine && tool("edit", "Edit", () => this.#ui.edit(this.lead)),
      this.mine && tool("clear", "Delete", () => this.#ui.remove(this.unit.messages)),
    );
  }

  /** The part of the text that is selected: a reply quotes it. */
  #chosen() {
    const selection = getSelection();
    const text = this.#body.querySelector(".text");
    if (!text || !selection.rangeCount || !text.contains(selection.getRangeAt(0).commonAncestorContainer)) return null;
    const words = selection.toString().trim();
    return words && this.lead.text.includes(words) ? words : null;
  }

  /** A focused message answers to R, E and Delete. */
  #key(event) {
    if (event.target !== this.element || event.ctrlKey || event.metaKey || event.altKey) return;
    const acts = { r: () => this.#ui.reply(this.lead, this.#chosen()) };
    if (this.mine) {
      Object.assign(acts, { e: () => this.#ui.edit(this.lead), Delete: () => this.#ui.remove(this.unit.messages) });
    }
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
}

/** A button that is at work takes no second press. @param {HTMLElement} key @param {() => Promise<unknown>} work */
async function busy(key, work) {
  if (key.ariaBusy === "true") return;
  key.ariaBusy = "true";
  await work();
  key.ariaBusy = "false";
}

function safe(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url && ["http:", "https:", "tg:"].includes(url.protocol) ? url.href : null;
}
