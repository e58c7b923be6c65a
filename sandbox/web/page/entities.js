/**
 * Text with entities as DOM nodes.
 *
 * Offsets and lengths count UTF-16 code units, as JavaScript strings do (Bot API: MessageEntity).
 *
 * @typedef {import("./api.js").Entity} Entity
 * @typedef {{command?: (command: string) => void}} Actions
 */
import { h } from "./dom.js";

const PLAIN = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
};
const HARMLESS = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/**
 * @param {string} text
 * @param {Entity[]} entities may nest; never cross
 * @param {Actions} [actions] what a tap on a command does
 * @returns {DocumentFragment}
 */
export function render(text, entities = [], actions = {}) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  const fragment = document.createDocumentFragment();
  fragment.append(...nodes(text, 0, text.length, ordered, actions));
  return fragment;
}

/** The nodes of `text[start:end]`; takes from `queue` what begins in there. */
function nodes(text, start, end, queue, actions) {
  const made = [];
  let at = start;
  while (queue.length > 0 && queue[0].offset < end) {
    const entity = queue.shift();
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    if (to <= from) continue;
    made.push(text.slice(at, from), dress(entity, text.slice(from, to), nodes(text, from, to, queue, actions), actions));
    at = to;
  }
  made.push(text.slice(at, end));
  return unbroken(made).filter((node) => node !== "");
}

/** A block has lines of its own: the line breaks beside it would be empty lines. */
function unbroken(made) {
  return made.map((node, index) => {
    if (typeof node !== "string") return node;
    const behind = isBlock(made[index - 1]) ? node.replace(/^\n/u, "") : node;
    return isBlock(made[index + 1]) ? behind.replace(/\n$/u, "") : behind;
  });
}

const isBlock = (node) => node instanceof HTMLQuoteElement || node instanceof HTMLPreElement;

function dress(entity, covered, children, actions) {
  if (entity.type in PLAIN) return h(PLAIN[entity.type], {}, children);
  const special = SPECIAL[entity.type];
  return special ? special(entity, covered, children, actions) : h("span", {}, children);
}

const SPECIAL = {
  pre: (entity, _, children) => h("pre", { "data-language": entity.language }, h("code", {}, children)),
  text_link: (entity, _, children) => link(entity.url, children),
  url: (_, covered, children) => link(/^[a-z][\w+.-]*:/iu.test(covered) ? covered : `https://${covered}`, children),
  email: (_, covered, children) => link(`mailto:${covered}`, children),
  phone_number: (_, covered, children) => link(`tel:${covered}`, children),
  mention: (_, covered, children) => h("span", { class: "mention" }, children),
  text_mention: (_, covered, children) => h("span", { class: "mention" }, children),
  hashtag: (_, covered, children) => h("span", { class: "mention" }, children),
  cashtag: (_, covered, children) => h("span", { class: "mention" }, children),
  spoiler: (_, covered, children) => spoiler(children),
  expandable_blockquote: (_, covered, children) => expandable(children),
  bot_command: (_, covered, children, actions) => command(covered, children, actions),
};

function link(address, children) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !HARMLESS.has(url.protocol)) return h("span", {}, children);
  return h("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }, children);
}

function spoiler(children) {
  const cover = h("span", { class: "spoiler", role: "button", tabindex: 0, "aria-label": "Spoiler: show it" }, children);
  const lift = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    cover.classList.add("lifted");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  };
  cover.addEventListener("click", lift, { once: true });
  cover.addEventListener("keydown", lift);
  return cover;
}

function expandable(children) {
  const quote = h("blockquote", { class: "folded" }, children);
  quote.addEventListener("click", () => quote.classList.toggle("folded"));
  return quote;
}

function command(covered, children, actions) {
  if (!actions.command) return h("span", { class: "mention" }, children);
  return h("button", { type: "button", class: "command", on: { click: () => actions.command(covered) } }, children);
}
