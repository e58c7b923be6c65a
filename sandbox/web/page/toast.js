/** A short notice at the lower edge that disappears by itself. */
import { h } from "./dom.js";

const SHOWN_MS = 4500;

/** @param {string} text */
export function toast(text) {
  const bread = h("div", { class: "toast" }, text);
  document.getElementById("toasts").append(bread);
  setTimeout(() => bread.remove(), SHOWN_MS);
}
