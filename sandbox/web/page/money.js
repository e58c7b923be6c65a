/** The accounts: what the provider has charged, the bot's Stars, and the subscriptions. */
import { accounts, renew } from "./api.js";
import { Kept, h, settle } from "./dom.js";
import { clock, date, day, dollars, stars } from "./format.js";

const AGAIN_MS = 1000;
const KINDS = {
  PAYMENT: "Payment",
  BONUS: "Bonus",
  REFUND: "Refund",
  ADJUSTMENT: "Adjustment",
  MODEL_USAGE: "Usage",
  CREDITS_EXPIRED: "Credits expired",
  INIT: "First deposit",
};

export class Money {
  #ui;
  #kept = new Kept();
  #entries = h("ol", { class: "entries", "aria-label": "Entries of the provider’s account, newest first" });
  element = h("div", { class: "money" });

  /** @param {import("./ui.js").Ui} ui */
  constructor(ui) {
    this.#ui = ui;
    // It is shown or hidden with its tab; a charge can be recorded without any request of the bot.
    new IntersectionObserver(([{ isIntersecting: seen }]) => seen && this.#refresh()).observe(this.element);
    setInterval(() => this.element.checkVisibility() && !document.hidden && this.#refresh(), AGAIN_MS);
  }

  async #refresh() {
    const now = await accounts().catch(() => null);
    if (now) this.#draw(now);
  }

  /** @param {import("./api.js").Accounts} now */
  #draw({ balance_usd: balance, transactions, stars: count, subscriptions }) {
    const fact = (name, term, value) => this.#kept.get(name, value, () => h("p", { class: "fact" }, h("span", {}, term), h("b", {}, value)));
    settle(this.#entries, transactions.map((each, at) => this.#entry(each, transactions.length - at)));
    settle(
      this.element,
      fact("balance", "Balance at the provider", dollars(balance)),
      fact("stars", "Stars of the bot", stars(count)),
      subscriptions.map((each) => this.#subscription(each)),
      this.#entries,
    );
  }

  #entry(entry, number) {
    return this.#kept.get(`entry-${number}`, entry, () => row(entry));
  }

  #subscription(subscription) {
    const { person, title, price, expires, canceled, charge_id: charge } = subscription;
    const next = () => this.#ui.attempt(() => renew(charge));
    const until = canceled ? "canceled, ends" : "until";
    return this.#kept.get(`subscription-${charge}`, subscription, () =>
      h(
        "div",
        { class: "subscription" },
        h("p", {}, h("b", {}, `${person}: ${title}`), h("small", {}, `${price}, ${until} ${date(expires)}`)),
        canceled ? null : h("button", { type: "button", class: "quiet", on: { click: next } }, "Next payment"),
      ),
    );
  }
}

/** @param {import("./api.js").Transaction} entry */
function row({ created_at: at, direction, type, amount, model, reference_id: reference }) {
  const seconds = Date.parse(at) / 1000;
  const came = direction === "TOPUP";
  return h(
    "li",
    { class: "entry" },
    h("span", { class: "entry-words" }, KINDS[type] ?? type, model && h("small", {}, model)),
    h("span", { class: came ? "good" : null }, `${came ? "+" : "−"}${dollars(amount.usd)}`),
    h("small", { class: "entry-reference" }, reference ?? ""),
    h("small", {}, h("time", { datetime: at }, `${day(seconds)}, ${clock(seconds)}`)),
  );
}
