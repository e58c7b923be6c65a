/** Inline mode: `@bot words` asks the bot for results, and one of them is sent. */
import { choose, file, inline } from "./api.js";
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { Picker } from "./picker.js";
import { botIsIn } from "./presence.js";

const PAUSE_MS = 300;

export class Inline {
  #ui;
  #done;
  #asked = null;
  #timer = 0;
  #results = [];
  /** @type {import("./api.js").ResultsButton | null} */
  #button = null;
  #next = "";

  /** @param {import("./ui.js").Ui} ui @param {HTMLTextAreaElement} field @param {() => void} done called when one was sent */
  constructor(ui, field, done) {
    this.#ui = ui;
    this.#done = done;
    // Where the bot is not, Enter sends what is typed: that calls it there by its name.
    const eager = () => botIsIn(ui.store.chat);
    this.picker = new Picker(field, { id: "inline", label: "Inline results", look: "grid", eager });
    this.picker.element.addEventListener("scroll", () => this.#more(), { passive: true });
  }

  /** @param {string} text the composer's text */
  update(text) {
    const query = this.#query(text);
    if (query === this.#asked) return;
    this.#asked = query;
    clearTimeout(this.#timer);
    if (query === null) return this.picker.close();
    this.#timer = setTimeout(() => this.#ask(query, ""), PAUSE_MS);
  }

  #query(text) {
    const call = `@${this.#ui.store.bot.username} `;
    return text.toLowerCase().startsWith(call.toLowerCase()) ? text.slice(call.length) : null;
  }

  async #ask(query, offset) {
    const { store } = this.#ui;
    if (!offset) this.picker.note("Asking…");
    try {
      const answer = await inline({ from: store.me, chat_id: store.place.chat, query, offset });
      if (query !== this.#asked) return;
      if (!offset) this.#button = answer.button;
      this.#show(offset ? [...this.#results, ...answer.results] : answer.results, answer.next_offset);
    } catch (error) {
      if (query === this.#asked) this.picker.note(error.message);
    }
  }

  #show(results, next) {
    this.#results = results;
    this.#next = next ?? "";
    const choices = results.map((result) => ({
      content: face(result),
      choose: () => this.#choose(result),
      wide: result.type === "article",
    }));
    if (this.#button) choices.unshift(this.#start(this.#button));
    if (choices.length === 0) return this.picker.note("No results");
    this.picker.show(choices);
  }

  #more() {
    const { scrollTop, scrollHeight, clientHeight } = this.picker.element;
    if (!this.#next || scrollHeight - scrollTop - clientHeight > 80) return;
    const offset = this.#next;
    this.#next = "";
    this.#ask(this.#asked, offset);
  }

  /** The button above the results opens the private chat (Bot API: InlineQueryResultsButton). */
  #start({ text, start_parameter: parameter }) {
    const start = () => {
      this.#done();
      this.#ui.start(`https://t.me/${this.#ui.store.bot.username}?start=${parameter}`);
    };
    return { content: [h("b", { class: "start-button" }, text)], choose: start, wide: true };
  }

  async #choose(result) {
    const { store } = this.#ui;
    const { chat, thread } = store.place;
    await this.#ui.attempt(async () => {
      await choose({ from: store.me, chat_id: chat, result_id: result.id, thread });
      this.#done();
    });
  }
}

/** A thumbnail elsewhere is not shown: the page loads nothing from outside of the sandbox. */
function face({ type, title, description, text, thumbnail }) {
  const picture = thumbnail
    ? h("img", { src: file(thumbnail), alt: "", loading: "lazy" })
    : h("span", { class: "option-icon" }, icon(type === "article" ? "file" : "play"));
  const words = description || text;
  return [picture, h("b", {}, title || type), words && h("span", {}, words)];
}
