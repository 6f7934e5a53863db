// The guided walk: a few statements in the order in which an argument is told, one after the other.

const guide = { at: -1 }; // the stop that is shown; -1 while nobody is walking

const isWalking = () => guide.at >= 0;

function startWalk(at = 0) {
  guide.before = document.activeElement;
  visit(at);
  find("_walk-next").focus({ preventScroll: true });
}

function endWalk() {
  guide.at = -1;
  find("_walk").hidden = true;
  writeAddress();
  guide.before?.focus?.({ preventScroll: true });
}

/** Show a stop, and its statement in the diagram and the outline. */
function visit(at) {
  guide.at = Math.max(0, Math.min(at, data.walk.length - 1));
  const [place] = data.walk[guide.at];
  choose(nodes[place], "move");
  showWalk();
  writeAddress();
}

/** The stop in words; also after a change of language, of layers, or of what is supposed. */
function showWalk() {
  find("_walk").hidden = !isWalking();
  if (!isWalking()) return;
  const last = guide.at === data.walk.length - 1;
  find("_walk-place").textContent = `${guide.at + 1}/${data.walk.length}`;
  find("_walk-text").replaceChildren(...stopElements(guide.at));
  find("_walk-back").disabled = guide.at === 0;
  find("_walk-next").textContent = word(last ? "walk end" : "walk next");
}

/** Why a statement is visited, what it says, and, of the last, how it stands. */
function stopElements(at) {
  const [place, headings, isEnd] = data.walk[at];
  const node = nodes[place];
  const said = element("p", { class: "stop" }, [
    node.number ? element("span", { class: "number" }, `${node.number} `) : "",
    textElement("span", node.text),
  ]);
  return [element("h2", {}, headings[state.language]), said, isEnd ? lastWord(node) : ""];
}

/** How a statement stands, and before, if something is supposed. */
function lastWord(node) {
  const { status, strength } = readingOf(node);
  const change = changeMark(node);
  return element("p", {}, [...statusWords(status), ` ${decimals(strength)}`, change ? ` (${change.text})` : ""]);
}

/** All stops, each on a page of paper. */
function printSlides() {
  find("_slides").replaceChildren(
    ...data.walk.map((_, at) =>
      element("section", {}, [
        element("p", { class: "count" }, `${at + 1}/${data.walk.length} · ${pick(data.title).text}`),
        ...stopElements(at),
      ]),
    ),
  );
  document.body.classList.add("slides");
  window.print();
}

window.addEventListener("afterprint", () => document.body.classList.remove("slides"));

/** `walk=3` in the address is the third stop. */
function writeWalk(query) {
  if (isWalking()) query.set("walk", guide.at + 1);
  else query.delete("walk");
}

function walkFromAddress(query) {
  const at = Number.parseInt(query.get("walk"), 10);
  if (at >= 1) startWalk(at - 1);
}

function prepareWalk() {
  find("_start-walk").addEventListener("click", () => startWalk());
  find("_walk-back").addEventListener("click", () => visit(guide.at - 1));
  find("_walk-next").addEventListener("click", () => (guide.at + 1 < data.walk.length ? visit(guide.at + 1) : endWalk()));
  find("_walk-slides").addEventListener("click", printSlides);
  find("_walk-close").addEventListener("click", endWalk);
  find("_walk").addEventListener("keydown", (event) => {
    const act = {
      ArrowRight: () => visit(guide.at + 1),
      ArrowLeft: () => visit(guide.at - 1),
      Home: () => visit(0),
      End: () => visit(data.walk.length - 1),
      Escape: endWalk,
    }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}
