/** What is shown in a chat without messages: what this is, and prompts to try. */
import { h } from "./dom.js";
import { icon } from "./icons.js";
import { botIsIn } from "./presence.js";

const PROMPTS = [
  "a red fox jumps over a frozen river",
  "paper boats sail through a city street in the rain --ar 9:16",
  "a lighthouse at dusk, the lamp comes on, waves roll in --duration 4",
];

/** @param {import("./ui.js").Ui} ui */
export function welcome(ui) {
  const { bot, chat } = ui.store;
  const name = bot.first_name || "the bot";
  const call = botIsIn(chat) ? "/veo" : `@${bot.username}`;
  const prompt = (words) => {
    const text = `${call} ${words}`;
    return h("button", { type: "button", class: "prompt", on: { click: () => ui.send(text) } }, icon("play"), h("span", {}, text));
  };
  return h(
    "section",
    { class: "welcome", "aria-labelledby": "welcome-title" },
    h("span", { class: "welcome-mark", "aria-hidden": "true" }),
    h("h2", { id: "welcome-title" }, `Say what ${name} should film`),
    h("p", {}, "A local Telegram, a simulated video service, and the real bot between them."),
    h("p", {}, "Nothing leaves this machine, nothing costs anything."),
    !botIsIn(chat) && h("p", {}, `${name} is not in this chat: call it by its name, and it answers here.`),
    h("div", { class: "prompts" }, PROMPTS.map(prompt)),
    h("p", { class: "hint" }, "Or attach, paste or drop a picture, and say what should happen in it."),
  );
}
