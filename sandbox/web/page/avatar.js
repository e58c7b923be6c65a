/** Avatars made of initials; the bot has its own. */
import { h } from "./dom.js";
import { hue, initials } from "./format.js";

/** @param {number} id @param {string} name @param {{bot?: boolean, square?: boolean}} [look] */
export function avatar(id, name, { bot = false, square = false } = {}) {
  const shape = `avatar${bot ? " avatar-bot" : ""}${square ? " avatar-square" : ""}`;
  if (bot) return h("span", { class: shape, "aria-hidden": "true" });
  return h("span", { class: shape, style: { "--hue": hue(id) }, "aria-hidden": "true" }, initials(name));
}
