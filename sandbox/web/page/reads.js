/** The last message that each person has read, per chat and topic. */

export class Reads {
  /** @type {Map<string, {chat: number, last: number}>} */
  #marks = new Map();

  /** The last message that `person` has seen there. */
  last(person, chat, thread) {
    return this.#marks.get(name(person, chat, thread))?.last ?? 0;
  }

  /** @returns {boolean} whether that is further than before */
  mark(person, chat, thread, last) {
    if (this.last(person, chat, thread) >= last) return false;
    this.#marks.set(name(person, chat, thread), { chat, last });
    return true;
  }

  /** Nobody has read further than a chat goes: a restarted sandbox counts from the beginning. */
  doubt(lastOf) {
    for (const mark of this.#marks.values()) mark.last = Math.min(mark.last, lastOf(mark.chat));
  }
}

const name = (...parts) => parts.join(":");
