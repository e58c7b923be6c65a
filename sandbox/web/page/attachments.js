/** The files of the next message: pictures have a preview, each file can be removed. */
import { iconButton } from "./button.js";
import { fill, h } from "./dom.js";
import { size } from "./format.js";
import { icon } from "./icons.js";

const MOST = 10;

export class Attachments {
  #files = [];
  #changed;
  #tray = h("ul", { class: "tray", "aria-label": "Files to send" });
  #asFile = h("input", { type: "checkbox", id: "as-file" });
  #input = h("input", { type: "file", multiple: true, accept: "image/*,video/*,.pdf,.txt", hidden: true });

  /** @param {() => void} changed @param {(text: string) => void} onError */
  constructor(changed, onError) {
    this.#changed = changed;
    this.onError = onError;
    const plain = h("label", { class: "switch as-file" }, this.#asFile, h("span", {}, "Send as file"));
    this.element = h("div", { class: "attachments", hidden: true }, this.#tray, plain);
    this.#input.addEventListener("change", () => this.add(this.#input.files));
    this.button = iconButton("attach", "Attach files", () => this.#input.click());
    this.input = this.#input;
  }

  get files() {
    return this.#files.map(({ file }) => file);
  }

  get asDocument() {
    return this.#asFile.checked;
  }

  /** @param {Iterable<File>} files */
  add(files) {
    const fresh = [...files].map((file) => ({ file, url: file.type.startsWith("image/") ? URL.createObjectURL(file) : null }));
    if (this.#files.length + fresh.length > MOST) this.onError(`A message takes ${MOST} files at most.`);
    this.#files = [...this.#files, ...fresh].slice(0, MOST);
    this.#input.value = "";
    this.#draw();
  }

  clear() {
    for (const { url } of this.#files) if (url) URL.revokeObjectURL(url);
    this.#files = [];
    this.#asFile.checked = false;
    this.#draw();
  }

  #draw() {
    this.element.hidden = this.#files.length === 0;
    fill(this.#tray, this.#files.map((item) => this.#tile(item)));
    this.#changed();
  }

  #tile(item) {
    const { file, url } = item;
    const out = iconButton("close", `Take ${file.name} out`, () => this.#take(item), { class: "tile-out" });
    const face = url ? h("img", { src: url, alt: file.name }) : nameplate(file);
    return h("li", { class: "tile", title: `${file.name}, ${size(file.size)}` }, face, out);
  }

  #take(item) {
    if (item.url) URL.revokeObjectURL(item.url);
    this.#files = this.#files.filter((other) => other !== item);
    this.#draw();
  }
}

const nameplate = (file) => h("span", { class: "tile-file" }, icon("file"), h("small", {}, file.name));

/** Let files be dropped anywhere on `target`. @param {HTMLElement} target @param {(files: FileList) => void} take */
export function acceptDrops(target, take) {
  const carries = (event) => event.dataTransfer?.types.includes("Files");
  target.addEventListener("dragover", (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    target.classList.add("dropping");
  });
  target.addEventListener("dragleave", (event) => {
    if (!target.contains(event.relatedTarget)) target.classList.remove("dropping");
  });
  target.addEventListener("drop", (event) => {
    target.classList.remove("dropping");
    if (!carries(event)) return;
    event.preventDefault();
    take(event.dataTransfer.files);
  });
}
