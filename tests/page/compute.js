// Put after the parts of the page's script that compute: what they find for each case, as JSON.
import { readFileSync } from "node:fs";

const LABELS = ["undecided", "accepted", "qualified", "rejected"];
const last = (generator) => {
  for (let step = generator.next(); ; step = generator.next()) if (step.done) return step.value;
};
const count = (found) => (found === Infinity ? "never" : found);

function computed({ data, supposed, whole, present }) {
  const model = modelOf(data, present && ((place) => present.includes(place)));
  const numbers = [...model.statements.keys()];
  return supposed.map((each) => {
    const found = evaluated(model, each);
    const resilience = whole && resilienceOf(model, found, 0, performance.now() + 20000);
    return {
      statuses: found.labels.map((label) => LABELS[label]),
      strengths: found.values,
      converged: found.converged,
      reasons: numbers.map((node) => reasonsOf(model, found, node)),
      fates: numbers.map((node) => fateOf(model, found, node)),
      steps: numbers.map((node) => stepReadings(model, found, node)),
      resilience: resilience && [count(resilience.statements), count(resilience.hands)],
      cruxes: !whole ? undefined : last(cruxesOf(model, found, 0)).map(({ node, low, high }) => [node, low, high]),
    };
  });
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf-8")).map(computed)));
