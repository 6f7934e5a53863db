// The argument at a glance: how well a statement stands and what is said against it, in one line; and which statements
// are open when the page opens.

/** What bears on a node, by relation: its children, and what links to it from other branches. */
function bearing(node, relation) {
  const children = node.children.filter((child) => child.kind.relation === relation);
  const linked = node.incoming.filter((link) => link.relation === relation && link.node !== node);
  return [...children, ...linked.map((link) => link.node)];
}

/** How many statements support, limit and oppose a node, in words. */
function gistCounts(node) {
  const count = (relation) => bearing(node, relation).length;
  const said = (name, number) => (number ? word(name, number) : "");
  const doubts = [said("gist limits", count("limits")), said("gist against", count("opposes"))].filter(Boolean);
  const further = node.doubts - node.children.filter((child) => ["limits", "opposes"].includes(child.kind.relation)).length;
  if (further) doubts.push(word("gist further", further));
  else if (!doubts.length && node.size) doubts.push(word("nothing against"));
  return [said("gist for", count("supports")), ...doubts].filter(Boolean);
}

/** One line on a node: its status and strength, and what is said for it and against it. */
function gist(node) {
  const found = readingOf(node);
  const stands = found && [statusSign(found.status), ` ${found.status.words[state.language]} ${decimals(found.strength)}`];
  const parts = [stands && element("span", { class: "stands" }, stands), ...gistCounts(node)];
  return element(
    "span",
    { class: "gist" },
    parts.filter(Boolean).flatMap((part, index) => [index ? " · " : "", part]),
  );
}

/** What the line on a node changes with. */
function gistKey(node) {
  const found = readingOf(node);
  return [found?.status.name, found && decimals(found.strength), ...gistCounts(node)].join(" ");
}

/** Whether a node is one of those with which a reader begins: the thesis, or a reason right below it. */
const isGlanced = (node) => node.depth < 2;

/** Open the thesis, and below it as many statements as fit into a room without hiding a reason. */
function foldToFit(room, heightOf) {
  foldFrom(1);
  const shown = [nodes[0], ...nodes[0].children];
  let used = shown.reduce((sum, node) => sum + heightOf(node), 0);
  // From the top down, level by level: a branch is opened with all that is right below it, or stays closed.
  const waiting = [...nodes[0].children];
  for (let node = waiting.shift(); node; node = waiting.shift()) {
    const more = node.children.reduce((sum, child) => sum + heightOf(child), 0);
    if (!more || used + more > room) continue;
    used += more;
    state.folded.delete(node);
    waiting.push(...node.children);
  }
}
