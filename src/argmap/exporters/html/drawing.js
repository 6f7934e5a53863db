// Cards and lines as SVG elements, as the drawings of argmap have them.

const BASELINE = 0.74; // of a line's height, from its top
const HANDLE = 11; // half of the height of a fold handle

/** The card of a row. */
function drawCard(row) {
  const { node, box } = row;
  const card = shownCard(node);
  const { headroom, padding, lines } = data.measures;
  const spoken = data.languages[state.language];
  const { text, language } = pick(node.text);
  const group = svg("g", {
    class: ["node", node.kind.name, ...marksOf(node)].join(" "),
    transform: `translate(${box.x} ${box.y})`,
    lang: spoken.tag,
    "data-id": node.id,
  });
  const d = data.outlines[`${node.kind.name} ${card.width} ${card.height}`];
  // What a layer adds is laid on the map: there is the edge of a second card behind it.
  const behind = `translate(6 -5) scale(${1 - 12 / box.w} 1)`;
  if (node.layer) group.append(svg("path", { class: "card sheet", d, transform: behind }));
  group.append(svg("path", { class: "card", d }));
  let y = headroom;
  // In a language that runs from right to left, lines start on the right.
  const mirrored = spoken.rtl;
  const write = (role, attributes, content, atEnd = false) => {
    const baseline = y + Math.round(lines[role].height * BASELINE);
    const x = mirrored === atEnd ? padding : box.w - padding;
    group.append(svg("text", { x, y: baseline, ...attributes }, content));
  };
  const hit = (found) => svg("tspan", { class: "hit" }, found);
  const found = (string) => marked(string, occurrences(string, state.terms), hit);
  const kind = `${node.number} ${node.kind.words[state.language]}`.trimStart();
  write("head", directed(kind, "k", mirrored), found(kind));
  if (state.ids) write("head", { class: mirrored ? "i" : "i end" }, found(shortId(node.id)), true);
  y += lines.head.height + lines.text.gap;
  const hits = occurrences(card.lines.join(""), state.terms);
  const way = directed(text, "", mirrored, language);
  let at = 0;
  for (const line of card.lines) {
    write("text", { ...way, lang: data.languages[language].tag }, marked(line, hits, hit, at));
    at += line.length;
    y += lines.text.height;
  }
  if (card.foot.length) y += lines.foot.gap;
  const below = directed(card.foot.join(" "), "f", mirrored);
  for (const line of card.foot) {
    write("foot", below, found(line));
    y += lines.foot.height;
  }
  if (readingMark(node)) group.append(drawReading(node));
  if (row.foldable) group.append(drawHandle(row));
  return group;
}

const ID_LENGTH = 22; // characters of an id that a card has room for

const shortId = (id) => (id.length > ID_LENGTH ? `${id.slice(0, ID_LENGTH - 1)}…` : id);

/** The classes that say how a node stands to what is chosen and searched for. */
function marksOf(node) {
  const marks = [];
  if (node === state.chosen) marks.push("chosen");
  if (state.supposed.has(node)) marks.push("supposed");
  if (state.kept) marks.push(state.matches.has(node) ? "match" : "context");
  return marks;
}

/** Where the handle of a row is that has something to fold, {x, y, w}. */
function handleBox(row) {
  const w = row.folded ? 30 + 7 * String(row.node.size).length : 2 * HANDLE;
  return { x: row.box.w - 26 - w, y: row.box.h, w };
}

function drawHandle(row) {
  const { x, y, w } = handleBox(row);
  const shape = { x, y: y - HANDLE + 1, width: w, height: 2 * HANDLE - 2, rx: HANDLE - 1 };
  const label = row.folded ? `+${row.node.size}` : "−";
  return svg(
    "g",
    { class: row.folded ? "handle folded" : "handle" },
    svg("rect", shape),
    svg("text", { class: "mid", x: x + w / 2, y: y + 4 }, label),
  );
}

/** The lines of one branch. */
function drawFork(fork) {
  const group = svg("g", { class: `edge ${fork.relation}` });
  // Where it crosses other lines, it is seen to pass over them.
  if (fork.over) for (const { line } of fork.lines) group.append(svg("path", { class: "halo", d: line }));
  for (const { line } of fork.lines) group.append(svg("path", { class: "line", d: line }));
  if (fork.trunk) group.append(svg("path", { class: "line", d: fork.trunk }));
  if (fork.head) group.append(svg("path", { class: "head", d: fork.head }));
  if (fork.sign) group.append(drawJoint(fork.sign));
  if (fork.joint) {
    const { x, y } = fork.joint;
    group.append(svg("circle", { cx: x, cy: y, r: 9 }));
    const { tag } = data.languages[state.language];
    group.append(svg("text", { class: "f mid", x, y: y + 4, lang: tag }, word("jointly")));
  }
  return group;
}

function drawLink(link) {
  const near = state.chosen && (link.from === state.chosen || link.to === state.chosen) ? " near" : "";
  return svg(
    "g",
    { class: `edge link ${link.relation}${near}` },
    svg("path", { class: "line", d: link.line }),
    svg("path", { class: "head", d: link.head }),
  );
}
