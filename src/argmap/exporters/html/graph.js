// The map as a graph of numbers, as argmap.evaluation.graph has it: what bears on what. Statements are numbered in the
// order in which they are given; 0 is the thesis. This and the next parts compute what Python computes, and a test
// holds the two together.

/**
 * Statements from the data of the page: those whose places are `present`, and what a reader has added.
 * A statement is {kind, relation, parent, layer, step, linked, assumed, credence, keys, links, inferences}.
 */
function statementsOf({ kinds, graph }, present = () => true) {
  const places = graph.nodes.map((_, place) => place).filter(present);
  const numbers = new Map(places.map((place, number) => [place, number]));
  const numbered = (list) => list.map((place) => numbers.get(place)).filter((number) => number !== undefined);
  return places.map((place) => {
    const [kind, parent, voucher, more = {}] = graph.nodes[place];
    return {
      kind: kinds[kind].name,
      relation: parent < 0 ? null : kinds[kind].relation,
      parent: numbers.get(parent) ?? -1,
      layer: more.layer ?? -1,
      step: more.step ?? "",
      linked: Boolean(more.linked),
      assumed: Boolean(more.assumed),
      credence: more.credence ?? null,
      keys: graph.vouchers[voucher].keys,
      links: (more.links ?? [])
        .filter(([, target]) => numbers.has(target))
        .map(([relation, target, step]) => [relation, numbers.get(target), step ?? ""]),
      inferences: (more.inferences ?? []).map(([id, joint, members]) => [id, joint, numbered(members)]),
    };
  });
}

/** What bears on each statement: steps {id, members, joint, caveats}, loose evidence, attackers, caveats; grounds. */
function graphOf(statements) {
  const lists = () => statements.map(() => []);
  const bearing = { supports: lists(), limits: lists(), opposes: lists(), follows: lists() };
  for (const [number, { relation, parent, step }] of statements.entries()) {
    if (parent < 0) continue;
    if (relation === "follows") bearing.supports[number].push([parent, ""]);
    else bearing[relation][parent].push([number, step]);
  }
  for (const [number, { links }] of statements.entries())
    // A claim is no reason for itself.
    for (const [relation, target, step] of links) if (target !== number) bearing[relation][target].push([number, step]);
  const firsts = (pairs) => pairs.map(([number]) => number);
  const support = statements.map((_, number) =>
    supportOf(statements, number, bearing.supports[number], bearing.limits[number]),
  );
  const graph = {
    size: statements.length,
    steps: support.map(({ steps }) => steps),
    loose: support.map(({ loose }) => loose),
    attackers: bearing.opposes.map(firsts),
    caveats: bearing.limits.map(firsts),
    grounds: statements.map(
      ({ assumed, layer }, number) =>
        assumed || !bearing.supports[number].some(([one]) => statements[one].layer === layer),
    ),
  };
  graph.supporters = support.map(({ steps, loose }) => [...steps.flatMap(({ members }) => members), ...loose]);
  graph.bearing = graph.supporters.map((all, number) => [...all, ...graph.attackers[number], ...graph.caveats[number]]);
  graph.components = stronglyConnected(graph.bearing);
  return graph;
}

/** The steps to a claim: its named inferences, its linked premises, and what is in none of them; and loose evidence. */
function supportOf(statements, number, given, limits) {
  if (!given.length) return { steps: [], loose: [] };
  const { inferences, linked, layer } = statements[number];
  const unique = (list) => [...new Set(list)];
  const limiting = (step) => unique(limits.filter(([, of]) => !of || of === step).map(([one]) => one));
  const named = new Set();
  const steps = inferences.map(([id, together, own]) => {
    // A layer's link does not join a step of the map below.
    const joined = given.filter(([one, of]) => of === id && statements[one].layer === layer).map(([one]) => one);
    const members = unique([...own, ...joined]);
    for (const one of members) named.add(one);
    return { id, members, joint: together && members.length > 1, caveats: limiting(id) };
  });
  let rest = given.map(([one]) => one).filter((one) => !named.has(one));
  const joins = (one) => one.parent === number && one.kind === "premise" && one.layer === layer;
  const together = new Set(linked ? rest.filter((one) => joins(statements[one])) : []);
  let loose = [];
  if (together.size) {
    rest = rest.filter((one) => !together.has(one));
    loose = rest.filter((one) => statements[one].kind === "evidence");
    rest = rest.filter((one) => statements[one].kind !== "evidence");
    steps.push({ id: "", members: [...together], joint: together.size > 1, caveats: limiting("") });
  }
  if (rest.length) steps.push({ id: "", members: rest, joint: false, caveats: limiting("") });
  return { steps, loose };
}

/** The strongly connected components, each after those that it leads to (Tarjan 1972), without recursion. */
function stronglyConnected(targets) {
  const components = [];
  const order = targets.map(() => -1);
  const low = targets.map(() => -1);
  const isOpen = targets.map(() => false);
  const open = [];
  let met = 0;
  for (let start = 0; start < targets.length; start++) {
    if (order[start] >= 0) continue;
    const path = [[start, 0]];
    while (path.length) {
      const step = path.at(-1);
      const [node] = step;
      if (order[node] < 0) {
        order[node] = low[node] = met++;
        open.push(node);
        isOpen[node] = true;
      }
      let down = -1;
      while (down < 0 && step[1] < targets[node].length) {
        const target = targets[node][step[1]++];
        if (order[target] < 0) down = target;
        else if (isOpen[target]) low[node] = Math.min(low[node], order[target]);
      }
      if (down >= 0) {
        path.push([down, 0]);
        continue;
      }
      path.pop();
      if (path.length) low[path.at(-1)[0]] = Math.min(low[path.at(-1)[0]], low[node]);
      if (low[node] !== order[node]) continue;
      const component = [];
      while (isOpen[node]) {
        component.push(open.pop());
        isOpen[component.at(-1)] = false;
      }
      components.push(component.sort((a, b) => a - b));
    }
  }
  return components;
}

/** The hand of each statement, as a number: those that share a key, by whatever way, are of one hand. */
function handsOf(statements) {
  const parents = [];
  const rootOf = (hand) => {
    while (parents[hand] !== hand) hand = parents[hand] = parents[parents[hand]];
    return hand;
  };
  const known = new Map();
  const found = statements.map(({ keys }) => {
    const own = parents.push(parents.length) - 1;
    for (const key of keys) {
      if (known.has(key)) parents[rootOf(own)] = rootOf(known.get(key));
      known.set(key, own);
    }
    return own;
  });
  return found.map(rootOf);
}
