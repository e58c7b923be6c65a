/**
 * The control API: every request that the page makes, and its answers.
 *
 * @typedef {{id: number, first_name: string, username?: string, language_code?: string}} Person
 * @typedef {{id: number, name: string, closed?: boolean}} Topic
 * @typedef {{id: number, type: string, title: string, forum: boolean, topics: Topic[], members: number[],
 *   admins: number[], blocked: boolean, bot: string, migrated_to: number | null, last: Message | null}} Chat
 * @typedef {{type: string, offset: number, length: number, url?: string, language?: string}} Entity
 * @typedef {{file_id: string, width: number, height: number}} Photo
 * @typedef {{file_id: string, width: number, height: number, duration: number, file_name?: string,
 *   mime_type: string, file_size: number}} Media
 * @typedef {{text: string, data?: string, url?: string, switch_inline?: string, switch_here?: boolean, switch_to?: string[], pay?: boolean,
 *   copies?: string, style?: string}} Button
 * @typedef {{text: string, start_parameter: string}} ResultsButton what opens the private chat, above inline results
 * @typedef {{title: string, description: string, currency: string, total_amount: number, paid_by: number[]}} Invoice
 * @typedef {{title: string, description: string, currency: string, total_amount: number, subscription_period: number,
 *   stars: number, paid: boolean}} Bill what somebody is about to pay, and how many Stars they have
 * @typedef {{chat_id: number, message_id: number} | {link: string}} Payable an invoice in a message, or behind a link
 * @typedef {{created_at: string, direction: "TOPUP" | "CHARGE", type: string, amount: {usd: number, credits: number},
 *   model: string | null, reference_id: string | null}} Transaction
 * @typedef {{person: string, title: string, price: string, expires: number, canceled: boolean, charge_id: string}} Subscription
 * @typedef {{balance_usd: number, transactions: Transaction[], stars: number, subscriptions: Subscription[]}} Accounts
 * @typedef {{id: number, chat_id: number, from: {id: number, name: string, is_bot: boolean}, date: number,
 *   text: string, entities: Entity[], photo?: Photo, video?: Media, animation?: Media, document?: Media, audio?: Media,
 *   voice?: Media, invoice?: Invoice, reply_to?: {id: number, from: {id: number, name: string}, text: string, quoted: boolean},
 *   thread: number | null, buttons?: Button[][], media_group?: string, edited: boolean, service?: string,
 *   via_bot?: string, force_reply?: number[], spoiler?: boolean, reactions: string[]}} Message
 */

const ROOT = "/sandbox";

/** The control API refused; `message` says why. */
export class ApiError extends Error {}

export const state = () => get("/state");
export const messages = (chat) => get(`/chats/${chat}/messages`).then((answer) => answer.messages);
export const journal = () => get("/journal").then((answer) => answer.entries);
export const file = (id) => `${ROOT}/files/${encodeURIComponent(id)}`;
export const addPerson = (person) => post("/people", person);
export const addTopic = (chat, name) => post(`/chats/${chat}/topics`, { name });
export const addChat = (chat) => post("/chats", chat);
export const commands = (chat, from) => get(`/chats/${chat}/commands?from=${from}`).then((answer) => answer.commands);
export const rank = (chat, person, admin) => post(`/chats/${chat}/admins`, { person, admin });
export const setKnobs = (knobs) => call("PATCH", "/knobs", knobs);
export const change = (chat, verb) => post(`/chats/${chat}/${verb}`, {});
export const edit = (message, text) => post(`${address(message)}/edit`, { text });
export const remove = (message) => post(`${address(message)}/delete`, {});
export const press = (message, from, row, column) => post(`${address(message)}/press`, { from, row, column });
export const bill = (payable, from) => get(`/checkout?${new URLSearchParams({ ...payable, from })}`);
export const pay = (payable, from) => post("/checkout", { ...payable, from });
export const giveStars = (person, amount) => post(`/people/${person}/stars`, { amount });
export const renew = (charge) => post("/subscriptions/renew", { charge_id: charge });
export const restartBot = (kill) => post("/bot/restart", { kill });
export const accounts = () => get("/accounts");
export const follow = (url, from) => post("/start", { from, url }).then((answer) => answer.messages);
export const inline = (query) => post("/inline", query);
export const choose = (choice) => post("/inline/choose", choice);

/**
 * Send a message; several files make an album.
 *
 * @param {number} chat
 * @param {{from: number, text: string, reply_to?: number | null, quote?: string | null, thread?: number | null, files?: File[],
 *   as_document?: boolean, as_chat?: boolean}} draft
 */
export function send(chat, { files = [], ...fields }) {
  const path = `/chats/${chat}/messages`;
  if (files.length === 0) return post(path, fields);
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined && value !== false) form.append(name, String(value));
  }
  for (const item of files) form.append("files", item, item.name);
  return call("POST", path, form);
}

const address = (message) => `/messages/${message.chat_id}/${message.id}`;
const get = (path) => call("GET", path);
const post = (path, body) => call("POST", path, body);

async function call(method, path, body) {
  const form = body instanceof FormData;
  const response = await reach(ROOT + path, {
    method,
    headers: body === undefined || form ? {} : { "Content-Type": "application/json" },
    body: form ? body : JSON.stringify(body),
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new ApiError(answer.error ?? `The sandbox answered ${response.status}.`);
  return answer;
}

async function reach(url, request) {
  try {
    return await fetch(url, request);
  } catch (error) {
    throw new ApiError("The sandbox is not reachable.", { cause: error });
  }
}
