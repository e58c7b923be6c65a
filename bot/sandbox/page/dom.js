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

function present(children) {
  return children.filter((child) => child !== null && child !== undefined && child !== false);
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
