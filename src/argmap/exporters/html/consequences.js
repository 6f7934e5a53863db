// What a scenario comes to, in words: what becomes of the thesis, what else changes, and why nothing does.

const NAMED = 3; // statements that a sentence names; the others are counted
const MOST_LETTERS = 60; // of a statement in a sentence

/** One of the page's words whose gaps are filled with elements. */
function sentence(name, ...parts) {
  const pieces = word(name).split("{}");
  return pieces.flatMap((piece, at) => (at < parts.length ? [piece, parts[at]] : [piece]));
}

/** A link to a node that says its number and how it begins. */
function wordedLink(node) {
  const { text, language } = pick(node.text);
  const begins = [...text].length > MOST_LETTERS ? `${[...text].slice(0, MOST_LETTERS).join("").trimEnd()}…` : text;
  const words = element("span", { lang: data.languages[language].tag, dir: "auto" }, begins);
  return element("a", { href: hashOf(node), title: text }, node.number && `${node.number} `, words);
}

/** Links to nodes: one with its words, several by their numbers if they have any; of many, how many more there are. */
function shortList(those) {
  const worded = those.length === 1 || !those.every(({ number }) => number);
  const links = those
    .slice(0, NAMED)
    .map((node, at) => [at ? word("list") : "", worded ? wordedLink(node) : numberLink(node)]);
  return those.length > NAMED ? sentence("and more", links, those.length - NAMED) : links;
}

/** A sentence on some nodes; it has two forms, for one and for several. */
function onNodes(name, those) {
  if (!those.length) return null;
  return those.length === 1 ? sentence(`${name} 1`, shortList(those)) : sentence(name, those.length, shortList(those));
}

/** What becomes of the thesis, in one line. */
function thesisLine() {
  const [thesis] = nodes;
  const { before, after } = bothSides();
  const [was, is] = [computedReading(thesis, before), computedReading(thesis, after)];
  const shown = ({ strength }) => element("span", { class: "figure" }, figure(strength));
  const said = (reading) => [statusWords(reading.status), " ", shown(reading)];
  if (!changeOf(thesis)) return sentence("thesis stays", said(is));
  return sentence("thesis goes", said(was), was.status === is.status ? shown(is) : said(is));
}

/** What else changes, by sentences; each is a list of what goes into it. */
function otherChanges() {
  const changed = state.nodes.filter((node) => node !== nodes[0] && !state.supposed.has(node));
  const changes = new Map(changed.map((node) => [node, changeOf(node)]).filter(([, change]) => change));
  const stood = (status) => status === "accepted" || status === "qualified";
  const doubts = (node) => node.kind.name === "objection" || node.kind.name === "caveat";
  const { model, numbers, found: now } = bothSides().after;
  const isLost = (node) => fateOf(model, now, numbers.get(node)) === "lost";
  const left = new Set(changes.keys());
  const take = (wanted) => {
    const found = [...left].filter((node) => wanted(node, changes.get(node)));
    for (const node of found) left.delete(node);
    return found;
  };
  const becomes =
    (name) =>
    (_, { status, was }) =>
      status === name && was.status !== name;
  const sentences = [
    onNodes(
      "lost",
      take((node, change) => becomes("rejected")(node, change) && isLost(node)),
    ),
    onNodes(
      "fallen doubts",
      take((node, change) => doubts(node) && becomes("rejected")(node, change)),
    ),
    onNodes("rebutted", take(becomes("rejected"))),
    onNodes("open", take(becomes("undecided"))),
    onNodes(
      "risen doubts",
      take((node, { status, was }) => doubts(node) && stood(status) && !stood(was.status)),
    ),
    onNodes(
      "restored",
      take((_, { status, was }) => stood(status) && !stood(was.status)),
    ),
    onNodes("reserved", take(becomes("qualified"))),
    onNodes("unreserved", take(becomes("accepted"))),
  ].filter(Boolean);
  const moved = (node) => Math.abs(changes.get(node).strength - changes.get(node).was.strength);
  const rest = [...left].sort((one, other) => moved(other) - moved(one));
  if (rest.length) {
    const [most] = rest;
    const { strength, was } = changes.get(most);
    const name = rest.length === 1 ? "strength only 1" : "strength only";
    sentences.push(
      sentence(
        name,
        ...(rest.length === 1 ? [] : [rest.length]),
        numberLink(most),
        figure(was.strength),
        figure(strength),
      ),
    );
  }
  return sentences;
}

/** Why the thesis is not affected: where the effects of a scenario end. */
function whyNothing() {
  if (changeOf(nodes[0])) return [];
  const { before, after } = bothSides();
  const { graph } = after.model;
  const differs = (number) => {
    const old = before.numbers.get(after.nodes[number]);
    const [was, is] = [before.found, after.found];
    return (
      old === undefined || was.labels[old] !== is.labels[number] || Math.abs(was.values[old] - is.values[number]) > 1e-9
    );
  };
  if (differs(0)) return [sentence("why small")];
  const upwards = graph.bearing.map(() => []);
  for (const [above, all] of graph.bearing.entries()) for (const one of all) upwards[one].push(above);
  const told = [];
  const tell = (name, ...parts) => told.some(([known]) => known === name) || told.push([name, ...parts]);
  const link = (number) => numberLink(after.nodes[number]);
  const seen = new Set();
  const todo = after.nodes.flatMap((node, number) => (state.supposed.has(node) || node.mine ? [number] : []));
  while (todo.length) {
    const number = todo.pop();
    if (seen.has(number)) continue;
    seen.add(number);
    const old = before.numbers.get(after.nodes[number]);
    const fallen = after.found.labels[number] === REJECTED;
    if (!differs(number)) {
      tell("why same", link(number));
      continue;
    }
    if (old !== undefined && fallen && before.found.labels[old] === REJECTED && number) {
      tell("why rejected", link(number));
      continue;
    }
    if (!upwards[number].length) tell("why no path", link(number));
    for (const above of upwards[number])
      if (differs(above)) todo.push(above);
      else tell(...whyUnmoved(before, after, number, above, link));
  }
  return told.slice(0, NAMED).map((said) => sentence(...said));
}

/** Why a statement is not moved by one that bears on it and has changed. */
function whyUnmoved(before, { model, found, nodes: shown }, number, above, link) {
  const { graph, hands } = model;
  if (found.fixed.has(above)) return ["why taken", link(above)];
  const isBare = (one) => !graph.supporters[one].length;
  const beside = [graph.supporters, graph.attackers, graph.caveats]
    .map((all) => all[above])
    .find((all) => all.includes(number));
  const alike = beside.filter((one) => one !== number && isBare(one) && isBare(number) && hands[one] === hands[number]);
  if (alike.length) return ["why hand", link(above), link(alike[0])];
  const step = graph.steps[above].find(({ members, joint }) => joint && members.includes(number));
  const missing = step?.members.find((one) => one !== number && found.labels[one] === REJECTED);
  if (missing !== undefined) return ["why joint", link(above), link(missing)];
  const capped = found.capped?.(above) || before.found.capped?.(before.numbers.get(shown[above]));
  if (capped) return ["why cap", link(above)];
  return ["why other", link(above)];
}

/** All that a scenario comes to, as a list. */
function consequences() {
  const changes = otherChanges();
  const why = whyNothing();
  if (!bothSides().after.found.converged) why.push([word("unsettled")]);
  if (!changes.length && !why.length) changes.push(sentence("nothing else"));
  return element(
    "ul",
    { class: "consequences" },
    [...changes, ...why].map((said) => element("li", {}, said)),
  );
}
