/** A photo at the size of the window; the arrow keys go through the photos of the chat. */
import { file } from "./api.js";
import { iconButton } from "./button.js";
import { fill, h } from "./dom.js";

export class Lightbox {
  #ui;
  #picture = h("div", { class: "lightbox-picture" });
  #dialog = h("dialog", { class: "lightbox", "aria-label": "Photo" });

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    const close = iconButton("close", "Close", () => this.#dialog.close());
    fill(this.#dialog, close, this.#picture);
    this.#dialog.addEventListener("click", (event) => event.target.closest("button") || this.#dialog.close());
    this.#dialog.addEventListener("keydown", (event) => this.#key(event));
    document.body.append(this.#dialog);
  }

  /** @param {import("./api.js").Message} message with a photo */
  open(message) {
    this.#draw(message);
    this.#dialog.showModal();
  }

  #draw(message) {
    this.message = message;
    const { file_id: id, width, height } = message.photo;
    const caption = message.text ? h("figcaption", {}, message.text) : null;
    fill(this.#picture, h("figure", {}, h("img", { src: file(id), width, height, alt: message.text || "Photo" }), caption));
  }

  #key(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const { store } = this.#ui;
    const photos = store.listed(store.place.chat, store.place.thread).filter((message) => message.photo);
    const next = photos[photos.findIndex((photo) => photo.id === this.message.id) + step];
    if (next) this.#draw(next);
  }
}
