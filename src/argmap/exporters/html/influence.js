// What the strength of a claim depends on: one base score at a time is moved from 0 to 1, as argmap.evaluation.influence
// does it.

const INFLUENCE_DIGITS = 1e8; // influences that agree in so many digits are equal, and in document order

/**
 * The grounds and caveats that move a claim, piece by piece: after each of them, so that it can be put off, it is told
 * how many are left. At the end {node, low, high} for each, the largest influence first.
 */
function* cruxesOf(model, found, aim) {
  const { graph, statements, settings } = model;
  const counts = (node) =>
    statements[node].credence !== null ||
    (settings.semantics === "ratio" ? graph.grounds[node] : !graph.supporters[node].length);
  const moving = [...feltBy(graph, found.fixed, aim)].filter(counts);
  const cruxes = [];
  for (const [at, node] of moving.entries()) {
    const base = [...found.base];
    const [low, high] = [0, 1].map((score) => {
      base[node] = score;
      return strengthsUnder(model, found, base).values[aim];
    });
    if (influenceOf({ low, high })) cruxes.push({ node, low, high });
    yield moving.length - at - 1;
  }
  return cruxes.sort((one, other) => influenceOf(other) - influenceOf(one) || one.node - other.node);
}

const influenceOf = ({ low, high }) => Math.round(Math.abs(high - low) * INFLUENCE_DIGITS);

/** The claim itself and all that bears on it by some path; what is supposed passes nothing on. */
function feltBy(graph, fixed, aim) {
  const felt = new Set();
  const todo = fixed.has(aim) ? [] : [aim];
  while (todo.length) {
    const node = todo.pop();
    if (felt.has(node)) continue;
    felt.add(node);
    for (const one of graph.bearing[node]) if (!fixed.has(one)) todo.push(one);
  }
  return felt;
}
