/** The stream of what happens in the sandbox, kept open for as long as the page is. */

const EVENTS = ["message", "deleted", "chat", "action", "commands", "journal", "knobs", "process"];
const RETRY_MS = 1500;

/**
 * Listen to the sandbox.
 *
 * @param {object} listeners
 * @param {(name: string, data: unknown) => void} listeners.event
 * @param {(again: boolean) => void} listeners.open called at each connection; what was missed must be fetched then
 * @param {() => void} listeners.lost
 */
export function listen({ event, open, lost }) {
  const source = new EventSource("/sandbox/events");
  for (const name of EVENTS) {
    source.addEventListener(name, (message) => event(name, JSON.parse(message.data)));
  }
  source.addEventListener("open", () => open());
  source.addEventListener("error", () => {
    lost();
    // The browser reconnects by itself unless the server answered with an error.
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen({ event, open, lost }), RETRY_MS);
  });
}
