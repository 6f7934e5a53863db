// About the map: what it records, whose argument it is, and how to read it.

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
    ...aboutDocuments(),
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
