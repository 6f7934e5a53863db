// How a reader supposes something: the choices at a statement, the bar that keeps the thesis in sight, and the scenarios
// that are offered.

/** What is supposed of a node in a word: a number, or that it is true or false. */
function supposedWord(value) {
  return typeof value === "number" ? figure(value) : word(value ? "true" : "false");
}

/** The panel's part on a node: suppose it is false or true, or give it another base score. */
function supposing(node) {
  const value = state.supposed.get(node) ?? null;
  const button = (name, meant) => {
    const made = element("button", { type: "button", "aria-pressed": String(value === meant) }, word(name));
    made.addEventListener("click", () => {
      suppose(node, meant);
      showDetails();
      find("_supposing").querySelector("[aria-pressed=true]")?.focus({ preventScroll: true });
    });
    return made;
  };
  const outcome = element("div", { class: "outcome" }, state.supposed.has(node) ? outcomeOf() : "");
  return [
    heading("suppose"),
    element(
      "div",
      { id: "_supposing", class: "supposing" },
      element(
        "div",
        { class: "choice", role: "group", "aria-label": word("suppose") },
        button("as mapped", null),
        button("is false", false),
        button("is true", true),
      ),
      scoreSlider(node, value, outcome),
      outcome,
    ),
  ];
}

/** A slider for the base score. It is not made anew while it is dragged. */
function scoreSlider(node, value, outcome) {
  const { base } = computedReading(node) ?? { base: 0 };
  const score = typeof value === "number" ? value : base;
  const shown = element("output", { for: "_score" }, figure(score));
  const slider = element("input", { type: "range", id: "_score", min: 0, max: 1, step: 0.05, value: score });
  slider.disabled = typeof value === "boolean";
  let asked = null;
  slider.addEventListener("input", () => {
    shown.textContent = figure(Number(slider.value));
    asked ??= requestAnimationFrame(() => {
      asked = null;
      suppose(node, Number(slider.value));
      outcome.replaceChildren(...outcomeOf());
    });
  });
  slider.addEventListener("change", () => {
    suppose(node, Number(slider.value));
    showDetails();
    find("_score").focus({ preventScroll: true });
  });
  const bare = !node.children.some((child) => child.kind.relation === "supports");
  return element(
    "div",
    { class: "score" },
    element("label", { for: "_score" }, word(bare ? "base score" : "own credence")),
    slider,
    shown,
  );
}

const outcomeOf = () => [element("p", {}, thesisLine()), consequences()];

/** What the strength of a claim depends on most, computed when the rest of the page is there. */
function depending(node) {
  const side = isScenario() || isComputed() || state.nodes.length <= LARGEST ? bothSides().after : null;
  if (!side || !side.numbers.has(node) || !side.model.graph.supporters[side.numbers.get(node)].length) return [];
  const list = element("div", {}, element("p", { class: "aside" }, word("computing")));
  const wanted = begin();
  setTimeout(async () => {
    if (!wanted()) return;
    const found = await cruxesNow(node, wanted);
    if (!wanted()) return;
    // Of the map as it is, the export has said it.
    const stands = standing(side.found.labels[side.numbers.get(node)]);
    const falls = stands && isComputed() ? resilienceNow(node, side) : null;
    list.replaceChildren(
      ...(falls ? [element("p", {}, word("takes", countOf(falls.statements), countOf(falls.hands)))] : []),
      found?.length
        ? cruxList(found.slice(0, 5))
        : element("p", { class: "aside" }, word(found ? "moved by nothing" : "no time")),
    );
  });
  return [heading("depends on"), list];
}

/** How many it takes: a number, or that there was no time, or that no number would do. */
function countOf(count) {
  if (count === null) return word("unknown number");
  return count === Infinity ? word("no number") : String(count);
}

function cruxList(found) {
  const item = ({ node, low, high }) =>
    element(
      "li",
      {},
      nodeLink(node),
      element("p", { class: "aside" }, word("moves it", figure(low), figure(high)), " ", tryButton([[node, false]])),
    );
  return element("ul", { class: "nodes cruxes" }, found.map(item));
}

/** A button that supposes something, on top of nothing else. */
function tryButton(supposed) {
  const made = element("button", { type: "button", class: "quiet" }, word("try false"));
  made.addEventListener("click", () => {
    supposeAll(new Map(supposed));
    showDetails();
  });
  return made;
}

/** The cheapest ways to bring the thesis down, or to restore it, each as a scenario to try. */
function scenarios() {
  const found = data.refutations;
  if (!found || state.hidden.size) return [];
  const rows = [
    ["by statements", found.statements],
    ["through reasons", found.reasons],
    ["by hands", found.hands],
  ];
  const known = new Set();
  const items = rows.flatMap(([name, ways]) =>
    ways
      .filter((way) => way.length && !known.has(way.join()) && known.add(way.join()))
      .map((way) => {
        const those = way.map((place) => nodes[place]);
        const supposed = those.map((node) => [node, false]);
        return element(
          "li",
          {},
          word(name, way.length),
          word("colon"),
          numberLinks(way, word("list")),
          " ",
          tryButton(supposed),
        );
      }),
  );
  const [heads, none] = found.stands ? ["brings down", "nothing brings down"] : ["restores", "nothing restores"];
  const list = items.length ? element("ul", { class: "ways" }, items) : element("p", { class: "aside" }, word(none));
  return [heading(heads), list];
}

/** What is supposed, in a line; nothing where nothing is. */
function suppositions() {
  if (!state.supposed.size) return "";
  const said = [...state.supposed].map(([node, value]) =>
    word("supposed", node.number || node.id, supposedWord(value)),
  );
  return element("p", {}, word("suppose"), word("colon"), said.join(word("list")));
}

/** The bar: the thesis before and after, what is supposed, and the ways out. */
function showScenario() {
  const bar = find("_scenario");
  bar.hidden = !isScenario();
  if (bar.hidden) return bar.replaceChildren();
  const open = bar.querySelector("details")?.open ?? false;
  const chip = ([node, value]) => {
    const made = element(
      "button",
      { type: "button", class: "chip", title: pick(node.text).text },
      word("supposed", node.number || node.id, supposedWord(value)),
      element("span", { "aria-hidden": "true" }, " ×"),
      element("span", { class: "unseen" }, `${word("comma")}${word("remove answer")}`),
    );
    made.addEventListener("click", () => {
      suppose(node, null);
      showDetails();
    });
    return made;
  };
  const answered = answersShown();
  const act = (name, action) => {
    const made = element("button", { type: "button", class: "quiet" }, word(name));
    made.addEventListener("click", () => action(made));
    return made;
  };
  const what = element("details", {}, element("summary", {}, word("what changes")), consequences());
  what.open = open;
  bar.setAttribute("aria-label", word("scenario"));
  bar.replaceChildren(
    element("p", { class: "thesis-line", role: "status" }, thesisLine()),
    resilienceLine(),
    element(
      "p",
      { class: "chips" },
      [...state.supposed].map(chip),
      answered
        ? element(
            "span",
            { class: "aside" },
            answered === 1 ? word("with my answers 1") : word("with my answers", answered),
          )
        : "",
      answered ? act("save layer", saveLayer) : "",
      state.supposed.size
        ? [
            act("copy link", copyLink),
            act("reset", () => {
              supposeAll(new Map());
              showDetails();
            }),
          ]
        : "",
    ),
    what,
  );
}

/** How much it would take to bring the thesis down, before and after; it is computed once the reader pauses. */
function resilienceLine() {
  const line = element("span", { class: "aside figure", title: word("resilience, in full") });
  const { before, after } = bothSides();
  const none = "–"; // of what does not stand
  setTimeout(() => {
    if (!line.isConnected || after !== bothSides().after) return;
    const [was, is] = [before, after].map((side) => {
      side.resilience ??= resilienceNow(nodes[0], side) ?? {};
      const { statements, hands } = side.resilience;
      const short = (count) => (count === null ? "?" : count === Infinity ? "∞" : count);
      return statements === undefined ? none : `${short(statements)} / ${short(hands)}`;
    });
    if (was !== none || is !== none)
      line.textContent = word("takes, short", was === is ? is : word("from to", was, is));
  }, 300);
  return line;
}

/** Copy the address of what is seen. A page from a file may have no clipboard: then the address bar has it. */
async function copyLink(button) {
  try {
    await navigator.clipboard.writeText(location.href);
    button.textContent = word("link copied");
  } catch {
    button.textContent = word("link in address bar");
  }
}
