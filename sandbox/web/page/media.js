/** What a message shows beside its text: photos, players, files. */
import { file } from "./api.js";
import { h } from "./dom.js";
import { size } from "./format.js";
import { icon } from "./icons.js";

const KINDS = ["photo", "video", "animation", "document", "audio", "voice"];
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * @typedef {import("./api.js").Message} Message
 */

/** What identifies the media of a message: as long as it stays the same, its player is kept. @param {Message} message */
export function fingerprint(message) {
  return KINDS.map((kind) => message[kind]?.file_id ?? "").join("|") + (message.spoiler ? "|spoiler" : "");
}

/** @param {Message} message */
export function hasMedia(message) {
  return KINDS.some((kind) => message[kind]);
}

/** @param {Message} message @returns {boolean} whether it fills a tile of an album */
export function pictorial(message) {
  return Boolean(message.photo || message.video || message.animation);
}

/** @param {Message} message @param {(message: Message) => void} enlarge @returns {HTMLElement} */
export function media(message, enlarge) {
  return message.spoiler ? covered(shownAs(message, enlarge)) : shownAs(message, enlarge);
}

function shownAs(message, enlarge) {
  if (message.photo) return photo(message, enlarge);
  if (message.video) return player(message.video, "video");
  if (message.animation) return player(message.animation, "animation");
  if (message.audio || message.voice) return sound(message.audio ?? message.voice);
  return attachment(message.document);
}

/** A cover that a tap lifts. @param {HTMLElement} element */
function covered(element) {
  const cover = h("button", { type: "button", class: "cover", "aria-label": "Spoiler: show it" });
  const frame = h("div", { class: "covered" }, element, cover);
  element.inert = true;
  cover.addEventListener("click", () => {
    element.inert = false;
    frame.replaceWith(element);
  });
  return frame;
}

function sound({ file_id: id, file_name: name }) {
  return h("audio", { class: "sound", controls: true, preload: "metadata", src: file(id), "aria-label": name ?? "Sound" });
}

function photo(message, enlarge) {
  const { file_id: id, width, height } = message.photo;
  const label = `Photo from ${message.from.name}: enlarge`;
  return h(
    "button",
    { type: "button", class: "photo", style: shape(width, height), "aria-label": label, on: { click: () => enlarge(message) } },
    h("img", { src: file(id), width, height, alt: message.text || "Photo", loading: "lazy", decoding: "async" }),
  );
}

function player(video, kind) {
  const { file_id: id, width, height } = video;
  const looping = kind === "animation";
  const element = h("video", {
    class: `player player-${kind}`,
    style: shape(width, height),
    width,
    height,
    playsinline: true,
    preload: "metadata",
    loop: looping,
    controls: !looping || CALM.matches,
    "aria-label": `${looping ? "Animation" : "Video"}, ${video.duration} seconds`,
    // A moment after the start: that frame is shown before it plays.
    src: `${file(id)}#t=0.05`,
  });
  if (looping) Object.assign(element, { muted: true, autoplay: !CALM.matches });
  return element;
}

function attachment({ file_id: id, file_name: name, mime_type: type, file_size: bytes }) {
  const picture = type.startsWith("image/");
  const preview = picture ? h("img", { src: file(id), alt: "", loading: "lazy" }) : icon("file");
  return h(
    "a",
    { class: "attachment", href: file(id), download: name ?? "file" },
    h("span", { class: "attachment-icon" }, preview),
    h("span", { class: "attachment-name" }, name ?? "File", h("small", {}, size(bytes))),
  );
}

const shape = (width, height) => ({ "--ratio": `${width || 16} / ${height || 9}`, "--wide": String((width || 16) / (height || 9)) });
