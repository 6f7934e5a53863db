// A reader's answers: what the browser keeps, and the layer that is laid on the map with them.

const MINE = "_mine"; // the id of the reader's layer, which no file can have
const myLayer = { id: MINE, mine: true, title: "", by: null, summary: null };
const exported = { nodes: nodes.length, vouchers: data.graph.vouchers.length };
const mine = { by: "", answers: [] }; // what is kept: an answer is as in `layerText`

const primary = data.languages.findIndex(({ tag }) => tag === data.primary);
const storeName = `answers ${pick(data.title, primary).text} ${nodes[0].id}`; // the same in every edition of a map
const tagOf = (language) => data.languages[language].tag;

/** Take up what was kept; what belongs to statements that are gone stays kept, and is not shown. */
function loadAnswers() {
  try {
    const kept = JSON.parse(memory.get(storeName) ?? "null");
    if (kept && Array.isArray(kept.answers)) {
      mine.by = String(kept.by ?? "");
      mine.answers = kept.answers.filter(isAnswer);
    }
  } catch {
    // What cannot be read is not ours.
  }
  layAnswers();
  for (const node of nodes) if (node.mine) for (const above of ancestors(node)) state.folded.delete(above);
}

const isAnswer = (one) =>
  one &&
  ["target", "text", "language"].every((key) => typeof one[key] === "string") &&
  (typeof one.question === "string" || (typeof one.id === "string" && Object.hasOwn(GROUPS, one.kind)));

/** Keep the answers, and show the map with them. */
function keepAnswers() {
  memory.set(storeName, JSON.stringify(mine));
  layAnswers();
  showLayers();
  search();
  showDetails();
}

/** Lay the answers on the map: as nodes at the end, in a layer of their own. */
function layAnswers() {
  for (const node of nodes.splice(exported.nodes)) byId.delete(node.id);
  data.graph.nodes.length = exported.nodes;
  data.graph.vouchers.length = exported.vouchers;
  data.layers = data.layers.filter((layer) => layer !== myLayer);
  for (const node of nodes) if (node.exportedAnswers) node.answers = node.exportedAnswers;
  myLayer.title = data.words.map((words) => words["my answers"]);
  myLayer.by = mine.by || null;
  if (mine.answers.length) data.layers.push(myLayer);
  const languages = writtenLanguages();
  for (const answer of mine.answers) {
    if (byId.has(answer.id)) rename(answer); // The map has since got a node of this id.
    const target = byId.get(answer.target);
    if (!target || !fits(target, answer)) continue;
    if (answer.question) layQuestion(target, answer);
    else layNode(target, answer, languages);
  }
  // The nodes of answers are new ones.
  const supposed = [...state.supposed].map(([node, value]) => [byId.get(node.id), value]);
  state.supposed = new Map(supposed.filter(([node]) => node));
  filters.splice(0, filters.length, ...facets());
  arrange();
  if (state.chosen && !nodes.includes(state.chosen)) state.chosen = byId.get(state.chosen.id) ?? null;
}

/** Whether a statement can still have an answer: its kind, or the question that it answers, may have changed. */
function fits(target, { kind, question }) {
  return question ? questionsOf(target).has(question) : target.kind.holds.some((one) => data.kinds[one].name === kind);
}

function rename(answer) {
  const { id } = answer;
  answer.id = idFor(answer.text, isTaken);
  for (const other of mine.answers) if (other.target === id) other.target = answer.id;
}

function layQuestion(node, { question, text, language }) {
  const asked = questionsOf(node).get(question);
  node.exportedAnswers ??= node.answers ?? [];
  node.answers = [...(node.answers ?? []), [asked, inLanguage(text, language), data.layers.indexOf(myLayer)]];
}

/** The open critical questions about a node: what is asked, by the key in a layer. */
const questionsOf = (node) => new Map((node.questions ?? []).map(([key, place]) => [key, data.questions[place]]));

function layNode(parent, answer, languages) {
  const kind = data.kinds.find(({ name }) => name === answer.kind);
  const speaker = answer.by && answer.by !== mine.by ? answer.by : "";
  const node = {
    id: answer.id,
    mine: true,
    place: nodes.length,
    kind,
    parent,
    layer: myLayer,
    depth: parent.depth + 1,
    number: "",
    text: inLanguage(answer.text, answer.language),
    by: speaker || undefined,
    facts: speaker ? [["speaker", speaker]] : [],
    readings: [],
    written: [],
    steps: [],
  };
  node.cards = data.languages.map((_, language) => cardOf(node, language));
  nodes.push(node);
  byId.set(node.id, node);
  data.graph.vouchers.push({ keys: keysOf(speaker, speaker ? [answer.language] : languages) });
  const more = { layer: data.layers.indexOf(myLayer) };
  data.graph.nodes.push([data.kinds.indexOf(kind), parent.place, data.graph.vouchers.length - 1, more]);
}

const isTaken = (id) => byId.has(id) || mine.answers.some((answer) => answer.id === id);

/** A text in one of the page's languages. */
function inLanguage(text, tag) {
  return data.languages.length === 1 ? text : data.languages.map((language) => (language.tag === tag ? text : null));
}

const writtenLanguages = () => [...new Set(mine.answers.map(({ language }) => language))];

/** What the hand of an answer is recognised by: a speaker of the map, or the reader. */
function keysOf(speaker, languages) {
  const name = speaker || mine.by;
  if (!name) return [MINE];
  // As Python's casefold, but for some rare letters.
  const folded = name.normalize("NFC").toUpperCase().toLowerCase().replaceAll("ς", "σ").normalize("NFC").trim();
  return languages.map((language) => {
    const known = data.graph.speakers.find(([tag, same]) => tag === language && same === folded);
    return known ? known[2] : `${language} ${folded}`;
  });
}
