/** The sandbox's knobs as a form: pace, faults of the provider, faults of Telegram. */
import { setKnobs } from "./api.js";
import { fill, h } from "./dom.js";

const GROUPS = [
  ["Pace", ["speed", "provider_slow", "provider_log_delay", "provider_charge_delay", "seed"]],
  [
    "Provider",
    [
      "provider_error_rate",
      "provider_lost_rate",
      "provider_refusal_rate",
      "provider_html_rate",
      "provider_empty_rate",
      "provider_overcharge_rate",
      "provider_silent_charge_rate",
      "provider_rate_limit",
      "provider_down",
      "provider_out_of_credits",
      "link_expired",
    ],
  ],
  ["Telegram", ["telegram_drop_rate", "telegram_lost_payment_rate", "telegram_floods", "telegram_down", "telegram_cannot_fetch", "telegram_local"]],
];

const WORDS = {
  speed: ["Speed", "times faster than the real models"],
  provider_slow: ["Slowness", "factor on how long a video takes"],
  provider_log_delay: ["Log delay", "seconds until a request is in the log"],
  provider_charge_delay: ["Charge delay", "seconds until a finished video is charged"],
  seed: ["Seed", "of everything random"],
  provider_error_rate: ["Errors", "of all requests"],
  provider_lost_rate: ["Lost answers", "after the request took effect"],
  provider_refusal_rate: ["Safety refusals", "of all videos"],
  provider_html_rate: ["A proxy’s HTML", "502 instead of an answer"],
  provider_empty_rate: ["Completed without a video", "of all videos"],
  provider_overcharge_rate: ["Charges more", "a fifth above the price, seen in the transactions alone"],
  provider_silent_charge_rate: ["Charges failures", "videos that fail are charged all the same"],
  provider_rate_limit: ["Rate limit", "videos a minute, 0 is none"],
  provider_down: ["Down", "nothing answers"],
  provider_out_of_credits: ["Out of credits", "every video is refused"],
  link_expired: ["Links have expired", "until they are asked for again"],
  telegram_drop_rate: ["Dropped connections", "half of them after the call took effect"],
  telegram_lost_payment_rate: ["Lost payments", "the Stars arrive, the bot is never told"],
  telegram_floods: ["Flood limits", "429 as Telegram publishes them"],
  telegram_down: ["Down", "502 for everything"],
  telegram_cannot_fetch: ["Cannot fetch links", "every video has to be uploaded"],
  telegram_local: ["Runs with --local", "files are named by their path on this machine"],
};

export class Knobs {
  #ui;
  element = h("form", { class: "knobs", "aria-label": "Knobs" });

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    this.element.addEventListener("submit", (event) => event.preventDefault());
    this.element.addEventListener("change", (event) => this.#set(event.target));
    this.element.addEventListener("input", (event) => echo(event.target));
  }

  /** Draw the form once; afterwards only values change, so that no field loses the focus. */
  update() {
    const { knobs } = this.#ui.store;
    const names = Object.keys(knobs);
    if (this.element.childElementCount === 0) fill(this.element, this.#groups(names), this.#calm());
    for (const name of names) this.#value(name, knobs[name]);
  }

  #groups(names) {
    const known = new Set(GROUPS.flatMap(([, members]) => members));
    const others = names.filter((name) => !known.has(name));
    return [...GROUPS, ["Other", others]]
      .map(([title, members]) => [title, members.filter((name) => names.includes(name))])
      .filter(([, members]) => members.length > 0)
      .map(([title, members]) => this.#group(title, members));
  }

  #group(title, members) {
    const drawn = members.map((name) => knob(name, this.#ui.store.knobs[name]));
    return h("fieldset", {}, h("legend", {}, title), drawn);
  }

  #calm() {
    const calm = () => {
      const faults = Object.entries(this.#ui.store.knobs).filter(([name, value]) => isFault(name, value));
      this.#patch(Object.fromEntries(faults.map(([name, value]) => [name, typeof value === "boolean" ? false : 0])));
    };
    return h("button", { type: "button", class: "quiet", on: { click: calm } }, "No faults");
  }

  #value(name, value) {
    const input = this.element.elements.namedItem(name);
    if (!input || input === document.activeElement) return;
    if (input.type === "checkbox") input.checked = value;
    else input.value = input.type === "range" ? String(Math.round(value * 100)) : String(value);
    echo(input);
  }

  #set(input) {
    if (!input.name || !input.validity.valid) return;
    this.#patch({ [input.name]: valueOf(input) });
  }

  /** The new values come as an event, in order with all others. */
  #patch(change) {
    this.#ui.attempt(() => setKnobs(change));
  }
}

function valueOf(input) {
  if (input.type === "checkbox") return input.checked;
  return input.type === "range" ? Number(input.value) / 100 : Number(input.value);
}

function knob(name, value) {
  const [label, note] = WORDS[name] ?? [name.replaceAll("_", " "), ""];
  const words = h("span", { class: "knob-words" }, label, note && h("small", {}, note));
  if (typeof value === "boolean") {
    return h("label", { class: "knob switch" }, words, h("input", { type: "checkbox", role: "switch", name }));
  }
  if (name.endsWith("_rate")) {
    const percent = h("span", { class: "knob-value", "aria-hidden": "true" }, "0 %");
    return h("label", { class: "knob" }, words, percent, h("input", { type: "range", name, min: 0, max: 100, step: 1 }));
  }
  return h("label", { class: "knob" }, words, h("input", { type: "number", name, min: 0, step: "any", required: true }));
}

function echo(input) {
  const value = input.parentElement.querySelector(".knob-value");
  if (value) value.textContent = `${input.value} %`;
}

/** Telegram itself has its limits on good days, too. */
const isFault = (name, value) =>
  name !== "telegram_floods" &&
  (typeof value === "boolean" || name.endsWith("_rate") || name.endsWith("_limit"));
