/** Times, sizes and names as people read them. */

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const WEEKDAY = new Intl.DateTimeFormat(undefined, { weekday: "short" });
const DATE = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });
const WHOLE = new Intl.NumberFormat();
const DOLLARS = new Intl.NumberFormat(undefined, { style: "currency", currency: "USD", maximumFractionDigits: 7 });
const DAY_MS = 86_400_000;
const HUES = [205, 345, 165, 262, 320, 188, 232];

/** @param {number} seconds since the epoch */
export function clock(seconds) {
  return CLOCK.format(seconds * 1000);
}

/** A heading for a day: Today, Yesterday, 5 March. @param {number} seconds */
export function day(seconds) {
  const age = daysAgo(seconds);
  if (age === 0) return "Today";
  return age === 1 ? "Yesterday" : DATE.format(seconds * 1000);
}

/** When a chat's last message came: the time today, a weekday this week, then the date. @param {number} seconds */
export function when(seconds) {
  const age = daysAgo(seconds);
  if (age === 0) return clock(seconds);
  return age < 7 ? WEEKDAY.format(seconds * 1000) : DATE.format(seconds * 1000);
}

/** A date that may be to come: 5 March. @param {number} seconds */
export function date(seconds) {
  return DATE.format(seconds * 1000);
}

function daysAgo(seconds) {
  const midnight = new Date().setHours(0, 0, 0, 0);
  return Math.max(0, Math.ceil((midnight - seconds * 1000) / DAY_MS));
}

/** @param {number} bytes */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** Telegram's Stars are whole; other currencies come in hundredths (Bot API: Invoice.total_amount). */
export function price(amount, currency) {
  return currency === "XTR" ? stars(amount) : `${(amount / 100).toFixed(2)} ${currency}`;
}

/** @param {number} amount */
export function stars(amount) {
  return `${WHOLE.format(amount)} ⭐`;
}

/** @param {number} usd to the cent, or as exactly as it is counted */
export function dollars(usd) {
  return DOLLARS.format(usd);
}

/** One or two letters for an avatar. @param {string} name */
export function initials(name) {
  const words = name.trim().split(/\s+/u).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return letters.map((word) => [...word][0]).join("").toUpperCase() || "?";
}

/** A fixed hue (degrees) for an id; neighbours differ. @param {number} id */
export function hue(id) {
  return HUES[Math.abs(id) % HUES.length];
}
