// What the keyboard does everywhere on the page, and the list of it.

/** Each key that is listed, and what it does; those with an act work wherever nothing is typed. */
const KEYS = [
  [["?"], "key help", () => showHelp()],
  [["w"], "key guide", () => startWalk()],
  [["/"], "key search", () => find("_search").focus()],
  [["["], "key panes", () => toggleHidden("diagram")],
  [["]"], "key panes", () => toggleHidden("panel")],
  [["↑", "↓", "←", "→"], "key tree"],
  [["↑", "↓", "←", "→"], "key walk"],
  [["Shift", "↑ ↓ ← →"], "key pan"],
  [["+", "−", "0", "1"], "key zoom"],
  [["Esc"], "key escape"],
];

function showHelp() {
  const help = find("_help");
  const seen = new Set();
  const rows = KEYS.filter(([, name]) => name !== "key panes" || !seen.has(name) && seen.add(name)).map(([keys, name]) => {
    const shown = name === "key panes" ? ["[", "]"] : keys;
    return [element("dt", {}, shown.map((key) => [element("kbd", {}, key), " "])), element("dd", {}, word(name))];
  });
  const close = element("button", { type: "button", class: "chief" }, word("close"));
  close.addEventListener("click", () => help.close());
  help.replaceChildren(element("h2", { id: "_help-title" }, word("keys")), element("dl", {}, rows.flat()), close);
  help.showModal();
}

/** Where an arrow key leads from a card: to the claim, the first reason, or the statement beside it. */
function walk(key) {
  const { parent, before, after, first } = neighbours(state.chosen ?? nodes[0]);
  const to = state.chosen ? { ArrowLeft: parent, ArrowRight: first, ArrowUp: before, ArrowDown: after }[key] : nodes[0];
  if (to) choose(to, "move");
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !closeMenus() && state.kept) clearSearch();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select, dialog")) return;
  const [, , act] = KEYS.find(([keys, , does]) => does && keys[0] === event.key) ?? [];
  if (!act) return;
  event.preventDefault();
  act();
});
