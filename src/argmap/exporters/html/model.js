// The map as the page works with it: nodes that know one another, texts by language, and what is shown at present.
// The parts of this script are one module, in the order in which document.py lists them.

const data = JSON.parse(document.getElementById("_data").textContent);
const nodes = data.nodes;
const byId = new Map(nodes.map((node) => [node.id, node])); // A Map, since an id may be "constructor".

/** What the reader has set before; a page from a file may have no storage. */
const memory = {
  get(name) {
    try {
      return localStorage.getItem(`argmap ${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`argmap ${name}`, value);
    } catch {
      // Then it is forgotten when the page is closed.
    }
  },
};

const find = (id) => document.getElementById(id);

const state = {
  language: 0,
  chosen: null, // the node whose details are shown
  folded: new Set(), // nodes below which nothing is shown
  kept: null, // while a search or filter is on: the nodes that match, and those above them
  matches: new Set(),
  terms: [],
  hidden: new Set(), // layers that the reader has taken off
  nodes, // those that are there without them
  ids: false, // whether cards and panel show ids
  show: "", // what is marked at each node: nothing, "status" or "strength"
};

nodes.forEach((node, place) => {
  node.place = place;
  node.kind = data.kinds[node.kind];
  node.layer = data.layers[node.layer] ?? null;
  node.parent = nodes[node.parent] ?? null;
  node.depth = node.parent ? node.parent.depth + 1 : 0;
  node.facts ??= [];
  node.written = (node.links ?? []).map(([relation, target, step]) => ({ relation, node: nodes[target], step }));
  node.steps = (node.steps ?? []).map((step) => ({
    ...step,
    members: step.members.map((member) => nodes[member]),
    caveats: step.caveats.map((caveat) => nodes[caveat]),
  }));
});
arrange();

/** Tie the nodes together, without those of hidden layers and what hangs on them. */
function arrange() {
  for (const node of nodes) {
    node.gone = state.hidden.has(node.layer) || Boolean(node.parent?.gone);
    node.children = [];
    node.incoming = [];
    node.size = 0; // how many nodes are below
    node.doubts = 0; // and how many of them limit or oppose something
    if (!node.gone) node.parent?.children.push(node);
  }
  state.nodes = nodes.filter((node) => !node.gone);
  for (const node of state.nodes) {
    node.links = node.written.filter((link) => !link.node.gone);
    for (const link of node.links) link.node.incoming.push({ relation: link.relation, node });
  }
  for (const node of [...state.nodes].reverse())
    if (node.parent) {
      node.parent.size += node.size + 1;
      node.parent.doubts += node.doubts + ["limits", "opposes"].includes(node.kind.relation);
    }
}

/** A text in the page's language, or in the first one that it has: {text, language}. */
function pick(said, language = state.language) {
  if (typeof said === "string") return { text: said, language };
  const found = said[language] != null ? language : said.findIndex((text) => text != null);
  return { text: said[found], language: found };
}

/** One of the page's own words; the values fill its gaps. */
function word(name, ...values) {
  return values.reduce((text, value) => text.replace("{}", () => value), data.words[state.language][name]);
}

function ancestors(node) {
  const found = [];
  for (let above = node.parent; above; above = above.parent) found.unshift(above);
  return found;
}

/** The nodes in the order of the outline; those that a reader has added are not at the end of it. */
function readingOrder(node = nodes[0], found = []) {
  found.push(node);
  for (const child of node.children) readingOrder(child, found);
  return found;
}

/** The statements around a node: the claim above, those beside it, and the first below; null where there is none. */
function neighbours(node) {
  const siblings = node.parent?.children ?? [node];
  const at = siblings.indexOf(node);
  return { parent: node.parent, before: siblings[at - 1] ?? null, after: siblings[at + 1] ?? null, first: node.children[0] ?? null };
}

/** Fold what is at this level or deeper, and unfold the rest; a layer may still add to a node with nothing below. */
function foldFrom(level) {
  state.folded = new Set(nodes.filter((node) => node.depth >= level));
}

/** The nodes that are shown, as a tree of rows; a row knows its place among its siblings. */
function shownTree() {
  const rowOf = (node, place, siblings) => {
    const children = state.kept ? node.children.filter((child) => state.kept.has(child)) : node.children;
    const folded = children.length > 0 && state.folded.has(node);
    const below = folded ? [] : children.map((child, index) => rowOf(child, index + 1, children.length));
    return { node, place, siblings, foldable: children.length > 0, folded, below };
  };
  return rowOf(nodes[0], 1, 1);
}

/** The rows of a tree in reading order. */
function flat(row, found = []) {
  found.push(row);
  for (const child of row.below) flat(child, found);
  return found;
}

/** An element; strings among its children become text, whatever they contain. */
function element(tag, attributes = {}, ...children) {
  return filled(document.createElement(tag), attributes, children);
}

function svg(tag, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((child) => child != null && child !== "" && child !== false));
  return made;
}

/** A text as an element that says its language, so that fonts, line breaks and voices are those of its script. */
function textElement(tag, said, attributes = {}, content = (text) => [text]) {
  const { text, language } = pick(said);
  const dir = runsFromRight(text, language) ? "rtl" : "ltr";
  return element(tag, { lang: data.languages[language].tag, dir, ...attributes }, content(text));
}

const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** Whether a text runs from right to left in a language, as `runs_right_to_left` of argmap says. */
function runsFromRight(text, language = state.language) {
  const letter = text.match(/\p{L}/u)?.[0] ?? "";
  if (data.languages[language].rtl) return FROM_RIGHT.test(text) || !letter;
  return FROM_RIGHT.test(letter);
}

/** The attributes of a line of a drawing that begins, or ends, at a place, whichever way its paragraph runs. */
function directed(paragraph, class_, right, language) {
  const rtl = runsFromRight(paragraph, language);
  const classes = right === rtl ? class_ : `${class_} end`.trim();
  return { class: classes || null, direction: rtl ? "rtl" : null };
}
