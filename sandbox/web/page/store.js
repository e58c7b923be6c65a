/**
 * What the page knows: a copy of the sandbox's state, kept up to date by its events.
 *
 * Every change is announced as an event named after what changed: `chats`, `messages`, `people`,
 * `actions`, `commands`, `knobs`, `journal`, `place`, `link`, `process`; an `arrival` carries one new message, a `turn`
 * what the bot's process has just begun to do.
 */
import * as api from "./api.js";
import { Reads } from "./reads.js";

const ACTION_MS = 6000;
const JOURNAL_LENGTH = 400;
const ME = "veogram.me";

export class Store extends EventTarget {
  bot = { id: 0, username: "", first_name: "" };
  /** @type {Map<number, api.Person>} */
  people = new Map();
  /** @type {Map<number, api.Chat>} */
  chats = new Map();
  /** @type {Map<number, Map<number, api.Message>>} by chat, then by message */
  messages = new Map();
  /** @type {Map<string, {action: string, timer: number}>} by chat and topic */
  actions = new Map();
  /** @type {Record<string, number | boolean>} */
  knobs = {};
  journal = [];
  /** @type {"starting" | "running" | "stopping" | "stopped" | null} what the bot's process does; null: it is not the sandbox's */
  process = null;
  /** @type {string | null} which world this is, of all that a sandbox at this address ever was */
  world = null;
  /** @type {number | null} the person who types */
  me = null;
  /** @type {import("./route.js").Place | null} */
  place = null;
  connected = true;
  /** The chat in whose own name I write, as an anonymous administrator; @type {number | null} */
  #mask = null;
  #reads = new Reads();
  #fetches = new Map();

  /** Fetch everything: at the start, and after each gap in the stream of events. */
  async load() {
    const state = await api.state();
    this.world ??= state.world;
    if (state.world !== this.world) return location.reload();
    const first = this.chats.size === 0;
    this.bot = state.bot;
    this.people = byId(state.people);
    this.chats = byId(state.chats);
    this.knobs = state.knobs;
    this.process = state.process;
    this.me = this.#remembered(state.me);
    await Promise.all([...this.chats.keys()].map((chat) => this.#fetch(chat)));
    if (first) for (const chat of this.chats.values()) this.#readByAll(chat);
    this.#reads.doubt((chat) => this.#lastOf(chat));
    for (const name of ["people", "chats", "commands", "knobs", "process", "messages"]) this.#tell(name);
  }

  /** Fetch the journal again; what arrives meanwhile is appended. */
  async loadJournal() {
    this.journal = [];
    const entries = await api.journal();
    const known = entries.at(-1)?.id ?? 0;
    this.journal = [...entries, ...this.journal.filter((entry) => entry.id > known)].slice(-JOURNAL_LENGTH);
    this.#tell("journal");
  }

  /** Apply one event of the stream. @param {string} name */
  take(name, data) {
    const appliers = {
      message: () => this.put(data),
      deleted: () => this.#drop(data),
      chat: () => this.putChat(data),
      action: () => this.#act(data),
      commands: () => this.#tell("commands"),
      knobs: () => this.setKnobs(data),
      process: () => this.#follow(data),
      journal: () => this.#note(data),
    };
    appliers[name]();
  }

  /** @param {api.Message} message new, or a new version of a known one */
  put(message) {
    const known = this.#known(message.chat_id);
    const arrived = !known.has(message.id);
    known.set(message.id, message);
    this.#fetches.get(message.chat_id)?.news.set(message.id, message);
    const chat = this.chats.get(message.chat_id);
    if (chat && message.id >= (chat.last?.id ?? 0)) chat.last = message;
    if (arrived && message.from?.is_bot) this.#rest(message.chat_id, message.thread ?? null);
    this.#tell("messages");
    if (arrived) this.#tell("arrival", message);
  }

  /** @param {api.Chat} chat as it was when somebody asked; its last message may be older than what is known here */
  putChat(chat) {
    const last = this.find(chat.id, this.#lastOf(chat.id));
    if (last?.id > (chat.last?.id ?? 0)) chat.last = last;
    this.chats.set(chat.id, chat);
    this.#tell("chats");
    if (chat.members.some((member) => !this.people.has(member))) this.#meet();
    if (!this.messages.has(chat.id)) this.#fetch(chat.id).then(() => this.#tell("messages"));
  }

  /** @param {api.Person} person */
  putPerson(person) {
    this.people.set(person.id, person);
    this.#tell("people");
  }

  setKnobs(knobs) {
    this.knobs = knobs;
    this.#tell("knobs");
  }

  setConnected(connected) {
    this.connected = connected;
    this.#tell("link");
  }

  /** Become somebody else, in this tab. @param {number} person */
  become(person) {
    this.me = person;
    this.#mask = null;
    sessionStorage.setItem(ME, String(person));
    this.#tell("people");
    this.#tell("chats");
    this.#tell("messages");
  }

  /** Write in the name of the open chat. */
  putMaskOn() {
    this.#mask = this.chat.id;
    this.#tell("people");
  }

  /** Whether I write in the name of the open chat. */
  get masked() {
    return this.#mask === this.chat?.id && this.chat.admins.includes(this.me);
  }

  /** @param {import("./route.js").Place | null} place */
  open(place) {
    this.place = place;
    this.#tell("place");
  }

  /** The open chat. @returns {api.Chat | null} */
  get chat() {
    return (this.place && this.chats.get(this.place.chat)) ?? null;
  }

  /** The chats that `person` sees, the latest first. */
  chatsOf(person) {
    const theirs = [...this.chats.values()].filter((chat) => chat.members.includes(person) && !chat.migrated_to);
    return theirs.sort((a, b) => moved(b) - moved(a) || b.id - a.id);
  }

  /** @param {api.Chat} chat */
  titleOf(chat) {
    return chat.type === "private" ? this.bot.first_name : chat.title;
  }

  /** Messages of a place, oldest first. @param {number} chat @param {number | null} [thread] of a forum */
  listed(chat, thread = null) {
    const all = [...(this.messages.get(chat)?.values() ?? [])].sort((a, b) => a.id - b.id);
    return this.chats.get(chat)?.forum ? all.filter((m) => (m.thread ?? null) === thread) : all;
  }

  find(chat, message) {
    return this.messages.get(chat)?.get(message) ?? null;
  }

  actionIn(chat, thread = null) {
    return this.actions.get(key(chat, thread))?.action ?? null;
  }

  /** How many messages `person` has not seen in a place. */
  unread(person, chat, thread = null) {
    const seen = this.#reads.last(person, chat, thread);
    const fresh = this.listed(chat, thread).filter((m) => m.id > seen && m.from?.id !== person);
    return fresh.filter((m) => !m.service).length;
  }

  /** The same over all topics. @param {number} person @param {api.Chat} chat */
  unreadIn(person, chat) {
    return threadsOf(chat).reduce((sum, thread) => sum + this.unread(person, chat.id, thread), 0);
  }

  /** Everything in the open place has been seen by me. */
  readHere() {
    if (!this.place || this.me === null) return;
    const { chat, thread } = this.place;
    const last = this.listed(chat, thread).at(-1)?.id ?? 0;
    if (this.#reads.mark(this.me, chat, thread, last)) this.#tell("chats");
  }

  #readByAll(chat) {
    const last = this.#lastOf(chat.id);
    for (const person of chat.members) {
      for (const thread of threadsOf(chat)) this.#reads.mark(person, chat.id, thread, last);
    }
  }

  #lastOf(chat) {
    return Math.max(0, ...(this.messages.get(chat)?.keys() ?? []));
  }

  #remembered(fallback) {
    const mine = this.me ?? Number(sessionStorage.getItem(ME));
    if (this.people.has(mine)) return mine;
    return this.people.has(fallback) ? fallback : (this.people.keys().next().value ?? null);
  }

  /** A person who is not known here was added. */
  async #meet() {
    this.people = byId((await api.state()).people);
    this.me = this.#remembered(null);
    for (const name of ["people", "chats", "messages"]) this.#tell(name);
  }

  /** Fetch a chat's messages; once, however many ask meanwhile. */
  #fetch(chat) {
    if (!this.#fetches.has(chat)) this.#fetches.set(chat, { news: new Map(), done: null });
    const fetch = this.#fetches.get(chat);
    fetch.done ??= this.#receive(chat, fetch.news).finally(() => this.#fetches.delete(chat));
    return fetch.done;
  }

  /** Events that arrive before the answer are newer than it. */
  async #receive(chat, news) {
    const known = byId(await api.messages(chat));
    for (const [id, message] of news) message ? known.set(id, message) : known.delete(id);
    this.messages.set(chat, known);
  }

  #known(chat) {
    if (!this.messages.has(chat)) this.messages.set(chat, new Map());
    return this.messages.get(chat);
  }

  #drop({ chat_id: chat, message_id: message }) {
    this.#known(chat).delete(message);
    this.#fetches.get(chat)?.news.set(message, null);
    const owner = this.chats.get(chat);
    if (owner) owner.last = this.find(chat, this.#lastOf(chat));
    this.#tell("messages");
  }

  #act({ chat_id: chat, thread = null, action }) {
    const place = key(chat, thread);
    clearTimeout(this.actions.get(place)?.timer);
    const timer = setTimeout(() => this.#rest(chat, thread), ACTION_MS);
    this.actions.set(place, { action, timer });
    this.#tell("actions");
  }

  #rest(chat, thread) {
    clearTimeout(this.actions.get(key(chat, thread))?.timer);
    if (this.actions.delete(key(chat, thread))) this.#tell("actions");
  }

  #follow(phase) {
    this.process = phase;
    this.#tell("process");
    this.#tell("turn", phase);
  }

  #note(entry) {
    this.journal.push(entry);
    if (this.journal.length > JOURNAL_LENGTH) this.journal.shift();
    this.#tell("journal");
  }

  #tell(name, detail = null) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

const key = (...parts) => parts.map((part) => part ?? "").join(":");
const threadsOf = (chat) => (chat.forum ? [null, ...chat.topics.map((topic) => topic.id)] : [null]);
const byId = (items) => new Map(items.map((item) => [item.id, item]));
const moved = (chat) => chat.last?.date ?? 0;
