// The page put together: one state, which outline, diagram and panel show, and all that a reader can do to change it.

const outline = new Outline(find("_outline"), { choose, toggle });
let minimap = null; // it needs the diagram
const diagram = new Diagram(find("_pane"), {
  choose: (node) => choose(node, "click"),
  toggle,
  walk,
  moved: (scale) => {
    find("_actual").textContent = `${Math.round(100 * scale)}%`;
    showPinned(diagram);
    minimap.draw();
  },
  laidOut: () => minimap.show(),
});
minimap = new Minimap(find("_minimap"), diagram);

/** Show the state: the nodes that are not folded or filtered out, in the outline and in the diagram. */
function showNodes(anchor = state.chosen ?? nodes[0]) {
  const top = shownTree();
  outline.show(flat(top));
  diagram.show(top, anchor);
  showGauge();
}

function showDetails() {
  const panel = find("_details");
  panel.replaceChildren(...(state.chosen ? details(state.chosen) : about()).flat().filter(Boolean));
  panel.scrollTop = 0;
  showCrumbs();
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
    showTab("details");
    if (how === "link") find("_details").focus({ preventScroll: true });
  }
}

/** Unfold what hides a node, and put the layers on again that it comes from. */
function uncover(node) {
  if (node.gone) {
    const needed = new Set([node, ...ancestors(node)].map(({ layer }) => layer));
    hideLayers(new Set([...state.hidden].filter((layer) => !needed.has(layer))));
    showLayers();
    writeAddress();
  }
  for (const above of ancestors(node)) state.folded.delete(above);
  if (state.kept) keep(node);
}

function toggle(node) {
  if (!state.folded.delete(node)) state.folded.add(node);
  // A chosen node that is folded away gives way to the one that hides it.
  if (state.chosen && ancestors(state.chosen).some((above) => state.folded.has(above))) choose(node, "move");
  else showNodes(node);
  writeAddress();
}

/** Mark at each node nothing, its status, or its strength. */
function setShow(show) {
  if (show === state.show) return;
  state.show = show;
  showNodes();
  showDetails();
  if (state.chosen) outline.reveal(state.chosen);
}

// Language, theme, views

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
  document.documentElement.lang = tag;
  for (const made of document.querySelectorAll("[data-word]")) made.textContent = word(made.dataset.word);
  for (const made of document.querySelectorAll("[data-label]"))
    made.setAttribute("aria-label", word(made.dataset.label));
  for (const made of document.querySelectorAll("[data-title]")) made.title = word(made.dataset.title);
  for (const made of document.querySelectorAll("[data-hint]")) made.placeholder = word(made.dataset.hint);
  for (const button of find("_languages").children) button.setAttribute("aria-pressed", String(button.lang === tag));
  const title = pick(data.title);
  find("_title").textContent = title.text;
  find("_title").lang = data.languages[title.language].tag;
  find("_title").dir = "auto";
  showTheme();
  showLayers();
  showFilters();
  showCount();
  showDocuments();
}

/** Show the page in another language; what is chosen stays in sight. */
function turnTo(language) {
  speak(language);
  showNodes();
  showDetails();
  if (state.chosen) outline.reveal(state.chosen);
  showWalk();
}

const THEMES = ["auto", "light", "dark"];

function showTheme() {
  const theme = document.documentElement.dataset.theme;
  find("_theme").textContent = word(`theme ${theme}`);
}

function setTheme(theme) {
  document.documentElement.dataset.theme = theme;
  memory.set("theme", theme);
  showTheme();
  diagram.redraw();
  minimap.show();
}

// What the reader does

const clicks = {
  _title: () => {
    choose(null);
    showTab("details");
  },
  _gauge: () => choose(nodes[0], "click"),
  _fold: () => refold(1),
  _unfold: () => refold(Infinity),
  _in: () => diagram.zoom(1.25),
  _out: () => diagram.zoom(0.8),
  _fit: () => diagram.fit(),
  _actual: () => diagram.zoom(1 / diagram.view.k),
  _clear: clearSearch,
  _previous: () => stepThroughMatches(-1),
  _next: () => stepThroughMatches(1),
  _filter: () => openMenu("_filter", find("_filters").hidden),
  _more: () => openMenu("_more", find("_menu").hidden),
  "_to-diagram": () => {
    openMenu("_more", false);
    showTab(document.body.dataset.view === "diagram" ? "outline" : "diagram");
  },
  _back: () => showTab("outline"),
  _ids: () => {
    state.ids = !state.ids;
    find("_ids").setAttribute("aria-pressed", String(state.ids));
    showNodes();
    showDetails();
  },
  "_copy-view": () => copy(location.href, find("_copy-view")),
  _keys: () => {
    openMenu("_more", false);
    showHelp();
  },
  "_toggle-panel": () => toggleHidden("panel"),
  "_toggle-diagram": () => toggleHidden("diagram"),
  _theme: () => setTheme(THEMES[(THEMES.indexOf(document.documentElement.dataset.theme) + 1) % THEMES.length]),
};
for (const [id, act] of Object.entries(clicks)) find(id).addEventListener("click", act);

function refold(level) {
  foldFrom(level);
  if (state.chosen && ancestors(state.chosen).some((above) => state.folded.has(above)))
    choose([...ancestors(state.chosen)].find((above) => state.folded.has(above)), "move");
  showNodes();
  if (state.chosen) outline.reveal(state.chosen);
  writeAddress();
}

find("_show").addEventListener("change", () => {
  setShow(find("_show").value);
  writeAddress();
});
find("_search").addEventListener("input", searchSoon);
find("_search").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.isComposing) stepThroughMatches(event.shiftKey ? -1 : 1);
  if (event.key === "ArrowDown") outline.focus(outline.current);
});
find("_skip").addEventListener("click", (event) => {
  event.preventDefault(); // The address is for nodes.
  showTab("outline");
  outline.focus(outline.current);
});
document.addEventListener("pointerdown", (event) => {
  if (!event.target.closest("#_filters, #_filter, #_menu, #_more")) openMenu("", false);
});
for (const place of ["_details", "_crumbs", "_pinned"])
  find(place).addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const node = byId.get(decodeURIComponent(link.hash.slice(1)));
    choose(node, place === "_details" ? "link" : "move");
    diagram.reveal(node);
  });
for (const tab of document.querySelectorAll("[data-tab]"))
  tab.addEventListener("click", () => showTab(tab.dataset.tab));
addEventListener("hashchange", fromAddress);
addEventListener("popstate", fromAddress);
addEventListener("beforeprint", preparePrint);
addEventListener("afterprint", () => find("_print").replaceChildren());

// Opening

for (const [language, { tag }] of data.languages.entries()) {
  const button = element("button", { type: "button", lang: tag }, nameOf(tag));
  button.addEventListener("click", () => {
    memory.set("language", tag);
    turnTo(language);
    writeLanguage();
  });
  find("_languages").append(button);
}
find("_languages").hidden = data.languages.length < 2;
const theme = memory.get("theme");
if (THEMES.includes(theme)) document.documentElement.dataset.theme = theme;
document.documentElement.classList.add("live"); // Without it, the outline for pages without a script is shown.
foldFrom(data.levels ?? 1);
loadAnswers();
beginPanes();
speak(firstLanguage());
showTab(memory.get("view") === "details" && location.hash ? "details" : "outline");
showNodes();
if (data.levels === null) openWhatFits();
opened = foldsWritten();
showDetails();
fromAddress();
if (!state.chosen && data.start) choose(nodes[data.start], "address");
if (state.chosen) showTab("details");
prepareSearch();
prepareWalk();
walkFromAddress(new URLSearchParams(location.search));

/** Open as much of the outline as the window shows; on a narrow screen, on which one scrolls, of one and a half. */
function openWhatFits() {
  const tree = find("_outline");
  const rows = [...tree.children];
  const height = rows.length ? (rows.at(-1).offsetTop + rows.at(-1).offsetHeight - rows[0].offsetTop) / rows.length : 1;
  const lengths = [nodes[0], ...nodes[0].children].map((node) => pick(node.text).text.length);
  const usual = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
  // A row has a part that does not depend on its text.
  const heightOf = (node) => height * (0.35 + (0.65 * pick(node.text).text.length) / usual);
  foldToFit(tree.clientHeight * (narrowScreen.matches ? 1.3 : 1), heightOf);
  showNodes();
}
