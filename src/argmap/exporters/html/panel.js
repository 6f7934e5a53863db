// The panel: all that the map knows about the chosen node, or about itself where none is chosen.

// What an author's Markdown may become; the export writes no other tags.
const TAGS = new Set(
  "p h4 ul ol li blockquote em strong s table thead tbody tr th td br hr code pre a".split(" "),
);

/** Details of a node. */
function details(node) {
  return [
    element(
      "p",
      { class: `label ${node.kind.name}` },
      swatch(node.kind),
      element("span", { class: "kind" }, node.kind.words[state.language]),
      node.number && element("span", { class: "number" }, node.number),
      element("a", { class: "mono id", href: hashOf(node), title: word("address") }, node.id),
    ),
    layerLine(node),
    textElement("h2", node.text),
    ...otherLanguages(node.text).map((said) => element("p", { class: "other", ...said.attributes }, said.text)),
    way(node),
    rows(node),
    ...supposing(node),
    ...answeringBack(node),
    ...evaluation(node),
    ...depending(node),
    ...explanation(node),
    ...answers(node),
    ...passages(node),
    ...relations(node),
  ];
}

function otherLanguages(said) {
  if (typeof said === "string") return [];
  const shown = pick(said).language;
  return said
    .map((text, language) => ({ text, language, attributes: { lang: data.languages[language].tag, dir: "auto" } }))
    .filter(({ text, language }) => text != null && language !== shown);
}

function way(node) {
  const above = ancestors(node);
  if (!above.length) return null;
  const relation = element("span", { class: `relation ${node.kind.relation}` }, word(node.kind.relation));
  const items = above.map((step) => element("li", {}, nodeLink(step)));
  items.at(-1).append(" ", relation);
  return element("nav", { class: "way", "aria-label": word("path") }, heading("path"), element("ol", {}, items));
}

function rows(node) {
  const list = element("dl");
  const add = (name, ...content) => list.append(element("dt", {}, word(name)), element("dd", {}, ...content));
  const full = { linked: "linked, in full", assumed: "assumed, in full" };
  for (const [name, said] of node.facts)
    if (full[name]) add(name, word(full[name]));
    else add(name, textElement("span", said));
  if (node.work != null) add("source", data.works[node.work].short[state.language]);
  if (node.tags) add("tags", node.tags.flatMap((tag) => [element("span", { class: "tag" }, tag), " "]));
  return list.hasChildNodes() ? list : null;
}

function explanation(node) {
  if (!node.detail) return [];
  const { text: marks, language } = pick(node.detail);
  const content = { class: "prose", lang: data.languages[language].tag, dir: "auto" };
  return [heading("detail"), element("div", content, marks.map(markElement))];
}

function markElement(mark) {
  if (typeof mark === "string") return mark;
  const [tag, ...inside] = mark;
  if (!TAGS.has(tag)) return inside.map(markElement).flat();
  if (tag === "a") return outsideLink(inside[0], inside.slice(1).map(markElement));
  if (typeof inside[0] === "number") return element(tag, { start: inside[0] }, inside.slice(1).map(markElement));
  return element(tag, {}, inside.map(markElement));
}

/** A link that leaves the page; what it says may be another address than the one that it leads to. */
function outsideLink(address, inside) {
  return element("a", { href: address, title: address, rel: "noreferrer noopener", target: "_blank" }, inside);
}

function answers(node) {
  if (!node.answers) return [];
  const shown = node.answers.filter(([, , layer]) => layer == null || !state.hidden.has(data.layers[layer]));
  if (!shown.length) return [];
  const by = (layer) => layer != null && layerBadge({ layer: data.layers[layer] });
  const rows = shown.map(([question, said, layer]) => [
    textElement("dt", question),
    element("dd", {}, textElement("span", said), by(layer)),
  ]);
  return [heading("answers"), element("dl", { class: "long" }, rows.flat())];
}

function passages(node) {
  if (!node.passages) return [];
  const language = data.works[node.work]?.language || null;
  const quotes = node.passages.map((at) => element("li", { lang: language, dir: "auto" }, at));
  return [heading("passage"), element("ul", { class: "passages" }, quotes)];
}

/** What bears on a node, and what it bears on beside its parent; children first, then links from other branches. */
function relations(node) {
  const found = [];
  for (const relation of data.measures.relations) {
    const children = node.children.filter((child) => child.kind.relation === relation);
    const linked = node.incoming.filter((link) => link.relation === relation && link.node !== node);
    const items = [
      ...children.map((child) => element("li", {}, nodeLink(child))),
      ...linked.map((link) => element("li", {}, nodeLink(link.node), aside("elsewhere"))),
    ];
    if (items.length) found.push(heading(`below ${relation}`), element("ul", { class: "nodes" }, items));
  }
  for (const relation of data.measures.relations) {
    const targets = node.links.filter((link) => link.relation === relation);
    const items = targets.map((link) => element("li", {}, nodeLink(link.node)));
    if (items.length) found.push(heading(`also ${relation}`), element("ul", { class: "nodes" }, items));
  }
  return found;
}

/** The map itself: what it records, whose argument it is, how to read it. */
function about() {
  const kinds = data.kinds.filter((kind) => state.nodes.some((node) => node.kind === kind));
  const counted = (kind) => state.nodes.filter((node) => node.kind === kind).length;
  return [
    textElement("h2", data.title),
    ...otherLanguages(data.title).map((said) => element("p", { class: "other", ...said.attributes }, said.text)),
    data.summary && textElement("p", data.summary, { class: "prose" }),
    data.provenance[state.language] && element("p", { class: "prose", dir: "auto" }, data.provenance[state.language]),
    heading("legend"),
    element(
      "ul",
      { class: "legend" },
      kinds.map((kind) =>
        element("li", {}, swatch(kind), kind.words[state.language], element("span", { class: "count" }, counted(kind))),
      ),
      lineSamples(),
      jointSamples(),
    ),
    ...aboutLayers(),
    ...myAnswers(),
    ...scenarios(),
    ...aboutReadings(),
    ...(data.works.length ? [heading("sources"), element("ul", { class: "works" }, data.works.map(workEntry))] : []),
  ];
}

function lineSamples() {
  const used = new Set([
    ...state.nodes.filter((node) => node.parent).map((node) => node.kind.relation),
    ...state.nodes.flatMap((node) => node.links.map((link) => link.relation)),
  ]);
  return data.measures.relations
    .filter((relation) => used.has(relation))
    .map((relation) => {
      const { points, tail } = data.heads[relation];
      const head = "M" + points.map(([away, across]) => `${away} ${across}`).join("L");
      const drawing = svg("svg", { class: `diagram sample`, viewBox: "-1 -9 40 18", "aria-hidden": "true" });
      const line = svg("path", { class: "line", d: `M${tail} 0H38` });
      drawing.append(svg("g", { class: `edge ${relation}` }, line, svg("path", { class: "head", d: head })));
      return element("li", {}, drawing, word(relation));
    });
}

/** What joints mean, where there are any. */
function jointSamples() {
  const steps = state.nodes.flatMap((node) => node.steps);
  const sample = (said, shapes, relation = "") => {
    const drawing = svg("svg", { class: "diagram sample", viewBox: "-1 -9 40 18", "aria-hidden": "true" });
    drawing.append(svg("g", { class: "edge supports" }, svg("g", { class: "joint" }, shapes)), relation);
    return element("li", {}, drawing, word(said));
  };
  const sign = (said) => svg("text", { class: "f mid", x: 19, y: 4 }, said);
  const { points, tail } = data.heads.limits;
  const limit = svg(
    "g",
    { class: "edge limits" },
    svg("path", { class: "line", d: `M${12 + tail} 0H38` }),
    svg("path", { class: "head", d: "M" + points.map(([away, across]) => `${12 + away} ${across}`).join("L") }),
  );
  return [
    steps.some((step) => step.joint) &&
      sample("jointly, in full", [svg("circle", { cx: 19, cy: 0, r: 8 }), sign(word("jointly"))]),
    steps.some(({ cards }) => cards[state.language].lines.length) &&
      sample("inference, by scheme", [svg("rect", { x: 5, y: -8, width: 28, height: 16, rx: 8 }), sign("…")]),
    steps.some(({ caveats }) => caveats.length) && sample("limits one", [svg("circle", { cx: 6, cy: 0, r: 6 })], limit),
  ];
}

function workEntry(work) {
  const runs = work.entry[state.language];
  const look = (inside, name) =>
    name === "small-caps" ? element("span", { class: name }, inside) : element(name, {}, inside);
  const run = ([text, names, address]) => {
    const inside = names.reduceRight(look, text);
    return address ? outsideLink(address, inside) : inside;
  };
  return element("li", { dir: "auto" }, runs.map(run));
}

function heading(name) {
  return element("h3", {}, word(name));
}

function aside(name) {
  return element("span", { class: "aside" }, ` ${word(name)}`);
}

/** A link to a node, which the page follows by itself: its number and text. */
function nodeLink(node) {
  return element(
    "a",
    { href: hashOf(node), class: "node-link" },
    swatch(node.kind),
    node.number && element("span", { class: "number" }, node.number, " "),
    element("span", {}, textElement("span", node.text), layerBadge(node), readingElement(node)),
  );
}

function hashOf(node) {
  return `#${encodeURIComponent(node.id)}`;
}
