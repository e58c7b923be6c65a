/**
 * Elements without markup strings: whatever a person or a bot wrote only ever becomes a text node.
 *
 * @typedef {Node | string | number | null | undefined | false} Child
 */

/**
 * Build an element.
 *
 * @param {string} tag
 * @param {Record<string, unknown>} [props] attributes; `on` holds listeners, `style` custom properties, `data` the dataset
 * @param {...(Child | Child[])} children strings become text
 * @returns {HTMLElement}
 */
export function h(tag, props = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) assign(element, name, value);
  element.append(...present(children.flat()));
  return element;
}

/** Replace the children of `element`. @param {Element} element @param {...(Child | Child[])} children */
export function fill(element, ...children) {
  element.replaceChildren(...present(children.flat()));
}

/**
 * Make the children of `parent` these, touching only what differs.
 *
 * What stays is never removed: a player goes on, the focus stays, a click that has begun counts.
 *
 * @param {Element} parent @param {...(Child | Child[])} children elements
 */
export function settle(parent, ...children) {
  const wanted = present(children.flat());
  const kept = new Set(wanted);
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove();
  wanted.forEach((child, index) => {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  });
}

/** Elements by name, each rebuilt only when its content has changed. */
export class Kept {
  #made = new Map();

  /**
   * @param {string | number} name
   * @param {unknown} shown what the element shows, as JSON can tell it
   * @param {() => HTMLElement} make
   */
  get(name, shown, make) {
    const version = JSON.stringify(shown);
    const known = this.#made.get(name);
    if (known?.version === version) return known.element;
    const element = make();
    this.#made.set(name, { version, element });
    return element;
  }

  /** Forget all but these. @param {Iterable<string | number>} names */
  only(names) {
    const wanted = new Set(names);
    for (const name of this.#made.keys()) if (!wanted.has(name)) this.#made.delete(name);
  }
}

function present(children) {
  return children.filter((child) => child || child === 0);
}

function assign(element, name, value) {
  if (value === null || value === undefined || value === false) return;
  if (name === "on") {
    for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
  } else if (name === "style") {
    for (const [property, setting] of Object.entries(value)) element.style.setProperty(property, setting);
  } else if (name === "data") {
    Object.assign(element.dataset, value);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/** Collect calls within one turn of the event loop into one. @param {() => void} work */
export function batched(work) {
  let planned = false;
  return () => {
    if (planned) return;
    planned = true;
    queueMicrotask(() => {
      planned = false;
      work();
    });
  };
}
