// How a reader answers: the form at a statement, the list of answers, and the file that they are saved as.

const ANSWERING = ["objection", "caveat", "evidence"]; // the kinds that a reader may add, in this order
let writing = null; // the form that is open: {node, kind, question, asked, answer, typed}

/** The panel's part for answers: what can be said to a statement, and the form in which it is written. */
function answeringBack(node) {
  const open = writing?.node.id === node.id;
  const kinds = ANSWERING.filter((name) => fits(node, { kind: name }));
  const begin = (name, form) => actButton(name, () => openForm({ node, ...form }));
  const own = node.mine
    ? [
        begin("edit answer", { kind: node.kind.name, answer: mine.answers.find(({ id }) => id === node.id) }),
        actButton("remove answer", () => removeAnswers(({ id }) => id === node.id)),
      ]
    : [];
  const questions = [...questionsOf(node)].map(([question, asked]) => {
    const answer = mine.answers.find((one) => one.target === node.id && one.question === question);
    return element(
      "li",
      {},
      textElement("span", asked),
      " ",
      begin(answer ? "edit answer" : "answer", { question, asked, answer }),
    );
  });
  return [
    heading("answer back"),
    element(
      "div",
      { class: "answering" },
      open
        ? answerForm()
        : element(
            "p",
            { class: "acts" },
            own,
            kinds.map((name) => begin(`add ${name}`, { kind: name })),
          ),
      questions.length && !open
        ? element(
            "details",
            {},
            element("summary", {}, word("open questions", questions.length)),
            element("ul", { class: "questions" }, questions),
          )
        : "",
    ),
  ];
}

function actButton(name, act) {
  const made = element("button", { type: "button" }, word(name));
  made.addEventListener("click", () => act(made));
  return made;
}

function openForm(form) {
  writing = form;
  showDetails();
  const text = find("_answer");
  text?.focus();
  text?.scrollIntoView({ block: "nearest" });
}

/** The form in which an answer is written. */
function answerForm() {
  const { node, kind, question, asked, answer } = writing;
  const field = (id, name, made, value) => {
    made.id = id;
    made.value = writing.typed?.[id] ?? value;
    // What is typed outlives a change of language, and a look at another statement.
    made.addEventListener("input", () => (writing.typed = { ...writing.typed, [id]: made.value }));
    return element("p", {}, element("label", { for: id }, word(name)), made);
  };
  const lines = () => element("textarea", { rows: 4, lang: answer?.language ?? tagOf(state.language), dir: "auto" });
  const short = () => element("input", { type: "text", dir: "auto", autocomplete: "off" });
  const form = element(
    "form",
    {},
    asked && textElement("p", asked),
    field("_answer", question ? "answer text" : `text of ${kind}`, lines(), answer?.text ?? ""),
    kind === "evidence" && field("_speaker", "speaker of evidence", short(), answer?.by ?? ""),
    field("_reader", "your name", short(), mine.by),
    element(
      "p",
      { class: "acts" },
      element("button", { type: "submit", class: "chief" }, word("keep answer")),
      actButton("cancel", () => openForm(null)),
      question && answer && actButton("remove answer", () => removeAnswers((one) => one === answer)),
    ),
    element("p", { class: "aside" }, word("stays here")),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const value = (id) => keptText(form.querySelector(`#${id}`)?.value ?? "");
    if (!value("_answer")) return form.querySelector("#_answer").focus();
    mine.by = value("_reader");
    const changed = {
      text: value("_answer"),
      language: answer?.language ?? tagOf(state.language),
      by: value("_speaker"),
    };
    writing = null;
    if (answer) Object.assign(answer, changed);
    else if (question) mine.answers.push({ target: node.id, question, ...changed });
    else mine.answers.push({ id: idFor(changed.text, isTaken), target: node.id, kind, ...changed });
    state.folded.delete(node);
    keepAnswers();
  });
  return form;
}

/** Take answers away, and those to them. */
function removeAnswers(unwanted) {
  const gone = new Set(mine.answers.filter(unwanted));
  const [{ target }] = gone;
  // What answers an answer comes after it.
  for (const answer of mine.answers) if ([...gone].some(({ id }) => id && id === answer.target)) gone.add(answer);
  mine.answers = mine.answers.filter((answer) => !gone.has(answer));
  writing = null;
  keepAnswers();
  choose(byId.get(target) ?? null, "move");
}

/** The map's own page: what the reader has answered, and what can be done with it. */
function myAnswers() {
  const read = element("input", { type: "file", id: "_load", accept: ".yaml,.yml" });
  read.addEventListener("change", () => read.files[0]?.text().then(takeUp));
  const items = mine.answers.map((answer) => {
    const node = byId.get(answer.id ?? answer.target);
    if (!node) return element("li", {}, answer.text, element("span", { class: "aside" }, ` ${word("lost target")}`));
    return element("li", {}, nodeLink(node), answer.question ? element("p", { class: "prose" }, answer.text) : "");
  });
  const nothing = () => {
    if (!confirm(word("remove all", mine.answers.length))) return;
    mine.answers = [];
    keepAnswers();
  };
  const commands = ["argmap check", "argmap merge"].map((command) => element("code", {}, command));
  return [
    heading("my answers"),
    items.length ? element("ul", { class: "nodes" }, items) : element("p", { class: "aside" }, word("no answers")),
    isScenario() && items.length ? element("p", { class: "effect" }, thesisLine()) : "",
    element(
      "p",
      { class: "acts answering" },
      items.length ? [actButton("save layer", saveLayer), actButton("remove all answers", nothing)] : [],
      element("label", { class: "file" }, element("span", {}, word("load layer")), read),
    ),
    element(
      "p",
      { class: "aside", id: "_loaded", role: "status" },
      items.length ? sentence("how to use layer", ...commands) : "",
    ),
  ];
}

/** The file that an answer belongs to: the topmost one whose statements are answered. */
function extendedFile() {
  const used = mine.answers.map(({ target }) => byId.get(target)?.layer).filter((layer) => layer && layer !== myLayer);
  const top = data.layers.findLast((layer) => used.includes(layer));
  return data.files[top?.id ?? ""] ?? data.files[""] ?? "map.argmap.yaml";
}

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

function saveLayer() {
  const languages = data.languages.map(({ tag }) => tag).filter((tag) => writtenLanguages().includes(tag));
  const date = today();
  const reads = {};
  for (const { target } of mine.answers) {
    const text = byId.get(target)?.text ?? "";
    reads[target] = Object.fromEntries(
      data.languages.map(({ tag }, at) => [tag, typeof text === "string" ? text : text[at]]),
    );
  }
  const title = (tag) => {
    const words = data.words[data.languages.findIndex((language) => language.tag === tag)];
    return mine.by
      ? words["answers by"].replace("{}", () => mine.by).replace("{}", date)
      : words["answers of"].replace("{}", date);
  };
  const answers = mine.answers.filter((answer) => byId.has(answer.target) && fits(byId.get(answer.target), answer));
  const extended = extendedFile();
  const text = layerText({
    extends: extended,
    title,
    by: mine.by,
    date,
    primary: data.primary,
    languages,
    reads,
    answers,
  });
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const name = (mine.by && idFor(mine.by, () => false)) || "reader";
  const link = element("a", {
    href: address,
    download: `${extended.replace(/(\.argmap)?\.ya?ml$/, "")}.${name}.argmap.yaml`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Take up the answers of a file that was saved on such a page, beside those that there are. */
function takeUp(text) {
  let said;
  try {
    const layer = readLayer(text);
    const known = new Set(mine.answers.map((one) => JSON.stringify([one.target, one.question ?? one.kind, one.text])));
    const fresh = layer.answers.filter(
      (one) => isAnswer(one) && !known.has(JSON.stringify([one.target, one.question ?? one.kind, one.text])),
    );
    const renamed = new Map();
    for (const one of fresh) {
      one.target = renamed.get(one.target) ?? one.target;
      if (!one.id) continue;
      const id = isTaken(one.id) ? idFor(one.text, isTaken) : one.id;
      renamed.set(one.id, id);
      mine.answers.push({ ...one, id });
    }
    mine.answers.push(...fresh.filter((one) => one.question));
    mine.by ||= layer.by;
    keepAnswers();
    said = word("loaded answers", fresh.length);
  } catch {
    said = word("not a layer");
  }
  find("_loaded").textContent = said;
}
