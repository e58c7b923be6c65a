/** The bot's commands, offered after a slash. */
import { h } from "./dom.js";
import { Picker } from "./picker.js";

const TYPED = /^\/(\w*)$/u;

export class Commands {
  #ui;
  #choose;

  /** @param {import("./ui.js").Ui} ui @param {HTMLTextAreaElement} field @param {(text: string) => void} choose */
  constructor(ui, field, choose) {
    this.#ui = ui;
    this.#choose = choose;
    this.picker = new Picker(field, { id: "commands", label: "Commands of the bot" });
  }

  /** @param {string} text what stands in the composer */
  update(text) {
    const match = TYPED.exec(text);
    if (!match) return this.picker.close();
    const { commands } = this.#ui.store.bot;
    const typed = match[1].toLowerCase();
    if (commands.some(({ command }) => command === typed)) return this.picker.close();
    const fitting = commands.filter(({ command }) => command.startsWith(typed));
    return this.picker.show(fitting.map((command) => this.#option(command)));
  }

  #option({ command, description }) {
    return {
      content: [h("b", {}, `/${command}`), h("span", {}, description)],
      choose: () => this.#choose(`/${command} `),
    };
  }
}
