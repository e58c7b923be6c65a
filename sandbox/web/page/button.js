/** Round buttons with an icon and an accessible name. */
import { h } from "./dom.js";
import { icon } from "./icons.js";

/**
 * @param {keyof typeof import("./icons.js").PATHS} name
 * @param {string} label for screen readers, and as a tooltip
 * @param {((event: MouseEvent) => void) | null} press
 * @param {Record<string, unknown>} [props]
 */
export function iconButton(name, label, press, props = {}) {
  const on = press ? { click: press } : {};
  return h("button", { type: "button", class: "plain", "aria-label": label, title: label, on, ...props }, icon(name));
}
