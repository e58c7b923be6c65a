/** The knob that stops the bot and starts it again, to see that nothing is lost. */
import { restartBot } from "./api.js";
import { h } from "./dom.js";

const STATES = {
  starting: "It is starting: what was said meanwhile comes next.",
  running: "It is running. Restart it while a video is in the making: nothing is lost, and nothing comes twice.",
  stopping: "It is stopping.",
  stopped: "It is stopped. Whatever you write now waits for it.",
};
const NEWS = {
  stopped: "The bot is stopped. Whatever you write now waits for it.",
  running: "The bot is back and goes on where it was.",
};

export class Restart {
  #ui;
  #wasStopped = false;
  #state = h("p", { role: "status" });
  #buttons = [
    this.#button("Restart the bot", "It stops in good order, as for an update", false),
    this.#button("Pull the plug", "It is killed in the middle of whatever it does", true),
  ];
  element = h(
    "section",
    { class: "restart", "aria-labelledby": "restart-title", hidden: true },
    h("h3", { id: "restart-title" }, "The bot"),
    this.#state,
    h("div", { class: "restart-buttons" }, this.#buttons),
  );

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
  }

  update() {
    const { process } = this.#ui.store;
    this.element.hidden = process === null;
    this.#state.textContent = STATES[process] ?? "";
    for (const button of this.#buttons) button.disabled = process !== "running";
  }

  /** Say it where one looks. @param {string} phase what the bot's process has just begun to do */
  tell(phase) {
    const isNews = phase === "stopped" || (phase === "running" && this.#wasStopped);
    if (isNews) this.#ui.toast(NEWS[phase]);
    if (isNews) this.#wasStopped = phase === "stopped";
  }

  #button(label, title, kill) {
    const act = () => this.#ui.attempt(() => restartBot(kill));
    return h("button", { type: "button", class: "quiet", title, on: { click: act } }, label);
  }
}
