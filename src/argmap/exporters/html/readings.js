// What the map comes to if it is taken at its word: statuses and strengths, which the export has computed.

/** The reading that the layers on the map call for: its own where all are hidden, else that of the whole. */
function shownReading() {
  const layers = data.layers.filter((layer) => !layer.mine);
  return layers.length && layers.every((layer) => state.hidden.has(layer)) ? 1 : 0;
}

/** A node in the reading that is shown, or in the other one, or nothing. */
function readingOf(node, which = shownReading()) {
  if (isComputed()) return which === shownReading() ? computedReading(node) : null;
  const found = node.readings[which];
  if (!found) return null;
  const [status, strength, base, reasons, fate, steps, falls] = found;
  const { statuses, fates } = data.evaluation;
  return { status: statuses[status], strength, base, reasons, fate: fates[fate], steps, falls };
}

const decimals = (score) => score.toFixed(2);

// Drawn, since few fonts have all of ✓ ◐ ? ✗ in one size. The right half of ◐ goes there and back, and so stays empty.
const SIGNS = {
  accepted: "M1.5 6.5l3 3.5 6-8",
  qualified: "M6 1a5 5 0 0 0 0 10zM6 1a5 5 0 0 1 0 10a5 5 0 0 0 0-10",
  undecided: "M3 4a3 3 0 1 1 4.5 2.5Q6 7.3 6 8.6M6 11v.6",
  rejected: "M2 2l8 8M10 2l-8 8",
};

function statusSign(status, place = {}) {
  const sign = svg("path", { class: status.name, d: SIGNS[status.name] });
  return svg("svg", { class: "sign", viewBox: "0 0 12 12", "aria-hidden": "true", ...place }, sign);
}

function statusWords(status) {
  return [statusSign(status), ` ${status.words[state.language]}`];
}

/** What is marked at a node now, as a text and, for a status, the status; null where nothing is. */
function readingMark(node) {
  const change = changeMark(node);
  if (change) return { ...change, changed: true };
  const found = state.show ? readingOf(node) : null;
  if (!found) return null;
  if (state.show === "strength") return { text: decimals(found.strength) };
  return { status: found.status, text: found.status.words[state.language] };
}

/** That mark as an element: a sign or a number, and words for those who hear it. */
function readingElement(node) {
  const mark = readingMark(node);
  if (!mark) return null;
  const { status, text, changed } = mark;
  const look = changed ? " changed" : "";
  const unseen = (words) => element("span", { class: "unseen" }, ` ${words} `);
  const title = `${word(status ? "status" : "strength")}${word("colon")}${text}`;
  if (changed && status)
    return element(
      "span",
      { class: `reading ${status.name} changed`, title },
      statusSign(mark.was),
      " → ",
      statusSign(status),
      unseen(text),
    );
  if (status) return element("span", { class: `reading ${status.name}`, title }, statusSign(status), unseen(text));
  return element("span", { class: `reading${look}`, title }, unseen(word("strength")), text);
}

const widths = new Map();

/** The width of a mark's text in px. */
function measured(text) {
  if (!widths.has(text)) {
    const pen = document.createElement("canvas").getContext("2d");
    pen.font = `11.5px ${getComputedStyle(document.body).fontFamily}`;
    widths.set(text, pen.measureText(text).width);
  }
  return widths.get(text);
}

/** That mark on the upper edge of a card. */
function drawReading(node) {
  const { status, text, changed } = readingMark(node);
  const x = data.measures.padding - 8;
  const sign = status ? 14 : 0;
  const w = 16 + sign + measured(text);
  return svg(
    "g",
    { class: changed ? "reading changed" : "reading" },
    svg("rect", { x, y: -9, width: w, height: 18, rx: 9 }),
    status && statusSign(status, { x: x + 7, y: -5, width: 10, height: 10 }),
    svg("text", { class: "mid", x: x + (w + sign) / 2, y: 4 }, text),
  );
}

/** The panel's part on a node: status and why, strength, base score, and the other reading where it differs. */
function evaluation(node) {
  const shown = readingOf(node);
  const other = readingOf(node, 1 - shownReading());
  const otherName = shownReading() ? "with layers" : "without layers";
  const row = (name, ...content) => [element("dt", {}, word(name)), element("dd", {}, content)];
  const differs = other && (other.status !== shown.status || decimals(other.strength) !== decimals(shown.strength));
  return [
    element(
      "dl",
      { class: "evaluation" },
      row(
        "status",
        element("strong", {}, statusWords(shown.status)),
        fateWords(shown),
        element("ul", {}, shown.reasons.map(reasonItem)),
      ),
      shown.falls == null ? [] : row("resilience", fallWords(shown.falls)),
      shown.steps.length ? row("steps", element("ul", { class: "steps" }, shown.steps.map(stepItem))) : [],
      row("strength", element("span", { class: "figure" }, decimals(shown.strength)), bar(shown.strength)),
      shown.steps.length && !shown.base ? [] : row("base score", decimals(shown.base)),
      differs ? row(otherName, statusWords(other.status), word("comma"), decimals(other.strength)) : [],
    ),
    isSettled(data.evaluation.settled) ? null : element("p", { class: "aside" }, word("unsettled")),
  ];
}

/** The thesis in the head: how well it stands now, whatever the reader looks at. */
function showGauge() {
  const found = readingOf(nodes[0]);
  const said = `${word("thesis")}${word("colon")}${found.status.words[state.language]}${word("comma")}${decimals(found.strength)}`;
  const gauge = find("_gauge");
  gauge.className = `gauge ${found.status.name}`;
  gauge.setAttribute("aria-label", said);
  gauge.title = said;
  gauge.replaceChildren(statusSign(found.status), bar(found.strength), element("span", { class: "figure" }, decimals(found.strength)));
}

/** What became of a node that does not stand, in a word beside its status. */
function fateWords({ status, fate, reasons }) {
  const supposed = reasons[0][0] === "taken";
  return status.name === "rejected" && !supposed ? word("bracketed", fate.words[state.language]) : "";
}

/** What it would take to bring a claim down, as a sentence. */
function fallWords(place) {
  return place < 0 ? word("no time") : data.evaluation.falls[place][state.language];
}

function numberLink(node) {
  return element(
    "a",
    { href: hashOf(node), title: pick(node.text).text },
    node.number || node.kind.words[state.language],
  );
}

/** Links to nodes by their numbers, with something between them. */
function numberLinks(places, between) {
  return places.map((place, index) => [index ? between : "", numberLink(nodes[place])]);
}

/** A step: whether it holds, what it is from, how strong it is, and what limits it. */
function stepItem([name, members, holds, strength, caveats]) {
  const [before, after] = word("limited by").split("{}");
  return element(
    "li",
    {},
    statusSign({ name: holds ? "accepted" : "rejected" }),
    element("span", { class: "unseen" }, word(holds ? "holds" : "fails")),
    name && ` ${name}${word("colon").trimEnd()}`,
    " ",
    numberLinks(members, " & "),
    ` ${decimals(strength)}`,
    caveats.length ? [word("comma"), before, numberLinks(caveats, word("list")), after] : "",
  );
}

/** What decides a status: the reason, and links to the nodes that make it. */
function reasonItem([reason, places]) {
  const links = numberLinks(places, word("list"));
  const [before, after] = word(`because ${reason}`).split("{}");
  return element("li", {}, before, links, after);
}

function bar(share) {
  const part = (name, width) => svg("rect", { class: name, width, height: 6, rx: 3 });
  const parts = [part("all", 80), part("part", 80 * share)];
  return svg("svg", { class: "bar-chart", viewBox: "0 0 80 6", "aria-hidden": "true" }, parts);
}

/** What statuses and strengths are. */
function computedWords() {
  const { semantics, settled } = data.evaluation;
  const computed = data.evaluation.ratio ? "computed ratio" : "computed";
  return [word(computed, semantics[state.language]), isSettled(settled) ? "" : ` ${word("unsettled")}`].join("");
}

/** Whether the strengths of all circles have settled. */
const isSettled = (settled) => (isComputed() ? bothSides().after.found.converged : settled[shownReading()]);

/** What the map's own page says: how many nodes have which status. */
function aboutReadings() {
  const counted = data.evaluation.statuses
    .map((status) => [status, state.nodes.filter((node) => readingOf(node)?.status === status).length])
    .filter(([, count]) => count);
  const items = counted.map(([status, count]) =>
    element("li", {}, element("span", {}, statusWords(status)), element("span", { class: "count" }, count)),
  );
  const list = element("ul", { class: "legend" }, items);
  return [heading("evaluation"), list, element("p", { class: "aside" }, computedWords())];
}
