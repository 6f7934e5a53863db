// Searching and filtering: which nodes match, and where in a text.

/** A text as it is compared: without case, full-width letters as narrow ones; each character keeps its place. */
function comparable(text) {
  const alike = (character) => {
    const folded = character.normalize("NFKC").toLowerCase();
    return folded.length === 1 ? folded : character;
  };
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase()).replace(/[^\0-\x7f]/g, alike);
}

function termsOf(query) {
  return comparable(query).split(/\s+/).filter(Boolean);
}

/** All that a node can be found by; put together when it is first asked for. */
function haystack(node) {
  if (node.haystack === undefined) {
    const strings = [];
    const collect = (value) => {
      if (typeof value === "string") strings.push(value);
      else if (Array.isArray(value)) value.forEach(collect);
    };
    collect([node.id, node.number, node.text, node.facts.map(([, value]) => value)]);
    collect([node.passages, node.tags, node.detail, node.answers]);
    node.haystack = comparable(strings.join("\n"));
  }
  return node.haystack;
}

/** Where terms occur in a text: [start, end] in order, overlapping ones joined. */
function occurrences(text, terms) {
  const found = [];
  const within = terms.length ? comparable(text) : "";
  for (const term of terms)
    for (let at = within.indexOf(term); at >= 0; at = within.indexOf(term, at + term.length))
      found.push([at, at + term.length]);
  found.sort(([a], [b]) => a - b);
  const joined = [];
  for (const [start, end] of found) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

/** A text in pieces: what `mark` makes of each occurrence, and strings between. `offset` is where the piece begins. */
function marked(text, ranges, mark, offset = 0) {
  const pieces = [];
  let at = 0;
  for (const [from, to] of ranges) {
    const start = Math.max(from - offset, at);
    const end = Math.min(to - offset, text.length);
    if (end <= start) continue;
    pieces.push(text.slice(at, start), mark(text.slice(start, end)));
    at = end;
  }
  pieces.push(text.slice(at));
  return pieces.filter((piece) => piece !== "");
}

const highlighted = (text) => marked(text, occurrences(text, state.terms), (hit) => element("mark", {}, hit));

/** What can be filtered by: each facet has its values, and each value the nodes that have it. */
function facets() {
  const facet = (name, valuesOf, labelOf) => {
    const values = new Map();
    for (const node of nodes)
      for (const value of valuesOf(node)) {
        const key = JSON.stringify(value);
        if (!values.has(key)) values.set(key, { label: () => labelOf(value), nodes: new Set(), on: false });
        values.get(key).nodes.add(node);
      }
    return { name, values: [...values.values()] };
  };
  // A layer speaks for itself where it does not say who speaks.
  const speaker = (node) => [node.by ?? node.layer?.title ?? null];
  const byWeight = (found) => ({ ...found, values: found.values.sort((a, b) => b.nodes.size - a.nodes.size) });
  return [
    facet("layer", (node) => [data.layers.indexOf(node.layer)], (at) => layerTitle(data.layers[at])),
    facet("kind", (node) => [data.kinds.indexOf(node.kind)], (kind) => data.kinds[kind].words[state.language]),
    byWeight(facet("speaker", speaker, (by) => (by ? pick(by).text : word("no speaker")))),
    byWeight(facet("tag", (node) => node.tags ?? [], (tag) => tag)),
    byWeight(facet("source", (node) => [node.work ?? null], (at) => data.works[at]?.short[state.language] ?? "—")),
  ].filter((found) => found.values.length > (found.name === "tag" ? 0 : 1));
}

/** Find what matches all terms and, in each facet in use, one of the values that are on. */
function narrow(query, filters) {
  state.terms = termsOf(query);
  const used = filters.map((facet) => facet.values.filter((value) => value.on)).filter((values) => values.length);
  const narrowed = state.terms.length > 0 || used.length > 0;
  const fits = (node) =>
    used.every((values) => values.some((value) => value.nodes.has(node))) &&
    state.terms.every((term) => haystack(node).includes(term));
  state.matches = new Set(narrowed ? state.nodes.filter(fits) : []);
  state.kept = null;
  if (narrowed) {
    state.kept = new Set([nodes[0]]);
    state.matches.forEach(keep);
  }
}

/** The matches in the order in which a reader goes through them: those in texts before those in what is said beside. */
function orderedMatches() {
  const inText = (node) => {
    const text = comparable(`${node.number} ${pick(node.text).text}`);
    return state.terms.every((term) => text.includes(term));
  };
  const found = readingOrder().filter((node) => state.matches.has(node));
  return [...found.filter(inText), ...found.filter((node) => !inText(node))];
}

/** Show a node and the way to it, though it may not match. */
function keep(node) {
  for (let at = node; at && !state.kept.has(at); at = at.parent) state.kept.add(at);
}
