// What a reader sets to narrow the view down: the search field, the filters, and the way through the matches.

const filters = facets();
let foldedBefore = null; // what was folded when the search began

function search() {
  const narrowedBefore = state.kept !== null;
  narrow(find("_search").value, filters);
  if (state.kept && !narrowedBefore) foldedBefore = state.folded;
  if (state.kept) {
    state.folded = new Set();
    if (state.chosen) keep(state.chosen);
  } else if (narrowedBefore) {
    state.folded = foldedBefore;
    if (state.chosen) uncover(state.chosen);
  }
  showNodes();
  showCount();
  if (!state.kept || !state.matches.size) return;
  diagram.home();
  diagram.reveal(nodes.find((node) => state.matches.has(node)));
}

function showCount() {
  const { kept, matches } = state;
  const used = filters.flatMap((facet) => facet.values).filter((value) => value.on).length;
  const none = kept && !matches.size;
  find("_status").textContent = none
    ? word("none found")
    : kept
      ? word("found", matches.size, state.nodes.length)
      : word("count", state.nodes.length);
  find("_active").textContent = used || "";
  find("_clear").hidden = !kept;
}

/** The next match after the chosen node, or the one before it. */
function stepThroughMatches(by) {
  const found = [...state.matches].sort((a, b) => a.place - b.place);
  if (!found.length) return;
  const here = state.chosen?.place ?? -1;
  const next = by > 0 ? found.find((node) => node.place > here) : found.findLast((node) => node.place < here);
  choose(next ?? found.at(by > 0 ? 0 : -1), "move");
}

function clearSearch() {
  find("_search").value = "";
  for (const facet of filters) for (const value of facet.values) value.on = false;
  showFilters();
  search();
}

function showFilters() {
  const box = (value) => {
    const input = element("input", { type: "checkbox" });
    input.checked = value.on;
    input.addEventListener("change", () => {
      value.on = input.checked;
      search();
    });
    const count = element("span", { class: "count" }, counted(value));
    return element("label", {}, input, element("span", { dir: "auto" }, value.label()), count);
  };
  const counted = (value) => state.nodes.filter((node) => value.nodes.has(node)).length;
  find("_filters").replaceChildren(
    ...filters.map((facet) =>
      element(
        "fieldset",
        { "data-facet": facet.name },
        element("legend", {}, word(facet.name)),
        element("div", {}, facet.values.filter((value) => value.on || counted(value)).map(box)),
      ),
    ),
  );
}

function openFilters(open) {
  find("_filters").hidden = !open;
  find("_filter").setAttribute("aria-expanded", String(open));
}
