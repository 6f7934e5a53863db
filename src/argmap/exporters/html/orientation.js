// Where the reader is: the way to the chosen statement above the diagram, the claims that have been pushed out of sight,
// and a small picture of the whole with what is in sight.

const MINIMAP = 120; // px, its longer side

/** The way from the thesis to a node as links: numbers that have their texts as titles. */
function trail(node) {
  const way = [...ancestors(node), node];
  return element(
    "ol",
    {},
    way.map((step) =>
      element(
        "li",
        {},
        element(
          "a",
          { href: hashOf(step), title: pick(step.text).text, "aria-current": step === node ? "true" : null },
          step.number || word("thesis"),
        ),
      ),
    ),
  );
}

function showCrumbs() {
  const node = state.chosen ?? nodes[0];
  const said = element("span", { class: "crumb-text", lang: data.languages[pick(node.text).language].tag }, pick(node.text).text);
  find("_crumbs").replaceChildren(trail(node), said);
}

/** Claims above the chosen one whose cards are out of sight, as links at the edge of the pane. */
function showPinned(diagram) {
  const { w, h } = diagram.size;
  const { x, y, k } = diagram.view;
  const hidden = (node) => {
    const box = diagram.boxOf(node);
    return box && (x + (box.x + box.w) * k < 24 || y + (box.y + box.h) * k < 12 || x + box.x * k > w - 24 || y + box.y * k > h - 12);
  };
  const above = state.chosen && !diagram.isFar() ? ancestors(state.chosen).filter(hidden) : [];
  const key = above.map((node) => node.place).join(" ") + state.language;
  const pinned = find("_pinned");
  if (pinned.dataset.key === key) return;
  pinned.dataset.key = key;
  pinned.hidden = !above.length;
  pinned.replaceChildren(
    ...above.slice(-3).map((node) => {
      const { text, language } = pick(node.text);
      const label = element("b", {}, `↖ ${node.number || word("thesis")} `);
      return element("a", { href: hashOf(node), title: text, lang: data.languages[language].tag }, label, text);
    }),
  );
}

class Minimap {
  constructor(canvas, diagram) {
    Object.assign(this, { canvas, diagram, pen: canvas.getContext("2d") });
    this.whole = document.createElement("canvas");
    const go = (event) => {
      const { left, top } = canvas.getBoundingClientRect();
      diagram.centre({ x: (event.clientX - left) / this.scale, y: (event.clientY - top) / this.scale });
    };
    canvas.addEventListener("pointerdown", (event) => {
      canvas.setPointerCapture(event.pointerId);
      go(event);
    });
    canvas.addEventListener("pointermove", (event) => event.buttons && go(event));
  }

  /** Paint the whole, once for each layout. */
  show() {
    const { bounds, rows } = this.diagram;
    this.scale = Math.min(MINIMAP / bounds.w, MINIMAP / bounds.h);
    const wide = Math.max(Math.ceil(bounds.w * this.scale), 24);
    const high = Math.max(Math.ceil(bounds.h * this.scale), 24);
    for (const canvas of [this.whole, this.canvas]) Object.assign(canvas, { width: wide, height: high });
    const pen = this.whole.getContext("2d");
    this.colours = colours();
    for (const { node, box } of rows) {
      pen.fillStyle = node === state.chosen ? this.colours.accent : this.colours[node.kind.name];
      const at = [box.x, box.y, box.w, box.h].map((length) => length * this.scale);
      pen.fillRect(at[0], at[1], at[2], Math.max(at[3] - 0.3, 0.7));
    }
    this.draw();
  }

  /** Paint what is in sight; nothing is painted while all of it is. */
  draw() {
    const { canvas, pen, diagram, whole } = this;
    if (!whole.width || !this.scale) return;
    const { w, h } = diagram.size;
    const { x, y, k } = diagram.view;
    const { bounds } = diagram;
    canvas.hidden = x >= 0 && y >= 0 && x + bounds.w * k <= w && y + bounds.h * k <= h;
    if (canvas.hidden) return;
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(whole, 0, 0);
    pen.strokeStyle = this.colours.accent;
    pen.lineWidth = 2;
    const box = [-x / k, -y / k, w / k, h / k].map((length) => length * this.scale);
    const [left, top] = [Math.max(box[0], 1), Math.max(box[1], 1)];
    const right = Math.min(box[0] + box[2], canvas.width - 1);
    const low = Math.min(box[1] + box[3], canvas.height - 1);
    pen.strokeRect(left, top, Math.max(right - left, 2), Math.max(low - top, 2));
  }
}
