// Which statements stand, given the objections: the least labelling by the rules of argmap.evaluation.status.

const [UNDECIDED, ACCEPTED, QUALIFIED, REJECTED] = [0, 1, 2, 3];

/**
 * The label of each statement; `fixed` has those that are taken for granted.
 * Components come after what bears on them, so each needs to be settled once. `order` gets them as they are decided.
 */
function labelsOf(graph, fixed, order = null) {
  const labels = Array.from({ length: graph.size }, (_, node) => fixed.get(node) ?? UNDECIDED);
  const stands = (node) => labels[node] === ACCEPTED || labels[node] === QUALIFIED;
  const accepted = (node) => labels[node] === ACCEPTED;
  const rejected = (node) => labels[node] === REJECTED;
  const holds = ({ members, joint }, how) => (joint ? members.every(how) : members.some(how));
  const fails = ({ members, joint }) => (joint ? members.some(rejected) : members.every(rejected));

  const decided = (node) => {
    const attackers = graph.attackers[node];
    const ground = graph.grounds[node];
    if (attackers.some(stands)) return REJECTED;
    if (!ground && graph.steps[node].every(fails) && graph.loose[node].every(rejected)) return REJECTED;
    const held = ground || graph.steps[node].some((step) => holds(step, stands));
    return held && attackers.every(rejected) ? ACCEPTED : UNDECIDED;
  };
  const reserved = (node) => {
    if (graph.grounds[node]) return graph.caveats[node].some(stands);
    return !graph.steps[node].some((step) => holds(step, accepted) && !step.caveats.some(stands));
  };
  const untilSettled = (nodes, change) => {
    let changed = true;
    while (changed) {
      changed = false;
      for (const node of nodes) if (!fixed.has(node) && change(node)) changed = true;
      if (nodes.length === 1) return;
    }
  };

  for (const component of graph.components) {
    untilSettled(component, (node) => {
      if (labels[node] !== UNDECIDED || (labels[node] = decided(node)) === UNDECIDED) return false;
      order?.push(node);
      return true;
    });
    untilSettled(component, (node) => {
      if (labels[node] !== ACCEPTED || !reserved(node)) return false;
      labels[node] = QUALIFIED;
      return true;
    });
  }
  return labels;
}

const standing = (label) => label === ACCEPTED || label === QUALIFIED;
