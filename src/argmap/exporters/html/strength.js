// How strongly each statement is supported in the end: ratios over hands and the published semantics, as
// argmap.evaluation.strength computes them. There the formulas are explained and their sources named.

const TOLERANCE = 1e-9; // strengths in a circle have settled when none changes by more in a round
const MOST_ROUNDS = 10000;
const PATIENCE = 2000; // ms after which a circle is given up

const ratioOf = (strength) => (strength < 1 ? strength / (1 - strength) : Infinity);
const strengthOf = (ratio) => (ratio < Infinity ? ratio / (1 + ratio) : 1);

/** All of one thing and not another, both as ratios. */
function allBut(ratio, doubt) {
  if (!doubt || !ratio) return ratio;
  if (doubt === Infinity) return 0;
  return ratio === Infinity ? 1 / doubt : ratio / (1 + ratio * doubt);
}

/** The sum of numbers, rounded once, in whatever order they come (Shewchuk 1997), as Python's `fsum` has it. */
function exactSum(values) {
  if (values.length < 3) return values.reduce((sum, value) => sum + value, 0);
  const parts = [];
  for (let value of values) {
    if (value === Infinity) return Infinity;
    let kept = 0;
    for (let part of parts) {
      if (Math.abs(value) < Math.abs(part)) [value, part] = [part, value];
      const high = value + part;
      const low = part - (high - value);
      if (low) parts[kept++] = low;
      value = high;
    }
    parts.length = kept;
    parts.push(value);
  }
  let at = parts.length - 1;
  let high = parts[at] ?? 0;
  let low = 0;
  while (at > 0 && !low) {
    const before = high;
    const part = parts[--at];
    high = before + part;
    low = part - (high - before);
  }
  // What is left decides a tie.
  if (at > 0 && low && Math.sign(low) === Math.sign(parts[at - 1])) {
    const twice = low * 2;
    const rounded = high + twice;
    if (twice === rounded - high) high = rounded;
  }
  return high;
}

const FORMULAS = {
  "quadratic-energy": (base, supporters, attackers) => {
    const energy = exactSum(supporters) - exactSum(attackers);
    const pull = (energy * energy) / (1 + energy * energy);
    return energy > 0 ? base + (1 - base) * pull : base - base * pull;
  },
  "df-quad": (base, supporters, attackers) => {
    const left = (strengths) => strengths.reduce((product, strength) => product * (1 - strength), 1);
    const pull = left(attackers) - left(supporters);
    return pull > 0 ? base + (1 - base) * pull : base + base * pull;
  },
  euler: (base, supporters, attackers) => {
    const energy = exactSum(supporters) - exactSum(attackers);
    return 1 - (1 - base * base) / (1 + base * Math.exp(Math.min(energy, 700)));
  },
};

/** What a statement starts from. By ratios, what is no ground starts from 0. */
function baseScore({ kind, assumed, credence }, ground, { semantics, scores, assumedScores }) {
  if (credence !== null) return credence;
  if (semantics !== "ratio") return scores[kind];
  if (!ground) return 0;
  return assumed ? assumedScores[kind] : scores[kind];
}

/**
 * The strengths of a graph: {values, base, converged}, what members of a step `given` to a claim, and, by ratios,
 * whether a claim is `capped`.
 * `fixed` has the strengths that nothing changes; `hands` and `labels` count for ratios only.
 */
function strengthsOf(graph, base, fixed, hands, labels, settings) {
  const values = new Array(graph.size).fill(0);
  const solver =
    settings.semantics === "ratio"
      ? ratioSolver(graph, base, fixed, hands, labels, settings)
      : publishedSolver(graph, base, settings, values);
  const put = (node, value) => {
    values[node] = value;
    solver.put?.(node, value);
  };
  const found = (node) => fixed.get(node) ?? solver.strength(node);
  let converged = true;
  for (const component of graph.components)
    if (component.length === 1) put(component[0], found(component[0]));
    else
      converged =
        iterate(component, { values, put, found, fixed, base, halving: settings.semantics === "ratio" }) && converged;
  return { values, base, converged, ...solver };
}

/** Solve a circle by rounds, all its nodes at once in each. Whether it settles. */
function iterate(nodes, { values, put, found, fixed, base, halving }) {
  const putAll = (all) => nodes.forEach((node, at) => put(node, all[at]));
  const round = () => {
    const next = nodes.map((node) => (halving ? (values[node] + found(node)) / 2 : found(node)));
    const change = Math.max(...nodes.map((node, at) => Math.abs(next[at] - values[node])));
    putAll(next);
    return [next, change];
  };
  for (const node of nodes) put(node, fixed.get(node) ?? base[node]);
  const until = performance.now() + PATIENCE;
  let trail = [];
  let [kept, keptAt] = [null, 0];
  for (let done = 1; done <= MOST_ROUNDS && performance.now() < until; done++) {
    let [next, change] = round();
    if (change < TOLERANCE) return true;
    trail = [...trail.slice(-2), next];
    const leap = halving && done % 3 === 0 ? extrapolated(...trail) : null;
    if (leap) {
      putAll(leap);
      const [leapt, after] = round();
      if (after < change) [next, trail] = [leapt, []];
      else putAll(next);
    }
    // What comes back comes back for ever.
    if (kept && next.every((value, at) => value === kept[at])) return false;
    if (done >= 2 * keptAt) [kept, keptAt] = [next, done];
  }
  return false;
}

/** Where three rounds in a row lead to (Varadhan and Roland 2008, scheme S3); null if that is not to be seen. */
function extrapolated(first, second, third) {
  if (!third) return null;
  const moves = second.map((value, at) => value - first[at]);
  const turns = third.map((value, at) => value - second[at] - moves[at]);
  const length = (vector) => Math.sqrt(exactSum(vector.map((one) => one * one)));
  const bend = length(turns);
  if (!bend) return null;
  const stride = length(moves) / bend;
  const leap = (value, at) => value + 2 * stride * moves[at] + stride * stride * turns[at];
  return first.map((value, at) => Math.min(Math.max(leap(value, at), 0), 1));
}

/** Whether what is loose goes with a step: it is limited as what is in no named inference. */
const isLastUnnamed = (steps, index) => index === steps.length - 1 && !steps[index].id;

function publishedSolver(graph, base, settings, values) {
  const formula = FORMULAS[settings.semantics];
  const of = (nodes) => nodes.map((node) => values[node]);
  const scaleOf = ({ caveats }) => (caveats.length ? formula(settings.step, [], of(caveats)) : settings.step);
  return {
    strength(node) {
      const supporters = graph.steps[node].flatMap((step, index) => {
        const scale = scaleOf(step);
        const given = of(step.members);
        const loose = isLastUnnamed(graph.steps[node], index) ? of(graph.loose[node]) : [];
        return [...(step.joint ? [Math.min(...given)] : given), ...loose].map((strength) => scale * strength);
      });
      const attackers = of(graph.attackers[node]);
      return supporters.length || attackers.length ? formula(base[node], supporters, attackers) : base[node];
    },
    given: (step, members) => scaleOf(step) * Math.min(...of(members)),
  };
}

function ratioSolver(graph, base, fixed, hands, labels, { step: stepBase, weakest }) {
  const ratios = new Array(graph.size).fill(0); // 0 for what is rejected: it has no force
  const isBare = graph.steps.map((steps, node) => !steps.length && !graph.loose[node].length);
  const ceilings = capsOf(graph, base, fixed, hands, labels);
  const stepDoubt = stepBase === 1 ? 0 : stepBase ? (1 - stepBase) / stepBase : Infinity;

  /** Any of some nodes: ratios add, those of bare nodes of one hand count once. */
  const anyOf = (nodes, ofNode = (node) => ratios[node]) => {
    if (nodes.length === 1) return ofNode(nodes[0]);
    const [single, byHand] = separately(new Set(nodes), ofNode);
    return exactSum([...single, ...byHand.values()]);
  };
  const separately = (nodes, ofNode, single = [], byHand = new Map()) => {
    for (const node of nodes)
      if (isBare[node]) byHand.set(hands[node], Math.max(byHand.get(hands[node]) ?? 0, ofNode(node)));
      else single.push(ofNode(node));
    return [single, byHand];
  };
  const allOf = (nodes) => {
    const given = nodes.map((node) => ratios[node]);
    const least = Math.min(...given);
    return weakest || least === 0 || least === Infinity ? least : 1 / exactSum(given.map((ratio) => 1 / ratio));
  };
  const doubtOf = (step) => (step.caveats.length ? anyOf(step.caveats) : 0) + stepDoubt;

  const beforeAttacks = (node) => {
    let own = base[node] ? ratioOf(base[node]) : 0;
    if (own && graph.grounds[node] && graph.caveats[node].length) own = allBut(own, anyOf(graph.caveats[node]));
    const steps = graph.steps[node];
    if (!steps.length) return own;
    const parts = [own];
    const byHand = new Map();
    for (const [index, step] of steps.entries()) {
      const doubt = doubtOf(step);
      const limited = (one) => allBut(ratios[one], doubt);
      if (step.joint) parts.push(allBut(allOf(step.members), doubt));
      else separately(new Set(step.members), limited, parts, byHand);
      if (isLastUnnamed(steps, index)) separately(new Set(graph.loose[node]), limited, parts, byHand);
    }
    return exactSum([...parts, ...byHand.values()]);
  };
  return {
    put: (node, value) => {
      if (labels[node] !== REJECTED) ratios[node] = ratioOf(value);
    },
    strength: (node) => {
      let ratio = beforeAttacks(node);
      if (graph.steps[node].length) ratio = Math.min(ratio, ceilings[node]);
      if (graph.attackers[node].length) ratio = allBut(ratio, anyOf(graph.attackers[node]));
      return strengthOf(ratio);
    },
    /** What members of a step, or one of a step that is not joint, give to the claim. */
    given: (step, members) => strengthOf(allBut(allOf(members), doubtOf(step))),
    /** Whether a claim's reasons come to more than the hands below it. */
    capped: (node) => graph.steps[node].length > 0 && beforeAttacks(node) > ceilings[node] * (1 + 1e-9),
  };
}

/** For each node what the hands below it by support come to, as a ratio, each with its strongest ground. */
function capsOf(graph, base, fixed, hands, labels) {
  const below = graph.supporters.map((all, node) =>
    fixed.has(node) ? [] : all.filter((one) => labels[one] !== REJECTED),
  );
  const uses = new Array(graph.size).fill(0);
  for (const all of below) for (const one of all) uses[one] += 1;
  const simple = graph.components.length === graph.size;
  const found = new Array(graph.size).fill(Infinity);
  const tallies = new Map(); // node → its hands with their strongest ground, and what they come to
  for (const component of simple ? graph.components : stronglyConnected(below)) {
    const parts = [...new Set(component.flatMap((node) => below[node]))].filter((one) => tallies.has(one));
    const largest = parts.reduce(
      (most, one) => (most === null || tallies.get(one).best.size > tallies.get(most).best.size ? one : most),
      null,
    );
    let tally = largest === null ? { best: new Map(), total: 0 } : tallies.get(largest);
    // What several rest on stays as it is.
    if (largest !== null && uses[largest] > 1) tally = { best: new Map(tally.best), total: tally.total };
    else tallies.delete(largest);
    const add = (hand, ratio) => {
      const before = tally.best.get(hand) ?? 0;
      if (ratio <= before) return;
      tally.best.set(hand, ratio);
      tally.total += ratio - before;
    };
    for (const one of parts) if (one !== largest) for (const [hand, ratio] of tallies.get(one).best) add(hand, ratio);
    // The credence of a supported claim is a ground with a hand that no other has.
    for (const node of component)
      add(graph.grounds[node] ? hands[node] : -1 - node, ratioOf(fixed.get(node) ?? base[node]));
    for (const node of component) {
      tallies.set(node, component.length > 1 ? { best: new Map(tally.best), total: tally.total } : tally);
      found[node] = tally.total;
    }
  }
  return found;
}

/** What evaluation needs of the statements that are there, whatever is supposed: their graph and their hands. */
function modelOf(data, present) {
  const statements = statementsOf(data, present);
  return { statements, graph: graphOf(statements), hands: handsOf(statements), settings: data.graph.settings };
}

/**
 * Statuses and strengths of a model: {labels, fixed, values, base, converged, …}.
 * What is supposed is {rejected, accepted, credences}: lists of numbers, and pairs of a number and a score.
 */
function evaluated(model, { rejected = [], accepted = [], credences = [] } = {}) {
  const { statements, graph, hands, settings } = model;
  const fixed = new Map([...accepted.map((node) => [node, ACCEPTED]), ...rejected.map((node) => [node, REJECTED])]);
  const labels = labelsOf(graph, fixed);
  const given = new Map(credences);
  const base = statements.map((one, node) => given.get(node) ?? baseScore(one, graph.grounds[node], settings));
  return { labels, fixed, ...strengthsUnder(model, { labels, fixed }, base) };
}

/** The strengths with these base scores, the statuses being as they are. */
function strengthsUnder({ graph, hands, settings }, { labels, fixed }, base) {
  const certain = new Map([...fixed].map(([node, label]) => [node, label === ACCEPTED ? 1 : 0]));
  return strengthsOf(graph, base, certain, hands, labels, settings);
}
