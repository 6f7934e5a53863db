// What a reader sets to narrow the view down: the search field, the filters, and the way through the matches.

const filters = facets();
let foldedBefore = null; // what was folded when the search began

const LARGE = 1000; // statements of a map in which a search waits until typing pauses
const PAUSE = 80; // ms

let waiting = null;
let found = []; // the matches, in the order in which the reader goes through them
let foundAt = -1; // the one that the reader has come to

const AT_ONCE = 100; // statements that are prepared for searching at a time

/** Put together what statements can be found by, while nothing else is to be done. */
function prepareSearch(from = 0) {
  if (from >= nodes.length) return;
  const later = window.requestIdleCallback ?? setTimeout;
  later(() => {
    nodes.slice(from, from + AT_ONCE).forEach(haystack);
    prepareSearch(from + AT_ONCE);
  });
}

/** Search when typing pauses; at once in a map that is not large. */
function searchSoon() {
  clearTimeout(waiting);
  if (nodes.length < LARGE) search();
  else waiting = setTimeout(search, PAUSE);
}

function search() {
  clearTimeout(waiting);
  waiting = null;
  const narrowedBefore = state.kept !== null;
  narrow(find("_search").value, filters);
  found = orderedMatches();
  foundAt = -1;
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
  writeAddress();
  if (!found.length) {
    if (narrowedBefore && state.chosen) outline.reveal(state.chosen);
    return;
  }
  diagram.home();
  diagram.reveal(found[0]);
  outline.reveal(found[0]);
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
  find("_matches").hidden = !found.length || !kept;
  find("_match").textContent = word("match", foundAt + 1 || "–", found.length);
}

/** Go to the next match, or to the one before. */
function stepThroughMatches(by) {
  if (waiting) search();
  if (!found.length) return;
  foundAt = foundAt < 0 ? (by > 0 ? 0 : found.length - 1) : (foundAt + by + found.length) % found.length;
  choose(found[foundAt], "move");
  showCount();
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
