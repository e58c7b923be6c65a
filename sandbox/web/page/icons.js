/** Line icons on a 24 × 24 grid, drawn with the current text colour. */

export const PATHS = {
  add: "M12 5v14M5 12h14",
  attach: "M20 11.5l-8.2 8.2a5 5 0 01-7.1-7.1l8.6-8.5a3.3 3.3 0 014.7 4.7l-8.6 8.5a1.7 1.7 0 01-2.4-2.4l7.9-7.8",
  back: "M15 5l-7 7 7 7",
  clear: "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5",
  close: "M6 6l12 12M18 6L6 18",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  down: "M12 5v14M6 13l6 6 6-6",
  edit: "M4 20l1-4.5L16.5 4a2 2 0 013 0l.5.5a2 2 0 010 3L8.5 19z",
  file: "M6 3h8l5 5v13H6zM14 3v5h5",
  group: "M9 11a3.5 3.5 0 100-7 3.5 3.5 0 000 7zM2.5 20a6.5 6.5 0 0113 0M16 4.3a3.5 3.5 0 010 6.4M18 14.2a6.5 6.5 0 013.5 5.8",
  menu: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  moon: "M20 14.5A8 8 0 119.5 4a6.5 6.5 0 0010.5 10.5z",
  panel: "M4 5h16v14H4zM15 5v14",
  play: "M8 5.5v13l10.5-6.5z",
  reply: "M10 6L4 12l6 6M4 12h9a7 7 0 017 7",
  search: "M10.5 17a6.5 6.5 0 100-13 6.5 6.5 0 000 13zM15.5 15.5L20 20",
  send: "M4 12L20.5 4.5 16 20l-4.5-6.5zM11.5 13.5l9-9",
  slash: "M14.5 4.5l-5 15",
  sun: "M12 16a4 4 0 100-8 4 4 0 000 8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4",
  topics: "M4 6h16M4 12h16M4 18h10",
};

const SVG = "http://www.w3.org/2000/svg";

/** @param {keyof typeof PATHS} name */
export function icon(name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", "0 0 24 24");
  drawing.setAttribute("class", `icon icon-${name}`);
  drawing.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  drawing.append(path);
  return drawing;
}
