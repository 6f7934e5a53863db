// The diagram's pane: it is moved and zoomed, and holds elements only for what is in sight, so that it stays smooth.

const FAR = 0.36; // the scale below which no text can be read
const LEGIBLE = 12 / data.measures.lines.text.size; // the scale from which it is read with ease: at 12 px
const SCALES = [0.01, 3];
const SLACK = 240; // px around the pane in which cards are drawn already
const EDGE = 28; // px between a fitted diagram and the pane
const HELD = 80; // px of the diagram that always stay in the pane
const FOOT = 60; // px at the lower end of the pane that the buttons take
const STEP = 80; // px that an arrow key moves

const calm = matchMedia("(prefers-reduced-motion: reduce)");

class Diagram {
  /**
   * `choose(node)` and `toggle(node)` are called when a card or its handle is clicked, `walk(key)` when an arrow key is
   * pressed, `moved(scale)` when the view has changed, `laidOut()` when the layout has.
   */
  constructor(pane, acts) {
    Object.assign(this, { pane, fitted: false, ...acts });
    this.view = { x: EDGE, y: EDGE, k: 1 };
    this.rows = [];
    this.bounds = { w: 0, h: 0 };
    this.drawn = new Map(); // row, fork or link → its element
    const layers = ["links", "forks", "route", "cards"]; // from the back to the front
    this.layers = Object.fromEntries(layers.map((name) => [name, svg("g", { class: name })]));
    this.stage = svg("g", {}, Object.values(this.layers));
    // The outline holds the same for those who cannot see the drawing.
    pane.append(svg("svg", { class: "diagram", "aria-hidden": "true" }, this.stage));
    this.far = new Far(pane);
    this.listen();
  }

  get size() {
    return { w: this.pane.clientWidth, h: this.pane.clientHeight };
  }

  /** Lay a tree of rows out and draw it; the anchor, a node, stays where it is on the screen. */
  show(top, anchor) {
    const before = this.boxOf(anchor);
    const wasGlance = atGlance;
    place(top);
    this.rows = flat(top);
    this.measure();
    this.byNode = new Map(this.rows.map((row) => [row.node, row]));
    this.families = new Map(this.rows.filter((row) => row.below.length).map((row) => [row.node, familyOf(row)]));
    this.links = this.linksShown();
    const after = this.boxOf(anchor);
    // What was fitted before is fitted again; else the anchor stays.
    if (this.fitted && this.size.w) this.view = this.wholeView();
    else if (before && after) {
      const { k } = this.view;
      this.view.x += wasGlance === atGlance ? (before.x - after.x) * k : 0;
      this.view.y += (before.y - after.y) * k;
    }
    this.laidOut();
    this.redraw();
  }

  isFar() {
    return this.view.k < FAR;
  }

  measure() {
    const furthest = (end) => this.rows.reduce((most, { box }) => Math.max(most, end(box)), 0);
    this.bounds = { w: furthest((box) => box.x + box.w), h: furthest((box) => box.y + box.h) };
  }

  boxOf(node) {
    return this.byNode?.get(node)?.box;
  }

  linksShown() {
    const found = [];
    for (const { node: from, box } of this.rows)
      for (const { relation, node: to, step } of from.links) {
        const signs = step && this.families.has(to) ? this.families.get(to).forks.flatMap(({ sign }) => sign ?? []) : [];
        const joint = signs.find((sign) => sign.step.id === step);
        const other = joint || this.boxOf(to);
        if (!other || from === to) continue;
        const x = Math.min(box.x, other.x) - 160;
        const y = Math.min(box.y, other.y);
        const w = Math.max(box.x + box.w, other.x + other.w) + 160 - x;
        const h = Math.max(box.y + box.h, other.y + other.h) - y;
        found.push({ from, to, relation, ...linkPath(box, other, relation), bounds: { x, y, w, h } });
      }
    return found;
  }

  /** Redraw everything in sight: what is chosen, matches or is said has changed. */
  redraw() {
    this.drawn.clear();
    this.far.show(this.rows);
    for (const layer of Object.values(this.layers)) layer.replaceChildren();
    this.drawRoute();
    this.draw();
  }

  drawRoute() {
    const route = state.chosen ? [...ancestors(state.chosen), state.chosen] : [];
    for (const above of route)
      for (const fork of this.families.get(above)?.forks ?? [])
        for (const { node, whole } of fork.lines)
          if (route.includes(node))
            this.layers.route.append(
              svg("g", { class: `edge route ${fork.relation}` }, svg("path", { class: "line", d: whole() })),
            );
  }

  /** Move the drawing to where the view is; add what has come into sight and remove what has left it. */
  draw() {
    const { w, h } = this.size;
    this.stay();
    const { x, y, k } = this.view;
    this.stage.setAttribute("transform", `translate(${x} ${y}) scale(${k})`);
    const far = this.isFar();
    const { layers } = this;
    if (far) this.far.draw(this.view, { w, h });
    else this.far.hide();
    layers.route.setAttribute("display", far ? "none" : "inline");
    const sight = { x: (-x - SLACK) / k, y: (-y - SLACK) / k, w: (w + 2 * SLACK) / k, h: (h + 2 * SLACK) / k };
    const update = (items, layer, boundsOf, drawItem) => {
      for (const item of items) {
        const seen = !far && meets(boundsOf(item), sight);
        const known = this.drawn.get(item);
        if (seen && !known) {
          const made = drawItem(item);
          this.drawn.set(item, made);
          layer.append(made);
        } else if (!seen && known) {
          known.remove();
          this.drawn.delete(item);
        }
      }
    };
    update(this.links, layers.links, (link) => link.bounds, drawLink);
    update(this.families.values(), layers.forks, (family) => family.bounds, drawFamily);
    update(this.rows, layers.cards, (row) => row.box, drawCard);
    this.moved(k);
  }

  /** Keep the diagram from being pushed out of the pane, where nobody would find it again. */
  stay() {
    const { w, h } = this.size;
    const { bounds, view } = this;
    const held = (at, length, room) => Math.min(Math.max(at, HELD - length * view.k), Math.max(room - HELD, 0));
    view.x = held(view.x, bounds.w, w);
    view.y = held(view.y, bounds.h, h);
  }

  /** Draw at the next frame, however often the view changes until then. */
  schedule() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }

  moveTo(view, smoothly = true) {
    this.fitted = false;
    cancelAnimationFrame(this.motion);
    const from = { ...this.view };
    const started = performance.now();
    const step = (now) => {
      const part = smoothly && !calm.matches ? Math.min(Math.max((now - started) / 220, 0), 1) : 1;
      const eased = 1 - (1 - part) ** 3;
      for (const key of ["x", "y", "k"]) this.view[key] = from[key] + (view[key] - from[key]) * eased;
      this.draw();
      if (part < 1) this.motion = requestAnimationFrame(step);
    };
    step(started);
  }

  pan(dx, dy) {
    this.fitted = false;
    cancelAnimationFrame(this.motion);
    this.view.x += dx;
    this.view.y += dy;
    this.schedule();
  }

  /** Zoom by a factor around a point of the pane, or around its middle. */
  zoom(factor, at = { x: this.size.w / 2, y: this.size.h / 2 }) {
    this.fitted = false;
    cancelAnimationFrame(this.motion);
    const { x, y, k } = this.view;
    const to = Math.min(Math.max(k * factor, SCALES[0]), SCALES[1]);
    this.view = { x: at.x - ((at.x - x) * to) / k, y: at.y - ((at.y - y) * to) / k, k: to };
    this.schedule();
  }

  /** The scale at which the whole diagram would fit. */
  fitting() {
    const { w, h } = this.size;
    return Math.min((w - 2 * EDGE) / this.bounds.w, (h - EDGE - FOOT) / this.bounds.h, 1);
  }

  /** The view of the whole diagram. */
  wholeView() {
    const { w, h } = this.size;
    const { bounds } = this;
    const k = Math.max(this.fitting(), SCALES[0]);
    return { x: Math.max((w - bounds.w * k) / 2, EDGE), y: Math.max((h - FOOT + EDGE - bounds.h * k) / 2, EDGE), k };
  }

  /** Show the whole diagram, and go on doing so when it changes, until the reader moves it. */
  fit(smoothly = true) {
    this.moveTo(this.wholeView(), smoothly);
    this.fitted = true;
  }

  /** Where a reader begins: all of a small diagram, else its top left corner at a size that can be read. */
  home() {
    if (this.fitting() >= LEGIBLE) {
      this.moveTo(this.wholeView(), false);
      this.fitted = true;
      return;
    }
    const across = (this.size.w - 2 * EDGE) / this.bounds.w;
    this.moveTo({ x: EDGE, y: EDGE, k: Math.min(Math.max(across, LEGIBLE), 1) }, false);
  }

  /** Bring a point of the diagram into the middle of the pane. */
  centre({ x, y }) {
    const { w, h } = this.size;
    const { k } = this.view;
    this.fitted = false;
    this.view = { x: w / 2 - x * k, y: h / 2 - y * k, k };
    this.schedule();
  }

  /** Bring a node into sight, at a size that can be read; do nothing where it is so already. */
  reveal(node) {
    const box = this.boxOf(node);
    const { w, h } = this.size;
    if (!box || !w) return;
    const k = this.view.k < 0.6 ? Math.min(LEGIBLE, (w - 2 * EDGE) / box.w) : this.view.k;
    const left = this.view.x + box.x * k;
    const top = this.view.y + box.y * k;
    const inside = left > 8 && top > 8 && left + box.w * k < w - 8 && top + box.h * k < h - 8;
    if (inside && k === this.view.k) return;
    // In the middle, but without moving the diagram's own beginning into the pane.
    const x = Math.min(Math.max((w - box.w * k) / 2, EDGE) - box.x * k, EDGE);
    const y = Math.min(Math.max((h - box.h * k) * 0.4, EDGE) - box.y * k, EDGE);
    this.moveTo({ x, y, k });
  }

  listen() {
    const { pane } = this;
    const pointers = new Map();
    let travelled = 0;
    const spot = (event) => {
      const { left, top } = pane.getBoundingClientRect();
      return { x: event.clientX - left, y: event.clientY - top };
    };
    pane.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      if (!pointers.size) travelled = 0;
      pointers.set(event.pointerId, spot(event));
      pane.setPointerCapture(event.pointerId);
    });
    pane.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const now = spot(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      const stretch = other ? distance(now, other) / Math.max(distance(before, other), 1) : 1;
      pointers.set(event.pointerId, now);
      travelled += distance(now, before);
      // A finger that means to tap still trembles.
      if (travelled < 6) return;
      pane.classList.add("moving");
      this.pan((now.x - before.x) / pointers.size, (now.y - before.y) / pointers.size);
      if (other) this.zoom(stretch, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    });
    const lift = (event) => {
      if (pointers.delete(event.pointerId) && event.type === "pointerup" && travelled < 6) this.click(spot(event));
      if (!pointers.size) pane.classList.remove("moving");
    };
    pane.addEventListener("pointerup", lift);
    pane.addEventListener("pointercancel", lift);
    pane.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const lines = event.deltaMode === 1 ? 16 : 1;
        // A pinch on a touch pad comes as a wheel with Ctrl, in small steps; a wheel's own are large.
        const step = Math.max(-60, Math.min(event.deltaY * lines, 60));
        if (event.ctrlKey || event.metaKey) this.zoom(Math.exp(-step * 0.006), spot(event));
        else if (event.shiftKey) this.pan(-(event.deltaY || event.deltaX) * lines, 0);
        else this.pan(-event.deltaX * lines, -event.deltaY * lines);
      },
      { passive: false },
    );
    pane.addEventListener("keydown", (event) => {
      const act = this.keys(event.shiftKey)[event.key];
      if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
    });
    new ResizeObserver(() => {
      // A pane that was hidden, as on a narrow screen, has had no size to begin with.
      if (this.size.w && !this.begun) {
        this.begun = true;
        this.home();
        if (state.chosen) this.reveal(state.chosen);
      } else if (this.size.w) {
        if (this.fitted) this.view = this.wholeView();
        this.draw();
      }
    }).observe(pane);
  }

  keys(panning) {
    const arrow = (key, x, y) => () => (panning ? this.pan(x, y) : this.walk(key));
    return {
      ArrowLeft: arrow("ArrowLeft", STEP, 0),
      ArrowRight: arrow("ArrowRight", -STEP, 0),
      ArrowUp: arrow("ArrowUp", 0, STEP),
      ArrowDown: arrow("ArrowDown", 0, -STEP),
      "+": () => this.zoom(1.25),
      "=": () => this.zoom(1.25),
      "-": () => this.zoom(0.8),
      0: () => this.fit(),
      1: () => this.zoom(1 / this.view.k),
    };
  }

  click({ x, y }) {
    const titled = this.far.titleAt({ x, y });
    if (titled) return this.choose(titled);
    const at = { x: (x - this.view.x) / this.view.k, y: (y - this.view.y) / this.view.k };
    const held = this.isFar() ? null : this.rows.find((row) => row.foldable && onHandle(row, at));
    if (held) return this.toggle(held.node);
    const row = this.rows.find(({ box }) => meets(box, { ...at, w: 0, h: 0 }));
    return row && this.choose(row.node);
  }
}

/** The lines from a row to those below it, made when they come into sight, and the room that they take. */
function familyOf(row) {
  const boxes = [row.box, ...row.below.map(({ box }) => box)];
  const [first, last] = [boxes[0], boxes[1]];
  const top = boxes.reduce((least, { y }) => Math.min(least, y), Infinity) - 60;
  const end = boxes.reduce((most, { y, h }) => Math.max(most, y + h), -Infinity) + 60;
  const x = first.x + first.w;
  let made = null;
  return {
    bounds: { x, y: top, w: last.x - x, h: end - top },
    get forks() {
      return (made ??= forks(row));
    },
  };
}

const drawFamily = (family) => svg("g", {}, family.forks.map(drawFork));

function meets(a, b) {
  return a.x <= b.x + b.w && b.x <= a.x + a.w && a.y <= b.y + b.h && b.y <= a.y + a.h;
}

function onHandle(row, { x, y }) {
  const handle = handleBox(row);
  const box = { x: row.box.x + handle.x, y: row.box.y + handle.y - HANDLE, w: handle.w, h: 2 * HANDLE };
  return meets(box, { x: x - 4, y: y - 4, w: 8, h: 8 });
}

function distance(a, b) {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
