// The page put together: one state, which outline, diagram and panel show, and all that a reader can do to change it.

const find = (id) => document.getElementById(id);
const narrowScreen = matchMedia("(max-width: 759px)");

const outline = new Outline(find("_outline"), { choose, toggle });
const diagram = new Diagram(find("_pane"), {
  choose: (node) => choose(node, "click"),
  toggle,
  zoomed: (scale) => (find("_actual").textContent = `${Math.round(100 * scale)}%`),
});
const filters = facets();

/** What the reader has set before; a page from a file may have no storage. */
const memory = {
  get(name) {
    try {
      return localStorage.getItem(`argmap ${name}`);
    } catch {
      return null;
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`argmap ${name}`, value);
    } catch {
      // Then it is forgotten when the page is closed.
    }
  },
};

/** Show the state: the nodes that are not folded or filtered out, in the outline and in the diagram. */
function showNodes(anchor = state.chosen ?? nodes[0]) {
  const top = shownTree();
  outline.show(flat(top));
  diagram.show(top, anchor);
}

function showDetails() {
  const panel = find("_details");
  panel.replaceChildren(...(state.chosen ? details(state.chosen) : about()).flat().filter(Boolean));
  panel.scrollTop = 0;
}

/** Choose a node, or none. `how`: "click" and "link" go into the history, "move" and "address" do not. */
function choose(node, how = "click") {
  if (node) uncover(node);
  state.chosen = node;
  showNodes(node ?? nodes[0]);
  showDetails();
  const address = node ? hashOf(node) : location.pathname + location.search;
  if (how !== "address" && location.hash !== (node ? hashOf(node) : ""))
    history[how === "move" ? "replaceState" : "pushState"](null, "", address);
  document.title = [node && pick(node.text).text, pick(data.title).text].filter(Boolean).join(" · ");
  if (node) {
    outline.reveal(node);
    diagram.reveal(node);
  }
  if (how === "click" || how === "link") {
    if (narrowScreen.matches) showTab("details");
    if (how === "link") find("_details").focus({ preventScroll: true });
  }
}

/** Unfold what hides a node. */
function uncover(node) {
  for (const above of ancestors(node)) state.folded.delete(above);
  if (state.kept) keep(node);
}

function toggle(node) {
  if (!state.folded.delete(node)) state.folded.add(node);
  // A chosen node that is folded away gives way to the one that hides it.
  if (state.chosen && ancestors(state.chosen).some((above) => state.folded.has(above))) choose(node, "move");
  else showNodes(node);
}

// ── Searching and filtering ─────────────────────────────────────────────────────────────────────────────────────────

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
      ? word("found", matches.size, nodes.length)
      : word("count", nodes.length);
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
    return element("label", {}, input, element("span", { dir: "auto" }, value.label()), counted(value.nodes.size));
  };
  const counted = (number) => element("span", { class: "count" }, number);
  find("_filters").replaceChildren(
    ...filters.map((facet) =>
      element(
        "fieldset",
        { "data-facet": facet.name },
        element("legend", {}, word(facet.name)),
        element("div", {}, facet.values.map(box)),
      ),
    ),
  );
}

function openFilters(open) {
  find("_filters").hidden = !open;
  find("_filter").setAttribute("aria-expanded", String(open));
}

// ── Language, theme, views ──────────────────────────────────────────────────────────────────────────────────────────

function nameOf(tag) {
  try {
    return new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  } catch {
    return tag;
  }
}

function speak(language) {
  state.language = language;
  const { tag } = data.languages[language];
  memory.set("language", tag);
  document.documentElement.lang = tag;
  for (const made of document.querySelectorAll("[data-word]")) made.textContent = word(made.dataset.word);
  for (const made of document.querySelectorAll("[data-label]")) made.setAttribute("aria-label", word(made.dataset.label));
  for (const made of document.querySelectorAll("[data-title]")) made.title = word(made.dataset.title);
  for (const made of document.querySelectorAll("[data-hint]")) made.placeholder = word(made.dataset.hint);
  for (const button of find("_languages").children) button.setAttribute("aria-pressed", String(button.lang === tag));
  const title = pick(data.title);
  find("_title").textContent = title.text;
  find("_title").lang = data.languages[title.language].tag;
  showTheme();
  showFilters();
  showCount();
}

const THEMES = ["auto", "light", "dark"];

function showTheme() {
  const theme = document.documentElement.dataset.theme;
  find("_theme").textContent = word(`theme ${theme}`);
  find("_theme").setAttribute("aria-label", `${word("theme")}${word("colon")}${word(`theme ${theme}`)}`);
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  memory.set("theme", theme);
  showTheme();
}

/** On a narrow screen one view is seen at a time. */
function showTab(name) {
  document.body.dataset.view = name;
  for (const tab of document.querySelectorAll("[data-tab]"))
    tab.setAttribute("aria-current", String(tab.dataset.tab === name));
  if (name === "outline" && state.chosen) outline.reveal(state.chosen);
}

// ── Addresses and print ─────────────────────────────────────────────────────────────────────────────────────────────

function fromAddress() {
  let id = location.hash.slice(1);
  try {
    id = decodeURIComponent(id);
  } catch {
    // An id that is no encoded one stays as it is.
  }
  const node = byId.get(id) ?? null;
  if (node !== state.chosen) choose(node, "address");
}

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
    const drawing = svg("svg", { class: "diagram", viewBox: `-2 ${from - 4} ${w + 4} ${to - from + 16}` });
    drawing.append(...found.filter((fork) => meets(fork.bounds, seen)).map(drawFork));
    drawing.append(...rows.filter((row) => meets(row.box, seen)).map(drawCard));
    return drawing;
  });
  const items = nodes.map((node) => {
    const item = element(
      "p",
      {},
      element("b", {}, `${node.number} ${node.kind.words[state.language]} `.trimStart()),
      textElement("span", node.text),
      node.cards[state.language].foot.length ? element("small", {}, node.cards[state.language].foot.join(" ")) : null,
    );
    item.style.setProperty("--level", node.depth);
    return item;
  });
  find("_print").replaceChildren(
    textElement("h1", data.title),
    ...(data.summary ? [textElement("p", data.summary)] : []),
    element("p", {}, data.provenance[state.language]),
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

// ── What the reader does ────────────────────────────────────────────────────────────────────────────────────────────

const clicks = {
  _title: () => choose(null),
  _fold: () => refold(1),
  _unfold: () => refold(Infinity),
  _in: () => diagram.zoom(1.25),
  _out: () => diagram.zoom(0.8),
  _fit: () => diagram.fit(),
  _actual: () => diagram.zoom(1 / diagram.view.k),
  _clear: clearSearch,
  _filter: () => openFilters(find("_filters").hidden),
  _theme: () => setTheme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length]),
};
for (const [id, act] of Object.entries(clicks)) find(id).addEventListener("click", act);

function refold(level) {
  foldFrom(level);
  if (state.chosen && ancestors(state.chosen).some((above) => state.folded.has(above)))
    choose([...ancestors(state.chosen)].find((above) => state.folded.has(above)), "move");
  showNodes();
}

find("_search").addEventListener("input", search);
find("_search").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing) stepThroughMatches(event.shiftKey ? -1 : 1);
  if (event.key === "ArrowDown") outline.focus(outline.current);
});
find("_skip").addEventListener("click", (event) => {
  event.preventDefault(); // The address is for nodes.
  showTab("outline");
  outline.focus(outline.current);
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !find("_filters").hidden) {
    openFilters(false);
    find("_filter").focus();
  } else if (event.key === "Escape" && state.kept) clearSearch();
  if (event.key === "/" && !event.target.closest("input")) {
    event.preventDefault();
    find("_search").focus();
  }
});
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest("#_filters, #_filter")) openFilters(false);
});
find("_details").addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  choose(byId.get(decodeURIComponent(link.hash.slice(1))), "link");
});
for (const tab of document.querySelectorAll("[data-tab]"))
  tab.addEventListener("click", () => showTab(tab.dataset.tab));
addEventListener("hashchange", fromAddress);
addEventListener("popstate", fromAddress);
addEventListener("beforeprint", preparePrint);
addEventListener("afterprint", () => find("_print").replaceChildren());

// ── Opening ─────────────────────────────────────────────────────────────────────────────────────────────────────────

for (const [language, { tag }] of data.languages.entries()) {
  const button = element("button", { type: "button", lang: tag }, nameOf(tag));
  button.addEventListener("click", () => {
    speak(language);
    showNodes();
    showDetails();
  });
  find("_languages").append(button);
}
find("_languages").hidden = data.languages.length < 2;
const theme = memory.get("theme");
if (THEMES.includes(theme)) document.documentElement.dataset.theme = theme;
const remembered = data.languages.findIndex(({ tag }) => tag === memory.get("language"));
foldFrom(data.levels);
speak(Math.max(remembered, 0));
showTab("outline");
showNodes();
showDetails();
fromAddress();
if (!state.chosen && data.start) choose(nodes[data.start], "address");
