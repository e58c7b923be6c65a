/** The bot's commands, offered after a slash. */
import { commands } from "./api.js";
import { h } from "./dom.js";
import { Picker } from "./picker.js";

const TYPED = /^\/(\w*)$/u;

export class Commands {
  #ui;
  #choose;
  #text = "";
  /** @type {Map<string, Promise<{command: string, description: string}[]>>} by chat and person */
  #menus = new Map();

  /** @param {import("./ui.js").Ui} ui @param {HTMLTextAreaElement} field @param {(text: string) => void} choose */
  constructor(ui, field, choose) {
    this.#ui = ui;
    this.#choose = choose;
    this.picker = new Picker(field, { id: "commands", label: "Commands of the bot" });
  }

  /** @param {string} text the composer's text */
  async update(text) {
    this.#text = text;
    const match = TYPED.exec(text);
    if (!match) return this.picker.close();
    const menu = await this.#menu();
    if (text !== this.#text) return;
    const typed = match[1].toLowerCase();
    const fitting = menu.filter(({ command }) => command.startsWith(typed));
    if (fitting.some(({ command }) => command === typed)) this.picker.close();
    else this.picker.show(fitting.map((command) => this.#option(command)));
  }

  /** The bot has set other menus. */
  forget() {
    this.#menus.clear();
  }

  #menu() {
    const { place, me } = this.#ui.store;
    const seat = `${place.chat}/${me}`;
    if (!this.#menus.has(seat)) this.#menus.set(seat, commands(place.chat, me).catch(() => []));
    return this.#menus.get(seat);
  }

  #option({ command, description }) {
    return {
      content: [h("b", {}, `/${command}`), h("span", {}, description)],
      choose: () => this.#choose(`${this.#ui.addressed(`/${command}`)} `),
    };
  }
}
