/** JSON to read: indented, coloured, long strings cut. */
import { h } from "./dom.js";

const LONGEST = 400;
const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|\b(?:true|false|null)\b|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/gu;

/** @param {unknown} value @returns {HTMLElement} */
export function json(value) {
  const text = JSON.stringify(value, cut, 2) ?? "";
  const parts = [];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(at, match.index), ...coloured(match));
    at = match.index + match[0].length;
  }
  return h("pre", { class: "json", tabindex: 0 }, parts, text.slice(at));
}

function coloured([whole, string, colon]) {
  if (!string) return [h("span", { class: "json-value" }, whole)];
  return colon ? [h("span", { class: "json-key" }, string), colon] : [h("span", { class: "json-string" }, string)];
}

function cut(_, value) {
  if (typeof value !== "string" || value.length <= LONGEST) return value;
  return `${value.slice(0, LONGEST)}… (${value.length} characters)`;
}
