/** Whether the bot is in a chat; where it is not, it can be called by its name (Bot API: guest mode). */

const PRESENT = new Set(["creator", "administrator", "member"]);

/** @param {import("./api.js").Chat} chat */
export const botIsIn = (chat) => PRESENT.has(chat.bot);
