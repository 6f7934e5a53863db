// The page put together: one state, which outline, diagram and panel show, and all that a reader can do to change it.

const find = (id) => document.getElementById(id);
const narrowScreen = matchMedia("(max-width: 759px)");

const outline = new Outline(find("_outline"), { choose, toggle });
const diagram = new Diagram(find("_pane"), {
  choose: (node) => choose(node, "click"),
  toggle,
  zoomed: (scale) => (find("_actual").textContent = `${Math.round(100 * scale)}%`),
});

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
}

/** Mark at each node nothing, its status, or its strength. */
function setShow(show) {
  if (show === state.show) return;
  state.show = show;
  showNodes();
  showDetails();
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
  memory.set("language", tag);
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
}

/** On a narrow screen one view is seen at a time. */
function showTab(name) {
  document.body.dataset.view = name;
  for (const tab of document.querySelectorAll("[data-tab]"))
    tab.setAttribute("aria-current", String(tab.dataset.tab === name));
  if (name === "outline" && state.chosen) outline.reveal(state.chosen);
}

// Addresses

/** The settings that the address keeps, so that a link shows what its sender saw: `?show=status&hide=critique`. */
function writeAddress() {
  const query = new URLSearchParams(location.search);
  query.delete("show");
  query.delete("hide");
  if (state.show !== data.show) query.set("show", state.show);
  for (const { id } of state.hidden) query.append("hide", id);
  writeScenario(query);
  history.replaceState(null, "", location.pathname + (query.size ? `?${query}` : "") + location.hash);
}

function settingsFromAddress() {
  const query = new URLSearchParams(location.search);
  const show = query.get("show") ?? data.show;
  const hide = query.getAll("hide");
  const hidden = data.layers.filter(({ id }) => hide.includes(id));
  find("_show").value = show;
  scenarioFromAddress(query);
  setShow(find("_show").value); // An option that there is not leaves the value empty.
  if (hidden.length === state.hidden.size && hidden.every((layer) => state.hidden.has(layer))) return;
  hideLayers(new Set(hidden), "address");
  showLayers();
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
  if (node !== state.chosen || node?.gone) choose(node, "address");
}

// What the reader does

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

find("_show").addEventListener("change", () => {
  setShow(find("_show").value);
  writeAddress();
});
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
  if (event.key === "/" && !event.target.closest("input, textarea")) {
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

// Opening

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
loadAnswers();
speak(Math.max(remembered, 0));
showTab("outline");
showNodes();
showDetails();
fromAddress();
if (!state.chosen && data.start) choose(nodes[data.start], "address");
