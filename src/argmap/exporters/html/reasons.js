// Why a statement has its status, and what has become of it, as argmap.evaluation.explanations has it.

const CLAIM_KINDS = new Set(["thesis", "premise", "consequence"]);

/** The members of each step, one by one where they are not joint: [step, members]. */
function linesOf(graph, node) {
  return graph.steps[node].flatMap((step) =>
    step.joint ? [[step, step.members]] : step.members.map((member) => [step, [member]]),
  );
}

/** The reasons for a status, the gravest first: [name, nodes]. */
function reasonsOf({ graph }, { labels, fixed }, node) {
  if (fixed.has(node)) return [["taken", []]];
  const those = (nodes, ...among) => [...new Set(nodes)].filter((one) => among.includes(labels[one]));
  const stands = (one) => standing(labels[one]);
  const ground = graph.grounds[node];
  const attackers = graph.attackers[node];
  const lines = ground ? [] : linesOf(graph, node);
  const loose = ground ? [] : graph.loose[node];
  const members = lines.flatMap(([, each]) => each);
  const holding = lines.filter(([, each]) => each.every(stands));
  const failed = ([, each]) => each.some((one) => labels[one] === REJECTED);
  const found = [];
  const add = (name, nodes) => nodes.length && found.push([name, nodes]);
  if (labels[node] === REJECTED) {
    add("opposed", those(attackers, ACCEPTED, QUALIFIED));
    if (lines.every(failed) && loose.every((one) => labels[one] === REJECTED)) {
      const joint = graph.steps[node].some((step) => step.joint);
      const whole = !loose.length && lines.length === 1;
      add(joint ? (whole ? "unjoined" : "broken") : "unsupported", those([...members, ...loose], REJECTED));
    }
  } else if (labels[node] === UNDECIDED) {
    add("disputed", those(attackers, UNDECIDED));
    if (!holding.length) {
      const open = lines.filter((line) => !failed(line));
      add(
        "unsettled",
        those(
          open.flatMap(([, each]) => each),
          UNDECIDED,
        ),
      );
      if (lines.length && !open.length) add("loose", those(loose, ACCEPTED, QUALIFIED, UNDECIDED));
    }
  } else if (labels[node] === QUALIFIED) {
    const limits = ground ? graph.caveats[node] : holding.flatMap(([step]) => step.caveats);
    add("limited", those(limits, ACCEPTED, QUALIFIED));
    add(
      "reserved",
      those(
        holding.flatMap(([, each]) => each),
        QUALIFIED,
      ),
    );
  } else {
    add("answered", those(attackers, REJECTED));
    add(
      "supported",
      those(
        holding.flatMap(([, each]) => each),
        ACCEPTED,
        QUALIFIED,
      ),
    );
  }
  return found.length ? found : [["unopposed", []]];
}

/** What has become of a statement: stands, open, answered, rebutted or lost. */
function fateOf({ graph, statements }, { labels, fixed }, node) {
  if (standing(labels[node])) return "stands";
  if (labels[node] === UNDECIDED) return "open";
  const attacked = graph.attackers[node].some((one) => standing(labels[one]));
  if (fixed.get(node) !== REJECTED && !attacked) return "lost";
  return CLAIM_KINDS.has(statements[node].kind) ? "rebutted" : "answered";
}

/** The lines of support of a claim: [inference, members, whether it holds, its strength, caveats on it that stand]. */
function stepReadings({ graph }, found, node) {
  return linesOf(graph, node).map(([step, members]) => [
    step.id,
    [...new Set(members)],
    members.every((one) => standing(found.labels[one])),
    found.given(step, members),
    [...new Set(step.caveats)].filter((one) => standing(found.labels[one])),
  ]);
}
