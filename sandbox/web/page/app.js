/** The page as a whole: builds its parts and connects them to the events of the store. */
import { iconButton } from "./button.js";
import { ChatList } from "./chatlist.js";
import { Composer } from "./composer.js";
import { acceptDrops } from "./attachments.js";
import { batched, fill, h } from "./dom.js";
import { Head } from "./head.js";
import { icon } from "./icons.js";
import { Identity } from "./identity.js";
import { listen } from "./live.js";
import { Messages } from "./messages.js";
import { newChat } from "./newchat.js";
import { Panel } from "./panel.js";
import { place, replace } from "./route.js";
import { Store } from "./store.js";
import { actionWords, summary } from "./summary.js";
import { onSystemTheme, restoreTheme, theme, toggleTheme } from "./theme.js";
import { Ui } from "./ui.js";

const WIDE = matchMedia("(min-width: 721px)");

restoreTheme();
const store = new Store();
const ui = new Ui(store);
const panel = new Panel(document.getElementById("panel"), ui);
const list = new ChatList(ui);
const identity = new Identity(ui);
const head = new Head(ui, panel.button);
ui.messages = new Messages(ui);
ui.composer = new Composer(ui);

build();
wire();

function build() {
  const add = iconButton("add", "New chat", () => newChat(ui));
  const bar = h("header", { class: "bar" }, identity.element, themeButton(), add);
  fill(document.getElementById("sidebar"), bar, list.element);
  const nowhere = h("p", { class: "nowhere" }, "Choose a chat");
  fill(document.getElementById("conversation"), head.element, ui.messages.element, ui.composer.element, nowhere);
}

function themeButton() {
  const button = h("button", { type: "button", class: "plain", id: "theme" });
  const draw = () => {
    const other = theme() === "dark" ? "light" : "dark";
    button.setAttribute("aria-label", `Turn to ${other} colours`);
    button.title = `Turn to ${other} colours`;
    fill(button, icon(other === "dark" ? "moon" : "sun"));
  };
  button.addEventListener("click", () => draw(toggleTheme()));
  onSystemTheme(draw);
  draw();
  return button;
}

function wire() {
  on(["people", "chats", "messages", "place", "actions"], () => list.update());
  on(["people", "chats", "messages"], () => identity.update());
  on(["chats", "messages", "place", "actions", "people", "link", "process"], () => store.chat && head.update());
  on(["chats", "messages", "place"], () => store.chat && ui.messages.update());
  on(["actions", "place"], () => store.chat && ui.messages.typing(doing()));
  on(["place", "people", "chats"], () => ui.composer.update());
  on(["messages"], () => ui.composer.invite());
  on(["commands"], () => ui.composer.commands.forget());
  on(["journal"], () => panel.journal.update());
  on(["knobs"], () => panel.knobs.update());
  on(["process"], () => panel.restart.update());
  on(["chats", "messages", "place"], entitle);
  store.addEventListener("turn", (event) => panel.restart.tell(event.detail));
  store.addEventListener("arrival", (event) => announce(event.detail));
  addEventListener("hashchange", arrive);
  addEventListener("keydown", shortcut);
  addEventListener("click", payLink);
  addEventListener("click", startLink);
  document.addEventListener("visibilitychange", () => !document.hidden && ui.messages.atEnd && store.readHere());
  acceptDrops(document.getElementById("conversation"), (files) => ui.composer.attachments.add(files));
  listen({ event: (name, data) => store.take(name, data), open: catchUp, lost: () => store.setConnected(false) });
}

/** Call `update` once for any number of these changes within a turn. */
function on(names, update) {
  const later = batched(update);
  for (const name of names) store.addEventListener(name, later);
}

/** At the start and after each gap: everything as it is now. */
async function catchUp() {
  const whole = await ui.attempt(async () => {
    await store.load();
    await store.loadJournal();
  });
  store.setConnected(whole);
  if (whole) arrive();
}

async function arrive() {
  const wanted = place();
  if (wanted && !store.chats.has(wanted.chat)) await ui.attempt(() => store.load());
  if (!same(wanted, place())) return;
  const chat = wanted && store.chats.get(wanted.chat);
  if (!chat) return fallBack();
  if (!chat.members.includes(store.me) && chat.members.length > 0) store.become(chat.members[0]);
  open(wanted);
}

/** No chat is named: on a wide screen the first one is open. */
function fallBack() {
  const [first] = store.chatsOf(store.me);
  if (first && WIDE.matches) replace(first.id);
  else open(null);
}

function open(wanted) {
  const moved = !same(wanted, store.place);
  document.getElementById("app").classList.toggle("in-chat", wanted !== null);
  store.open(wanted);
  if (wanted && moved && WIDE.matches) queueMicrotask(() => ui.composer.focus());
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function doing() {
  const action = store.place && store.actionIn(store.place.chat, store.place.thread);
  return action && actionWords(action);
}

function announce(message) {
  if (message.from?.id === store.me) return;
  const said = h("p", {}, `${message.from?.name ?? ""}: ${summary(message)}`);
  const announcer = document.getElementById("announcer");
  announcer.append(said);
  while (announcer.childElementCount > 5) announcer.firstElementChild.remove();
}

function entitle() {
  const unread = store.chatsOf(store.me).reduce((sum, chat) => sum + store.unreadIn(store.me, chat), 0);
  const name = store.chat ? store.titleOf(store.chat) : "Veogram";
  document.title = `${unread ? `(${unread}) ` : ""}${name} · sandbox`;
}

/** A link to an invoice, in a text or on a button, opens the payment sheet (Bot API: createInvoiceLink). */
function payLink(event) {
  const link = event.target.closest?.('a[href^="https://t.me/$"]');
  if (!link) return;
  event.preventDefault();
  ui.checkout({ link: link.href });
}

/** A link to the bot with a payload opens the private chat and presses Start there (Bot API: deep linking). */
function startLink(event) {
  const link = event.target.closest?.('a[href^="https://t.me/"][href*="?start="]');
  if (!link || new URL(link.href).pathname.slice(1).toLowerCase() !== store.bot.username.toLowerCase()) return;
  event.preventDefault();
  ui.start(link.href);
}

/** Alt with an arrow goes through the chats, Ctrl+K searches them. */
function shortcut(event) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (event.altKey && step) list.move(step);
  else if ((event.ctrlKey || event.metaKey) && event.key === "k") list.focusSearch();
  else return;
  event.preventDefault();
}
