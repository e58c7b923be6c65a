/**
 * The place that is open, as the URL's hash: `#/chat/-100123/7` is topic 7 of that chat.
 *
 * @typedef {{chat: number, thread: number | null}} Place
 */

const PLACE = /^#\/chat\/(-?\d+)(?:\/(\d+))?$/u;

/** @returns {Place | null} */
export function place() {
  const match = PLACE.exec(location.hash);
  return match && { chat: Number(match[1]), thread: match[2] ? Number(match[2]) : null };
}

/** @param {number} chat @param {number | null} [thread] */
export function href(chat, thread = null) {
  return thread === null ? `#/chat/${chat}` : `#/chat/${chat}/${thread}`;
}

/** Open a place; leaves a step to go back to. @param {number} chat @param {number | null} [thread] */
export function go(chat, thread = null) {
  location.hash = href(chat, thread);
}

/** Open a place in this step of the history. @param {number} chat @param {number | null} [thread] */
export function replace(chat, thread = null) {
  history.replaceState(null, "", href(chat, thread));
  dispatchEvent(new HashChangeEvent("hashchange"));
}

/** Close the conversation: the list of chats alone. */
export function leave() {
  location.hash = "#/";
}
