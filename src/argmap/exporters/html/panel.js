// The panel: all that the map knows about the chosen node, or about itself where none is chosen.

// What an author's Markdown may become; the export writes no other tags.
const TAGS = new Set(
  "p h4 ul ol li blockquote em strong s table thead tbody tr th td br hr code pre a".split(" "),
);

const openGroups = new Set(); // the groups that the reader has opened; they stay so from claim to claim

/**
 * Details of a node: what it says, what bears on it, and what a reader can do with it; then where it stands and what its
 * source says; all else in groups that are closed at first.
 */
function details(node) {
  return [
    stepper(node),
    element(
      "p",
      { class: `label ${node.kind.name}` },
      swatch(node.kind),
      node.number && element("span", { class: "number" }, node.number),
      element("span", { class: "kind" }, node.kind.words[state.language]),
      shareMenu(node),
    ),
    layerLine(node),
    textElement("h2", node.text),
    speakerLine(node),
    gist(node),
    ...relations(node),
    element("section", { class: "claim-tools" }, [...supposing(node), ...answeringBack(node)]),
    way(node),
    ...passages(node),
    ...group("facts", word("facts"), () => [
      ...otherLanguages(node.text).map((said) => element("p", { class: "other", ...said.attributes }, said.text)),
      rows(node),
    ]),
    ...group("detail", word("detail"), () => explanation(node)),
    ...group("evaluation", word("evaluation"), () => evaluation(node)),
    ...(node.children.length ? group("depends on", word("depends on"), () => depending(node)) : []),
    ...group("questions", questionsCounted(node), () => answers(node)),
    ...group("links", word("links"), () => bearings(node)),
  ];
}

/** A group of the panel: closed until the reader opens it, and made then; nothing where it would be empty. */
function group(name, title, contentOf) {
  const lazy = name === "evaluation" || name === "depends on";
  const made = lazy && !openGroups.has(name) ? null : contentOf().filter(Boolean);
  if (made && !made.length) return [];
  const inside = element("div", {}, made ?? []);
  const box = element("details", { class: "group", "data-group": name, open: openGroups.has(name) });
  box.append(element("summary", {}, title), inside);
  box.addEventListener("toggle", () => {
    openGroups[box.open ? "add" : "delete"](name);
    if (box.open && !inside.hasChildNodes()) inside.append(...contentOf().flat().filter(Boolean));
  });
  return [box];
}

function questionsCounted(node) {
  return word("questions, counted", node.answers?.length ?? 0, node.questions?.length ?? 0);
}

/** Who says it, where it is said. */
function speakerLine(node) {
  const speaker = node.facts.find(([name]) => name === "speaker")?.[1];
  const source = node.work != null ? data.works[node.work].short[state.language] : "";
  if (!speaker && !source) return null;
  return element("p", { class: "by-line" }, speaker && textElement("span", speaker), speaker && source ? " · " : "", source);
}

/** Buttons that go to the claim above, to the statements beside, and to the first reason; for fingers. */
function stepper(node) {
  const button = (name, sign, act) => {
    const made = element("button", { type: "button", "aria-label": word(name), title: word(name), "data-step": name }, sign);
    made.disabled = !act;
    if (act) made.addEventListener("click", act);
    return made;
  };
  const to = (name, sign, other) => button(name, sign, other && (() => choose(other, "link")));
  const near = neighbours(node);
  return element(
    "div",
    { class: "stepper" },
    to("parent", "↑", near.parent),
    to("previous sibling", "←", near.before),
    to("next sibling", "→", near.after),
    to("first reason", "↓", near.first),
    button("close", "✕", () => showTab("outline")),
  );
}

function otherLanguages(said) {
  if (typeof said === "string") return [];
  const shown = pick(said).language;
  return said
    .map((text, language) => ({ text, language, attributes: { lang: data.languages[language].tag, dir: "auto" } }))
    .filter(({ text, language }) => text != null && language !== shown);
}

/** The way from the thesis, in one line. */
function way(node) {
  if (!node.parent) return null;
  const relation = element("span", { class: `relation ${node.kind.relation}` }, word(node.kind.relation));
  return element("div", { class: "way", role: "group", "aria-label": word("path") }, trail(node), " ", relation);
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
  return [element("div", content, marks.map(markElement))];
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
  return [element("dl", { class: "long" }, rows.flat())];
}

function passages(node) {
  if (!node.passages) return [];
  const language = data.works[node.work]?.language || null;
  const quotes = node.passages.map((at) => element("li", { lang: language, dir: "auto" }, at));
  return [heading("passage"), element("ul", { class: "passages" }, quotes)];
}

const HEADINGS = { supports: "for", limits: "limits, heading", opposes: "against", follows: "follows, heading" };

/** What bears on a node, in a line for each statement: children first, then links from other branches. */
function relations(node) {
  return data.measures.relations.flatMap((relation) => {
    const found = bearing(node, relation);
    if (!found.length) return [];
    const item = (other) => element("li", {}, bearingLink(other), other.parent !== node && aside("elsewhere"));
    return [
      element("h3", { class: `bearing ${relation}` }, word(HEADINGS[relation], found.length)),
      element("ul", { class: "nodes bearings" }, found.map(item)),
    ];
  });
}

/** A link to a statement in one line: its number, as much of its text as there is room for, and how well it stands. */
function bearingLink(node) {
  const found = readingOf(node);
  const { text, language } = pick(node.text);
  const sign = found && element("span", { class: `stands ${found.status.name}`, title: found.status.words[state.language] }, statusSign(found.status), ` ${decimals(found.strength)}`);
  return element(
    "a",
    { href: hashOf(node), class: "node-link one-line", title: text },
    swatch(node.kind),
    node.number && element("span", { class: "number" }, node.number, " "),
    element("span", { class: "text", lang: data.languages[language].tag }, text),
    layerBadge(node),
    readingMark(node)?.changed ? readingElement(node) : sign,
  );
}

/** What a node bears on beside its parent. */
function bearings(node) {
  return data.measures.relations.flatMap((relation) => {
    const targets = node.links.filter((link) => link.relation === relation);
    const items = targets.map((link) => element("li", {}, nodeLink(link.node)));
    return items.length ? [heading(`also ${relation}`), element("ul", { class: "nodes" }, items)] : [];
  });
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
