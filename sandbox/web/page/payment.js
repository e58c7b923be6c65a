/** The payment sheet: what is paid and from how many Stars; it waits for the bot, as Telegram does. */
import { bill, giveStars, pay } from "./api.js";
import { actions, show } from "./dialogs.js";
import { fill, h } from "./dom.js";
import { price, stars } from "./format.js";
import { toast } from "./toast.js";

const DAY_S = 86_400;
const GIFT = 1000;

/**
 * Show the sheet until it is paid or left.
 *
 * @param {import("./api.js").Payable} payable @param {number} me who pays
 */
export async function checkout(payable, me) {
  const sheet = new Sheet(payable, me, await bill(payable, me));
  await show(sheet.element);
}

class Sheet {
  element = h("dialog", { class: "sheet", "aria-labelledby": "payment-title" });
  #payable;
  #me;
  #bill;
  #busy = false;
  #sums = h("dl", { class: "sums" });
  #news = h("div", { class: "payment-news", role: "status" });
  #leave = h("button", { type: "button", class: "quiet", on: { click: () => this.element.close() } }, "Cancel");
  #pay = h("button", { class: "primary" });
  #more = h("button", { type: "button", class: "quiet", on: { click: () => this.#getStars() } }, `Get ${stars(GIFT)}`);

  constructor(payable, me, known) {
    this.#payable = payable;
    this.#me = me;
    this.#bill = known;
    const head = h("h2", { id: "payment-title" }, known.title);
    const form = h("form", { method: "dialog" }, head, h("p", {}, known.description), this.#sums, this.#news);
    form.append(actions(this.#leave, this.#more, this.#pay));
    form.addEventListener("submit", (event) => this.#submit(event));
    this.element.addEventListener("cancel", (event) => this.#busy && event.preventDefault());
    this.element.append(form);
    this.#draw();
  }

  get #price() {
    return price(this.#bill.total_amount, this.#bill.currency);
  }

  get #short() {
    return this.#bill.currency === "XTR" && this.#bill.stars < this.#bill.total_amount;
  }

  #draw() {
    const { subscription_period: period } = this.#bill;
    const term = period ? `Every ${period / DAY_S} days` : "Price";
    fill(this.#sums, sum(term, this.#price), sum("Your Stars", stars(this.#bill.stars)));
    fill(this.#pay, `Pay ${this.#price}`);
    this.#pay.hidden = this.#short || this.#bill.paid;
    this.#more.hidden = !this.#short || this.#bill.paid;
    if (this.#bill.paid) this.#end("You have paid this.");
    else fill(this.#news, this.#short && "You have too few Stars. Here they cost nothing.");
  }

  async #submit(event) {
    event.preventDefault();
    if (this.#busy || this.#pay.hidden) return;
    this.#wait(true);
    try {
      this.#told(await pay(this.#payable, this.#me));
    } catch (error) {
      this.#end(error.message, "The payment failed. Nothing was paid.");
    } finally {
      this.#wait(false);
    }
  }

  #wait(busy) {
    this.#busy = busy;
    this.#pay.disabled = this.#leave.disabled = busy;
    this.element.setAttribute("aria-busy", String(busy));
    if (busy) fill(this.#news, h("progress", { "aria-label": "Waiting for the bot" }), h("p", {}, "The bot is checking…"));
    else this.#leave.focus();
  }

  #told({ paid, reason }) {
    if (!paid) return this.#end(reason, "The bot refused. Nothing was paid.");
    this.element.close();
    toast(`You paid ${this.#price}`);
  }

  /** Only leaving is left. @param {string} words @param {string} [note] */
  #end(words, note) {
    this.#pay.hidden = this.#more.hidden = true;
    fill(this.#leave, "Close");
    fill(this.#news, h("p", { class: "payment-words" }, words), note && h("p", { class: "hint" }, note));
    if (!this.element.open && note) toast(words);
  }

  async #getStars() {
    try {
      this.#bill.stars = (await giveStars(this.#me, GIFT)).stars;
    } catch (error) {
      return this.#end(error.message);
    }
    this.#draw();
    (this.#pay.hidden ? this.#more : this.#pay).focus();
  }
}

const sum = (term, value) => h("div", {}, h("dt", {}, term), h("dd", {}, value));
