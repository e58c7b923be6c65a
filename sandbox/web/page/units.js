/**
 * Messages grouped as they are shown: days, runs of one sender, albums.
 *
 * @typedef {import("./api.js").Message} Message
 * @typedef {{key: string, kind: "day", label: string}
 *   | {key: string, kind: "service", message: Message}
 *   | {key: string, kind: "bubble", messages: Message[], first: boolean, last: boolean}} Unit
 */
import { day } from "./format.js";

const BURST_SECONDS = 300;

/** @param {Message[]} messages oldest first @returns {Unit[]} */
export function units(messages) {
  const made = [];
  let today = null;
  for (const message of messages) {
    const label = day(message.date);
    if (label !== today) made.push({ key: `day-${label}`, kind: "day", label });
    today = label;
    add(made, message);
  }
  return closed(made);
}

function add(made, message) {
  const before = made.at(-1);
  if (message.service) {
    made.push({ key: `m${message.id}`, kind: "service", message });
  } else if (sameAlbum(before, message)) {
    before.messages.push(message);
  } else {
    made.push({ key: `m${message.id}`, kind: "bubble", messages: [message], first: !sameBurst(before, message), last: true });
  }
}

function sameAlbum(unit, message) {
  return Boolean(message.media_group) && unit?.kind === "bubble" && unit.messages[0].media_group === message.media_group;
}

function sameBurst(unit, message) {
  if (unit?.kind !== "bubble") return false;
  const before = unit.messages.at(-1);
  return before.from.id === message.from.id && message.date - before.date < BURST_SECONDS;
}

/** Mark only the last bubble of a run as its last. */
function closed(made) {
  made.forEach((unit, index) => {
    const next = made[index + 1];
    if (unit.kind === "bubble" && next?.kind === "bubble") unit.last = next.first;
  });
  return made;
}
