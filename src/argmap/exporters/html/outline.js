// The outline: an ARIA tree whose rows are all children of the tree and say their level themselves. Of a long one only
// the rows around those in sight are in the document.

const WINDOW = 140; // rows that are in the document at once
const TYPING = 700; // ms within which letters belong to one word

class Outline {
  /** `choose(node, how)` and `toggle(node)` are called when a reader does so. */
  constructor(tree, { choose, toggle }) {
    Object.assign(this, { tree, choose, toggle });
    this.rows = [];
    this.made = new Map(); // node → its element, which is kept: so focus and scrolling stay
    this.current = nodes[0]; // the row that Tab leads to
    this.typed = "";
    this.typedAt = 0;
    this.first = 0; // the first row in the document
    this.height = 40; // px of a row, on average
    tree.addEventListener("scroll", () => this.scrolled(), { passive: true });
    tree.addEventListener("click", (event) => this.clicked(event));
    tree.addEventListener("keydown", (event) => this.pressed(event));
    tree.addEventListener("focusin", (event) => this.makeCurrent(this.rowAt(event.target)?.node));
  }

  /** Show these rows, and no others. */
  show(rows) {
    this.rows = rows;
    this.places = new Map(rows.map((row, place) => [row.node, place]));
    if (!this.places.has(this.current)) this.makeCurrent(nodes[0]);
    this.fill(this.first);
  }

  /** Put the rows from one on into the document, and none but them; what is in sight stays where it is. */
  fill(first) {
    const { tree, rows } = this;
    this.first = Math.max(Math.min(first, rows.length - WINDOW), 0);
    const there = rows.slice(this.first, this.first + WINDOW);
    const held = rows.length > WINDOW ? this.held() : null;
    const elements = there.map((row) => this.elementOf(row));
    const wanted = new Set(elements);
    for (const element of [...tree.children]) if (!wanted.has(element)) element.remove();
    let at = tree.firstChild;
    for (const element of elements) {
      if (element === at) at = at.nextSibling;
      else tree.insertBefore(element, at);
    }
    const rest = rows.length - this.first - there.length;
    if (rest || this.first) this.height = this.average(elements) || this.height;
    tree.style.setProperty("--before", `${Math.round(this.first * this.height)}px`);
    tree.style.setProperty("--after", `${Math.round(rest * this.height)}px`);
    if (held && wanted.has(held.element)) tree.scrollTop += held.element.offsetTop - held.top;
  }

  average(elements) {
    if (!elements.length) return 0;
    const last = elements.at(-1);
    return (last.offsetTop + last.offsetHeight - elements[0].offsetTop) / elements.length;
  }

  /** The first row in sight, and where it is. */
  held() {
    const { tree } = this;
    const element = [...tree.children].find((row) => row.offsetTop + row.offsetHeight > tree.scrollTop);
    return element ? { element, top: element.offsetTop } : null;
  }

  /** Take up other rows where those in the document come to an end. */
  scrolled() {
    const { tree, rows, first } = this;
    if (rows.length <= WINDOW || !tree.firstChild) return;
    const [start, end] = [tree.firstChild.offsetTop, tree.lastChild.offsetTop + tree.lastChild.offsetHeight];
    const [top, low] = [tree.scrollTop, tree.scrollTop + tree.clientHeight];
    const middle = (row) => row - WINDOW / 2;
    if (low < start || top > end) this.fill(Math.round(middle(top / this.height)));
    else if (top - start < tree.clientHeight / 2 && first > 0) this.fill(first - WINDOW / 2);
    else if (end - low < tree.clientHeight / 2 && first + WINDOW < rows.length) this.fill(first + WINDOW / 2);
  }

  /** See to it that the row of a node is in the document. */
  reach(node) {
    const place = this.places?.get(node);
    if (place === undefined || (place >= this.first && place < this.first + WINDOW)) return;
    this.fill(place - WINDOW / 2);
  }

  /** The element of a row, rewritten only if something about it has changed. */
  elementOf(row) {
    const { node } = row;
    const made = this.made.get(node) ?? { element: element("div", { role: "treeitem", "data-place": node.place }) };
    this.made.set(node, made);
    const { place, siblings, foldable, folded } = row;
    const shown = [node.size, marksOf(node), state.terms, readingMark(node)?.text, isGlanced(node) && gistKey(node)];
    const key = [state.language, place, siblings, foldable, folded, ...shown].join("|");
    if (made.key !== key) {
      made.key = key;
      this.write(made.element, row);
    }
    return made.element;
  }

  write(item, row) {
    const { node } = row;
    const attributes = {
      class: ["row", node.kind.name, ...marksOf(node)].join(" "),
      tabindex: node === this.current ? 0 : -1,
      "aria-level": node.depth + 1,
      "aria-setsize": row.siblings,
      "aria-posinset": row.place,
      "aria-selected": String(node === state.chosen),
    };
    if (row.foldable) item.setAttribute("aria-expanded", String(!row.folded));
    else item.removeAttribute("aria-expanded");
    item.style.setProperty("--level", node.depth);
    item.replaceChildren();
    filled(item, attributes, [
      element("span", { class: "twist", "aria-hidden": "true" }, row.foldable ? (row.folded ? "▸" : "▾") : ""),
      swatch(node.kind),
      element(
        "span",
        { class: "words" },
        element("span", { class: "unseen" }, `${node.kind.words[state.language]} `),
        node.number && element("span", { class: "number" }, highlighted(node.number), " "),
        textElement("span", node.text, { class: "text" }, highlighted),
        jointMarks(node),
        layerBadge(node),
        row.folded && element("span", { class: "more" }, ` +${node.size}`),
        isGlanced(node) && gist(node),
        this.elsewhere(node),
      ),
      readingElement(node),
    ]);
  }

  /** Where a match is that the row's text does not show: the id, another language, or what is said beside it. */
  elsewhere(node) {
    if (!state.matches.has(node) || !state.terms.length) return null;
    const shown = comparable(`${node.number} ${pick(node.text).text}`);
    const missing = state.terms.filter((term) => !shown.includes(term));
    if (!missing.length) return null;
    const candidates = [node.id, node.text, node.by ?? "", ...node.facts.map(([, value]) => value)].flat();
    const where = candidates.find((text) => text && comparable(text).includes(missing[0]));
    return where ? element("span", { class: "elsewhere", dir: "auto" }, highlighted(around(where, missing[0]))) : null;
  }

  rowAt(target) {
    const item = target.closest("[role=treeitem]");
    return item && this.rows.find((row) => row.node.place === Number(item.dataset.place));
  }

  makeCurrent(node) {
    if (!node) return;
    this.made.get(this.current)?.element.setAttribute("tabindex", -1);
    this.current = node;
    this.made.get(node)?.element.setAttribute("tabindex", 0);
  }

  focus(node) {
    this.reach(node);
    this.makeCurrent(node);
    this.made.get(node)?.element.focus();
  }

  /** Bring a node's row into sight without moving the focus. */
  reveal(node) {
    this.reach(node);
    this.makeCurrent(node);
    this.made.get(node)?.element.scrollIntoView({ block: "nearest" });
  }

  clicked(event) {
    const row = this.rowAt(event.target);
    if (!row) return;
    if (row.foldable && event.target.closest(".twist, .more")) this.toggle(row.node);
    else this.choose(row.node, "click");
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const at = this.rows.findIndex((row) => row.node === this.current);
    const row = this.rows[at];
    const go = (to) => to && this.move(to.node);
    const acts = {
      ArrowDown: () => go(this.rows[at + 1]),
      ArrowUp: () => go(this.rows[at - 1]),
      Home: () => go(this.rows[0]),
      End: () => go(this.rows.at(-1)),
      ArrowRight: () => (row.folded ? this.toggle(row.node) : go(row.below[0])),
      ArrowLeft: () => {
        if (row.foldable && !row.folded) this.toggle(row.node);
        else if (row.node.parent) this.move(row.node.parent);
      },
      Enter: () => this.choose(row.node, "click"),
      " ": () => this.choose(row.node, "click"),
    };
    const act = acts[event.key] ?? (event.key.length === 1 ? () => this.type(event.key, at) : null);
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** The choice follows the focus, so that the argument can be walked through with the arrow keys. */
  move(node) {
    this.focus(node);
    this.choose(node, "move");
  }

  /** Go to the next row whose text, number or id begins with what is typed. */
  type(letter, at) {
    const now = performance.now();
    this.typed = (now - this.typedAt < TYPING ? this.typed : "") + comparable(letter);
    this.typedAt = now;
    const begins = ({ node }) =>
      [pick(node.text).text, node.number, node.id].some((text) => comparable(text).startsWith(this.typed));
    // A first letter moves on; more letters may still match the row that it has reached.
    const from = this.typed.length > 1 ? at : at + 1;
    const found = [...this.rows.slice(from), ...this.rows.slice(0, from)].find(begins);
    if (found) this.move(found.node);
  }
}

const AROUND = 60; // characters of a remark that are shown on either side of a match

/** The part of a text around a match. */
function around(text, term) {
  const at = comparable(text).indexOf(term);
  const [from, to] = [Math.max(at - AROUND, 0), at + term.length + AROUND];
  return `${from ? "…" : ""}${text.slice(from, to)}${to < text.length ? "…" : ""}`;
}

/** A small card of a kind, in its shape and colours. */
function swatch(kind) {
  const drawing = svg("svg", { class: `swatch ${kind.name}`, viewBox: "-1 -1 26 18", "aria-hidden": "true" });
  drawing.append(svg("path", { class: "card", d: kind.swatch }));
  return drawing;
}
