// What the address of the page keeps, so that a link shows what its sender saw: the language, what is marked, what is
// searched for and filtered, hidden layers, what is folded, and what is supposed; the chosen statement is its hash.

let openRead = null; // the open statements that the address had when it was read or written last
let opened = ""; // what was open when the page had opened
const MOST_FOLDS = 60; // open statements that an address names; what is folded beyond is forgotten

/** The language to begin with: that of the address, else the reader's choice before, else the reader's languages. */
function firstLanguage() {
  const asked = languageOf(new URLSearchParams(location.search).get("lang"));
  if (asked >= 0) return asked;
  const remembered = languageOf(memory.get("language"));
  if (remembered >= 0) return remembered;
  for (const wanted of navigator.languages ?? []) {
    const found = data.languages.findIndex(({ tag }) => isAlike(tag, wanted));
    if (found >= 0) return found;
  }
  return 0;
}

const languageOf = (tag) => data.languages.findIndex((language) => language.tag === tag);

/** Whether two tags are of one language in one script: zh and zh-CN are, zh and zh-TW are not. */
function isAlike(one, other) {
  try {
    const [a, b] = [one, other].map((tag) => new Intl.Locale(tag).maximize());
    return a.language === b.language && a.script === b.script;
  } catch {
    return one === other;
  }
}

/** The statements that are open, as far as they are in sight: their ids, "all", or nothing where they are too many. */
function foldsWritten() {
  if (state.kept) return opened;
  const open = [];
  let closed = 0;
  const visit = (node) => {
    if (!node.children.length) return;
    if (state.folded.has(node)) closed += 1;
    else {
      open.push(node.id);
      node.children.forEach(visit);
    }
  };
  visit(nodes[0]);
  if (!closed) return "all";
  return open.length > MOST_FOLDS ? opened : open.join(",");
}

function foldsFromAddress(written) {
  // Choosing a statement opens what hides it, without a word in the address.
  if (written === openRead) return;
  openRead = written;
  const open = new Set(written.split(","));
  if (written === "all") foldFrom(Infinity);
  else state.folded = new Set(nodes.filter((node) => !open.has(node.id)));
  showNodes();
}

const filtersWritten = () =>
  filters.flatMap(({ name, values }) => values.flatMap((value, place) => (value.on ? `${name}:${place}` : [])));

function writeAddress() {
  const query = new URLSearchParams(location.search);
  for (const name of ["show", "hide", "q", "f", "open"]) query.delete(name);
  if (state.show !== data.show) query.set("show", state.show);
  for (const { id } of state.hidden) query.append("hide", id);
  const sought = find("_search").value.trim();
  if (sought) query.set("q", sought);
  for (const one of filtersWritten()) query.append("f", one);
  if (foldsWritten() !== opened) query.set("open", foldsWritten());
  openRead = query.get("open");
  writeScenario(query);
  writeWalk(query);
  replaceQuery(query);
}

function replaceQuery(query) {
  const address = location.pathname + (query.size ? `?${query}` : "") + location.hash;
  if (address !== location.pathname + location.search + location.hash) history.replaceState(null, "", address);
}

/** The language of the page is part of a link from when the reader has chosen it. */
function writeLanguage() {
  const query = new URLSearchParams(location.search);
  query.set("lang", data.languages[state.language].tag);
  replaceQuery(query);
}

function settingsFromAddress() {
  const query = new URLSearchParams(location.search);
  const language = languageOf(query.get("lang"));
  if (language >= 0 && language !== state.language) turnTo(language);
  const show = query.get("show") ?? data.show;
  const hide = query.getAll("hide");
  const hidden = data.layers.filter(({ id }) => hide.includes(id));
  find("_show").value = show;
  scenarioFromAddress(query);
  setShow(find("_show").value); // An option that there is not leaves the value empty.
  if (hidden.length !== state.hidden.size || !hidden.every((layer) => state.hidden.has(layer))) {
    hideLayers(new Set(hidden), "address");
    showLayers();
  }
  if (query.has("open")) foldsFromAddress(query.get("open"));
  searchFromAddress(query);
}

function searchFromAddress(query) {
  const sought = query.get("q") ?? "";
  const wanted = query.getAll("f");
  if (sought === find("_search").value.trim() && wanted.join() === filtersWritten().join()) return;
  find("_search").value = sought;
  for (const { name, values } of filters)
    values.forEach((value, place) => (value.on = wanted.includes(`${name}:${place}`)));
  showFilters();
  search();
}

function fromAddress() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // An id that is no encoded one stays as it is.
  }
  const node = byId.get(id) ?? null;
  settingsFromAddress();
  if (node === state.chosen && !node?.gone) return;
  choose(node, "address");
  if (node) showTab("details");
}
