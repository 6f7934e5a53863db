// The version for paper, which is made when the page is printed and is always light.

const PAGE = 1.25; // height of a page in widths; that of letter paper, which is shorter than A4

/** The paper version: the diagram as it is folded now, cut between cards into pages, and the whole outline. */
function preparePrint() {
  const top = shownTree();
  place(top);
  const rows = flat(top);
  const found = rows.filter((row) => row.below.length).flatMap(forks);
  const w = Math.max(...rows.map(({ box }) => box.x + box.w));
  const pages = slices(rows.map((row) => row.box), w * PAGE).map(([from, to]) => {
    const seen = { x: 0, y: from, w, h: to - from };
    const drawing = svg("svg", { class: "diagram", viewBox: `-2 ${from - 10} ${w + 4} ${to - from + 22}` });
    drawing.append(...found.filter((fork) => meets(fork.bounds, seen)).map(drawFork));
    drawing.append(...rows.filter((row) => meets(row.box, seen)).map(drawCard));
    return drawing;
  });
  const items = state.nodes.map((node) => {
    const item = element(
      "p",
      {},
      element("b", {}, `${node.number} ${node.kind.words[state.language]} `.trimStart()),
      textElement("span", node.text),
      layerBadge(node),
      readingElement(node),
      node.cards[state.language].foot.length ? element("small", { dir: "auto" }, node.cards[state.language].foot.join(" ")) : null,
    );
    item.style.setProperty("--level", node.depth);
    return item;
  });
  find("_print").replaceChildren(
    textElement("h1", data.title),
    ...(data.summary ? [textElement("p", data.summary)] : []),
    element("p", { dir: "auto" }, data.provenance[state.language]),
    ...(state.hidden.size < data.layers.length ? [layersEffect()] : []),
    ...[...data.layers].filter((layer) => !state.hidden.has(layer)).map((layer) => element("p", {}, layerName(layer))),
    ...(state.show ? [element("p", {}, computedWords())] : []),
    ...(isScenario() ? [element("p", {}, thesisLine()), suppositions(), consequences()] : []),
    ...pages,
    element("h2", {}, word("outline")),
    ...items,
    ...(data.works.length ? [element("h2", {}, word("sources")), ...data.works.map((work) => workEntry(work))] : []),
  );
}

/** Stretches of at most this height that together hold all boxes, cut where no box is if that can be. */
function slices(boxes, height) {
  const end = Math.max(...boxes.map((box) => box.y + box.h));
  const gaps = boxes.map((box) => box.y - siblingGap / 2);
  const free = gaps.filter((y) => !boxes.some((box) => box.y < y && y < box.y + box.h)).sort((a, b) => a - b);
  const found = [];
  for (let from = 0; from < end; ) {
    const last = free.findLast((y) => y > from && y <= from + height);
    const to = end - from <= height ? end : (last ?? from + height);
    found.push([from, to]);
    from = to;
  }
  return found;
}
