/** A short summary of a message, for lists and quotes. */

/** @param {import("./api.js").Message | null} message */
export function summary(message) {
  if (!message) return "No messages yet";
  if (message.service) return message.service;
  const kind = kindOf(message);
  const text = message.text.replace(/\s+/gu, " ");
  if (!kind) return text;
  return text ? `${kind}: ${text}` : kind;
}

function kindOf(message) {
  if (message.photo) return "Photo";
  if (message.video) return "Video";
  if (message.animation) return "Animation";
  if (message.audio || message.voice) return "Sound";
  if (message.invoice) return `Invoice: ${message.invoice.title}`;
  return message.document ? (message.document.file_name ?? "File") : "";
}

const ACTIONS = {
  typing: "typing…",
  upload_photo: "sending a photo…",
  record_video: "recording a video…",
  upload_video: "sending a video…",
  upload_document: "sending a file…",
};

/** @param {string} action Telegram's name for it (Bot API: sendChatAction) */
export function actionWords(action) {
  return ACTIONS[action] ?? `${action.replaceAll("_", " ")}…`;
}
