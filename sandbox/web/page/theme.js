/** Light or dark: the system's choice until a person makes one. */

const KEY = "veogram.theme";
const DARK = matchMedia("(prefers-color-scheme: dark)");

/** @returns {"light" | "dark"} */
export function theme() {
  return document.documentElement.dataset.theme ?? (DARK.matches ? "dark" : "light");
}

/** Show what was chosen earlier. */
export function restoreTheme() {
  const chosen = localStorage.getItem(KEY);
  if (chosen) document.documentElement.dataset.theme = chosen;
}

/** Switch to the other one, and remember it. */
export function toggleTheme() {
  const next = theme() === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = next;
  localStorage.setItem(KEY, next);
  return next;
}

/** @param {() => void} listener called when the system's choice changes */
export function onSystemTheme(listener) {
  DARK.addEventListener("change", listener);
}
