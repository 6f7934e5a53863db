// A scenario: what a reader supposes of some statements, and what the map comes to before and after. Before is the map
// as it is shown, without what the reader supposes and has added.

state.supposed = new Map(); // node → false, true, or a base score; replaced, never changed

const LABELS = ["undecided", "accepted", "qualified", "rejected"];
const TIME = 250; // ms that may be spent on what would bring a claim down
const LARGEST = 2000; // statements of the largest map of which it is computed what a claim depends on

let computedFor = {}; // what the readings below were computed for
let sides = null; // {before, after}: each {model, places, numbers, found}

/** The map before and after what the reader has done to it, computed when one of the two has changed. */
function bothSides() {
  const { nodes: shown, supposed } = state;
  if (computedFor.shown === shown && computedFor.supposed === supposed) return sides;
  const known = computedFor.shown === shown;
  const own = shown.filter((node) => !node.mine);
  const before = known ? sides.before : sideOf(own);
  const bare = known ? sides.bare : own.length === shown.length ? before : sideOf(shown);
  const after = supposed.size ? { ...bare, found: evaluated(bare.model, assumptions(bare, supposed)) } : bare;
  computedFor = { shown, supposed };
  sides = { before, bare, after };
  return sides;
}

function sideOf(shown) {
  const numbers = new Map(shown.map((node, number) => [node, number]));
  const model = modelOf(data, (place) => numbers.has(nodes[place]));
  return { model, nodes: shown, numbers, found: evaluated(model) };
}

function assumptions({ numbers }, supposed) {
  const those = (wanted) => [...supposed].filter(([node, value]) => numbers.has(node) && wanted(value));
  const numbered = (value) => those((one) => one === value).map(([node]) => numbers.get(node));
  const credences = those((value) => typeof value === "number").map(([node, score]) => [numbers.get(node), score]);
  return { rejected: numbered(false), accepted: numbered(true), credences };
}

/** Whether the reader has done something to the map, so that it has a before and an after. */
const isScenario = () => state.supposed.size > 0 || answersShown() > 0;

let counted = {};

/** How many statements of the reader are shown. */
function answersShown() {
  if (counted.shown !== state.nodes)
    counted = { shown: state.nodes, count: state.nodes.filter((node) => node.mine).length };
  return counted.count;
}

/** Whether the export has not computed the map as it is shown. */
const isComputed = () => {
  const hidden = [...state.hidden].filter((layer) => !layer.mine).length;
  return isScenario() || (hidden > 0 && hidden < data.layers.filter((layer) => !layer.mine).length);
};

/** A node on one side, as `readingOf` gives it; null where it is not there. */
function computedReading(node, side = bothSides().after) {
  const number = side.numbers.get(node);
  if (number === undefined) return null;
  const { model, found } = side;
  const placed = (numbers) => numbers.map((one) => side.nodes[one].place);
  const named = (table, name) => table.find((one) => one.name === name);
  const { statuses, fates } = data.evaluation;
  return {
    status: named(statuses, LABELS[found.labels[number]]),
    strength: found.values[number],
    base: found.base[number],
    reasons: reasonsOf(model, found, number).map(([reason, those]) => [reason, placed(those)]),
    fate: named(fates, fateOf(model, found, number)),
    steps: stepReadings(model, found, number).map(([id, members, holds, strength, caveats]) => [
      id,
      placed(members),
      holds,
      strength,
      placed(caveats),
    ]),
    falls: null,
  };
}

/** A strength in two digits; neither 0 nor 1 where it is a little more or less. */
function figure(strength) {
  if (strength > 0 && strength < 0.005) return "<0.01";
  return strength >= 0.995 && strength < 1 ? ">0.99" : strength.toFixed(2);
}

/** What has become of a node: {status, strength, was: {status, strength}}; null where that is nothing. */
function changeOf(node) {
  if (!isScenario()) return null;
  const { before, after } = bothSides();
  const [old, now] = [before.numbers.get(node), after.numbers.get(node)];
  if (old === undefined || now === undefined) return null;
  const read = ({ found }, number) => ({ status: LABELS[found.labels[number]], strength: found.values[number] });
  const [was, is] = [read(before, old), read(after, now)];
  const same = was.status === is.status && figure(was.strength) === figure(is.strength);
  return same ? null : { ...is, was };
}

/** How a change is marked at a node: by its status where that changes, unless the reader looks at strengths. */
function changeMark(node) {
  const change = changeOf(node);
  if (!change) return null;
  const [was, is] = [change.was, change];
  const figures = [figure(was.strength), figure(is.strength)];
  if (was.status === is.status || (state.show === "strength" && figures[0] !== figures[1]))
    return { text: word("from to", ...figures) };
  const [before, status] = [was, is].map((side) => data.evaluation.statuses.find(({ name }) => name === side.status));
  return { was: before, status, text: word("from to", ...[before, status].map(({ words }) => words[state.language])) };
}

/** Suppose something of a node: false, true, a base score, or null for nothing. */
function suppose(node, value) {
  const supposed = new Map(state.supposed);
  if (value === null) supposed.delete(node);
  else supposed.set(node, value);
  supposeAll(supposed);
}

function supposeAll(supposed) {
  state.supposed = supposed;
  showScenario();
  showNodes();
  writeAddress();
}

// Addresses: ?suppose=survey:false&suppose=cost:0.9

function writeScenario(query) {
  query.delete("suppose");
  for (const [{ id }, value] of state.supposed) query.append("suppose", `${id}:${value}`);
}

function scenarioFromAddress(query) {
  const read = query.getAll("suppose").map((said) => {
    const at = said.lastIndexOf(":");
    const value = said.slice(at + 1);
    const score = value === "false" ? false : value === "true" ? true : value ? Number(value) : NaN;
    return [byId.get(said.slice(0, at)), score];
  });
  // What there is not, or what is no score, is left out.
  const valid = read.filter(([node, value]) => node && (typeof value === "boolean" || (value >= 0 && value <= 1)));
  const supposed = new Map(valid);
  const same =
    supposed.size === state.supposed.size && [...supposed].every(([node, value]) => state.supposed.get(node) === value);
  if (same) return;
  state.supposed = supposed;
  showScenario();
  showNodes();
  showDetails();
}

// What takes longer is computed while nothing else is to be done.

let turn = 0; // what was begun for an earlier scenario is given up

/** Whether a computation is still wanted: none after it has been begun for another scenario. */
function begin() {
  const own = ++turn;
  return () => own === turn;
}

const pause = () => new Promise((done) => setTimeout(done));

/** What it would take to bring a node down, as {statements, hands}; see `resilienceOf`. */
function resilienceNow(node, side = bothSides().after) {
  const { model, numbers, found } = side;
  return resilienceOf(model, found, numbers.get(node), performance.now() + TIME);
}

/** What the strength of a node depends on most; null where it takes too long, or is no longer wanted. */
async function cruxesNow(node, wanted) {
  const side = bothSides().after;
  if (side.nodes.length > LARGEST) return null;
  const steps = cruxesOf(side.model, side.found, side.numbers.get(node));
  for (let rest = performance.now(); ;) {
    const { done, value } = steps.next();
    if (done) return value.map(({ node: number, low, high }) => ({ node: side.nodes[number], low, high }));
    if (performance.now() - rest < 12) continue;
    await pause();
    if (!wanted()) return null;
    rest = performance.now();
  }
}
