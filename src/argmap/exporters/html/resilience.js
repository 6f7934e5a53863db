// How much it would take to bring a claim down: the least number of statements, and of hands, whose rejection does it.
// argmap.evaluation.refutations finds the same by MaxSAT. Here the smallest set that meets all cores found so far is
// tried; while the claim stands without it, what it then rests on is one more core (implicit hitting sets: Reiter 1987;
// Moreno-Centeno and Karp 2013).

/**
 * {statements, hands} of a claim: numbers, Infinity where it cannot be brought down, null where there was no time.
 * Null where the claim does not stand. `until` is a time of performance.now().
 */
function resilienceOf({ graph, hands }, { labels, fixed }, aim, until) {
  if (!standing(labels[aim])) return null;
  const pro = proGrounds(graph, fixed, aim);
  const apart = new Map([...pro].map((node) => [node, [node]]));
  const together = new Map();
  for (const node of pro) together.set(hands[node], [...(together.get(hands[node]) ?? []), node]);
  const least = (choices, choiceOf) => leastRefuting(graph, fixed, aim, choices, choiceOf, pro, until);
  return { statements: least(apart, (node) => node), hands: least(together, (node) => hands[node]) };
}

/** The grounds from which every path to a claim passes an even number of objections. */
function proGrounds(graph, fixed, aim) {
  const sides = new Map([[aim, new Set([0])]]);
  const todo = [[aim, 0]];
  while (todo.length) {
    const [node, parity] = todo.pop();
    if (fixed.has(node)) continue;
    const below = graph.grounds[node] ? [] : graph.supporters[node].map((one) => [one, parity]);
    for (const one of graph.attackers[node]) below.push([one, 1 - parity]);
    for (const [one, side] of below) {
      if (!sides.has(one)) sides.set(one, new Set());
      if (sides.get(one).has(side)) continue;
      sides.get(one).add(side);
      todo.push([one, side]);
    }
  }
  const isPro = ([node, sides]) => graph.grounds[node] && !fixed.has(node) && sides.size === 1 && sides.has(0);
  return new Set([...sides].filter(isPro).map(([node]) => node));
}

/** The least number of choices that bring a claim down once all their statements are rejected. */
function leastRefuting(graph, fixed, aim, choices, choiceOf, pro, until) {
  const cores = [];
  const rejecting = (chosen) => {
    const taken = new Map(fixed);
    for (const choice of chosen) for (const node of choices.get(choice)) taken.set(node, REJECTED);
    return taken;
  };
  const coreWithout = (chosen) => {
    const core = coreOf(graph, rejecting(chosen), aim, pro);
    return core && new Set([...core].map(choiceOf));
  };
  // Cores that share nothing, at first: each of them costs at least one.
  const met = new Set();
  for (let core = coreWithout(met); core; core = coreWithout(met)) {
    if (!core.size) return Infinity;
    cores.push(core);
    for (const choice of core) met.add(choice);
  }
  while (performance.now() < until) {
    const chosen = smallestHitting(cores, until);
    if (!chosen) return null;
    const core = coreWithout(chosen);
    if (!core) return chosen.length;
    if (!core.size) return Infinity;
    cores.push(core);
  }
  return null;
}

/** The grounds that a claim rests on as it stands, by one way to show that it does; null where it does not stand. */
function coreOf(graph, fixed, aim, pro) {
  const order = [];
  const labels = labelsOf(graph, fixed, order);
  if (!standing(labels[aim])) return null;
  const when = new Map(order.map((node, at) => [node, at]));
  const earlier = (one, node) => fixed.has(one) || when.get(one) < when.get(node);
  const core = new Set();
  const seen = new Set();
  const todo = fixed.has(aim) ? [] : [aim];
  const need = (nodes) => todo.push(...nodes.filter((one) => !fixed.has(one)));
  // Of several ways, that which needs least that is new.
  const cheapest = (ways) => ways.reduce((best, way) => (!best || way.length < best.length ? way : best), null);
  while (todo.length) {
    const node = todo.pop();
    if (seen.has(node)) continue;
    seen.add(node);
    const lines = linesOf(graph, node).map(([, members]) => members);
    if (standing(labels[node])) {
      need(graph.attackers[node]);
      if (!graph.grounds[node]) {
        const holding = lines.filter((each) => each.every((one) => standing(labels[one]) && earlier(one, node)));
        need(cheapest(holding));
      } else if (pro.has(node)) core.add(node);
      continue;
    }
    // It is rejected: by one attacker, or since all its reasons are.
    const attacker = graph.attackers[node].find((one) => standing(labels[one]) && earlier(one, node));
    if (attacker !== undefined) need([attacker]);
    else {
      need(lines.map((each) => each.find((one) => labels[one] === REJECTED && earlier(one, node))));
      need(graph.loose[node]);
    }
  }
  return core;
}

/** A smallest set that has a member of each core; null where there was no time. */
function smallestHitting(cores, until) {
  let best = null;
  const search = (chosen, left) => {
    if (performance.now() > until) return;
    const bound = disjointOf(left);
    if (best && chosen.length + bound.length >= best.length) return;
    if (!left.length) {
      best = [...chosen];
      return;
    }
    // All that hit the smallest core, those that hit most cores first.
    const core = left.reduce((least, one) => (one.size < least.size ? one : least));
    const hits = new Map([...core].map((choice) => [choice, left.filter((one) => one.has(choice)).length]));
    for (const [choice] of [...hits].sort((one, other) => other[1] - one[1]))
      search(
        [...chosen, choice],
        left.filter((one) => !one.has(choice)),
      );
  };
  search([], cores);
  return performance.now() > until ? null : best;
}

/** Some cores that share no member: each needs one. */
function disjointOf(cores) {
  const taken = new Set();
  return [...cores]
    .sort((one, other) => one.size - other.size)
    .filter((core) => {
      if ([...core].some((choice) => taken.has(choice))) return false;
      for (const choice of core) taken.add(choice);
      return true;
    });
}
