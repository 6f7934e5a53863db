// Layers: how their nodes are marked, and the switches that take them off and put them on again.

/** The sign of layers: a sheet on another one. */
function layerSign() {
  const sheets = svg("path", { d: "M1 5h8v8H1zM4 5V2h8v8H9" });
  return svg("svg", { class: "layer-sign", viewBox: "0 0 13 14", "aria-hidden": "true" }, sheets);
}

/** What a layer is called in a list; the map itself where there is none. */
function layerTitle(layer) {
  return layer ? pick(layer.title).text : word("map itself");
}

/** A layer with its sign, its title, and who speaks in it. */
function layerName(layer, ...more) {
  return [
    layerSign(),
    element(
      "span",
      {},
      textElement("span", layer.title),
      layer.by && element("span", { class: "layer-by" }, " — ", textElement("span", layer.by)),
      more,
    ),
  ];
}

/** The mark of a node that comes from a layer: who asserts it, or the layer's title; nothing at other nodes. */
function layerBadge(node) {
  const { layer } = node;
  if (!layer) return null;
  const full = `${word("layer")}${word("colon")}${layerTitle(layer)}`;
  return element(
    "span",
    { class: "badge", title: full },
    layerSign(),
    element("span", { class: "unseen" }, `${full}${word("comma")}`),
    textElement("span", node.by ?? layer.by ?? layer.title),
  );
}

function layerLine(node) {
  const { layer } = node;
  return layer && element("p", { class: "from-layer" }, layerName({ ...layer, by: node.by ?? layer.by }));
}

/** What the map's own page says of its layers. */
function aboutLayers() {
  if (!data.layers.length) return [];
  const item = (layer) => {
    const name = element("p", { class: "from-layer" }, layerName(layer));
    return element("li", {}, name, layer.summary && textElement("p", layer.summary));
  };
  return [heading("layers"), element("ul", { class: "works" }, data.layers.map(item))];
}

/** How much the layers add, and what becomes of the thesis with them. */
function layersEffect() {
  const said = data.evaluation.effect[state.language];
  return said ? element("p", { class: "effect" }, said) : "";
}

/** The switches in the head, and what the layers do to the thesis. */
function showLayers() {
  const box = (layer) => {
    const input = element("input", { type: "checkbox" });
    input.checked = !state.hidden.has(layer);
    input.addEventListener("change", () => {
      const hidden = new Set(state.hidden);
      if (input.checked) hidden.delete(layer);
      else hidden.add(layer);
      hideLayers(hidden);
      writeAddress();
    });
    const count = nodes.filter((node) => node.layer === layer).length;
    return element("label", {}, input, layerName(layer, element("span", { class: "count" }, count)));
  };
  const next = element("button", { type: "button", id: "_next-addition", class: "quiet" }, `${word("next addition")} ›`);
  next.addEventListener("click", nextAddition);
  find("_layers").hidden = !data.layers.length;
  find("_layers").replaceChildren(
    layersEffect(),
    element("span", { id: "_layers-name" }, word("layers")),
    ...data.layers.map(box),
    state.hidden.size < data.layers.length ? next : "",
  );
  showScenario();
}

/** Go to the next statement that a layer adds, behind the chosen one, or to the first. */
function nextAddition() {
  const order = readingOrder();
  const here = order.indexOf(state.chosen);
  const next = order.find((node, place) => node.layer && place > here) ?? order.find((node) => node.layer);
  if (next) choose(next, "click");
}

/** Show the map without these layers; a chosen node that goes with them gives way to the one that it hangs on. */
function hideLayers(hidden, how = "move") {
  state.hidden = hidden;
  arrange();
  if (state.chosen?.gone) choose(ancestors(state.chosen).findLast((node) => !node.gone), how);
  showFilters();
  search();
  showScenario();
  showDetails();
}
