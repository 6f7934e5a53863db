// The diagram from afar, where cards are too small to be read: patches in the colours of their kinds, and the titles of
// the upper branches, at a size that can be read however far away they are. It is painted, since thousands of elements
// would be too slow to move.

const TITLE = 12.5; // px of a title on the screen
const TITLE_ROOM = 300; // px of the longest title
const TITLE_LEVELS = 3;

class Far {
  constructor(pane) {
    this.canvas = element("canvas", { class: "far", "aria-hidden": "true" });
    this.pen = this.canvas.getContext("2d");
    this.rows = [];
    pane.append(this.canvas);
  }

  /** The rows that are laid out now; their colours are those of the theme. */
  show(rows) {
    this.rows = rows;
    this.colours = colours();
    this.titled = rows.filter((row) => row.node.depth < TITLE_LEVELS).sort((a, b) => a.node.depth - b.node.depth);
  }

  hide() {
    this.canvas.hidden = true;
  }

  draw({ x, y, k }, { w, h }) {
    const { canvas, pen } = this;
    const dense = devicePixelRatio || 1;
    canvas.hidden = false;
    if (canvas.width !== Math.round(w * dense)) canvas.width = Math.round(w * dense);
    if (canvas.height !== Math.round(h * dense)) canvas.height = Math.round(h * dense);
    pen.setTransform(dense, 0, 0, dense, 0, 0);
    pen.clearRect(0, 0, w, h);
    for (const { node, box, below } of this.rows) {
      const [left, top, wide] = [x + box.x * k, y + box.y * k, box.w * k];
      const high = Math.max(box.h * k, 1);
      if (below.length) this.trunk(left + wide, top + high / 2, below, { x, y, k });
      if (left > w || top > h || left + wide < 0 || top + high < 0) continue;
      pen.fillStyle = this.colourOf(node);
      pen.fillRect(left, top, wide, high);
    }
    this.titles({ x, y, k }, { w, h });
  }

  colourOf(node) {
    if (node === state.chosen) return this.colours.accent;
    return state.kept && !state.matches.has(node) ? this.colours.rule : this.colours[node.kind.name];
  }

  /** One line for all that is below a card. */
  trunk(from, level, below, { x, y, k }) {
    const { pen } = this;
    const [first, last] = [below[0].box, below.at(-1).box];
    const end = x + first.x * k;
    const middle = (from + end) / 2;
    pen.strokeStyle = this.colours.rule;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(from, level);
    pen.lineTo(middle, level);
    pen.moveTo(middle, Math.min(y + (first.y + first.h / 2) * k, level));
    pen.lineTo(middle, Math.max(y + (last.y + last.h / 2) * k, level));
    pen.stroke();
  }

  /** Titles, those of the upper levels first; one that would lie on another is left out. */
  titles({ x, y, k }, { w, h }) {
    const { pen } = this;
    const taken = [];
    pen.font = `600 ${TITLE}px ${this.colours.font}`;
    pen.textBaseline = "top";
    this.drawn = [];
    for (const { node, box } of this.titled) {
      const title = titleOf(node);
      const room = { x: Math.max(x + box.x * k, 4), y: Math.max(y + box.y * k, 2), h: TITLE + 5 };
      room.w = Math.min(pen.measureText(title).width, TITLE_ROOM) + 8;
      const seen = room.x < w && room.y + room.h < h && y + (box.y + box.h) * k > -room.h;
      // The reasons themselves are always named: one of them gives way to the title above it.
      for (let tries = 3; isGlanced(node) && tries && taken.some((other) => meets(other, room)); tries--) room.y += room.h;
      if (!seen || taken.some((other) => meets(other, room))) continue;
      taken.push(room);
      pen.fillStyle = this.colours.canvas;
      pen.globalAlpha = 0.88;
      pen.fillRect(room.x, room.y, room.w, room.h);
      pen.globalAlpha = 1;
      pen.fillStyle = node === state.chosen ? this.colours.accent : this.colours.text;
      pen.fillText(title, room.x + 4, room.y + 2);
      this.drawn.push({ node, room });
    }
    this.canvas.dataset.titles = this.drawn.map(({ node }) => node.number || "·").join(" ");
  }

  /** The node whose title is at a point of the pane. */
  titleAt(point) {
    return this.canvas.hidden ? null : this.drawn?.find(({ room }) => meets(room, { ...point, w: 0, h: 0 }))?.node;
  }
}

/** The beginning of a text, with its number: as much as a title has room for, broken between words. */
function titleOf(node) {
  const { text } = pick(node.text);
  const most = /[\u2e80-\u9fff]/.test(text) ? 20 : 40;
  const cut = text.length > most ? `${text.slice(0, most).replace(/\s+\S*$/, "")}…` : text;
  return `${node.number} ${cut}`.trimStart();
}

/** The colours of the theme at present, by what is painted in them. */
function colours() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(`--${name}`).trim();
  const found = { font: getComputedStyle(document.body).fontFamily, rule: read("supports") };
  for (const name of ["canvas", "text", "accent"]) found[name] = read(name);
  for (const { name } of data.kinds) found[name] = read(`${name}-border`);
  return found;
}
