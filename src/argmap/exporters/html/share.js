// Sharing: links to a statement or to what is shown, a statement as a quotation or a citation, and the documents that
// were built beside the page.

/** The address of a statement, in the language that is shown. */
function linkTo(node) {
  const query = new URLSearchParams({ lang: data.languages[state.language].tag });
  return `${location.origin === "null" ? "" : location.origin}${location.pathname}?${query}${hashOf(node)}`.replace(/^\//, `${location.protocol}///`);
}

/** A statement with its speaker and its source, to be quoted. */
function quotation(node) {
  const speaker = node.facts.find(([name]) => name === "speaker")?.[1];
  const section = node.facts.find(([name]) => name === "section")?.[1];
  const source = node.work != null ? data.works[node.work].short[state.language] : "";
  const from = [speaker && pick(speaker).text, source, section && pick(section).text].filter(Boolean);
  const passage = (node.passages ?? []).map((at) => word("quoted", at));
  return [word("quoted", pick(node.text).text), from.length && `— ${from.join(word("comma"))}`, ...passage, linkTo(node)]
    .filter(Boolean)
    .join("\n");
}

/** A statement of the map, and the work that it is from, as a reference. */
function citation(node) {
  const entry = node.work != null ? data.works[node.work].entry[state.language].map(([text]) => text).join("") : "";
  const here = [pick(data.title).text, node.number || word("thesis")].join(word("comma"));
  return [entry, `${here}${word("stop")} ${linkTo(node)}`].filter(Boolean).join("\n");
}

/** Put a text into the clipboard and say so on the button; a page without a clipboard selects a field and copies that. */
async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = element("textarea", { class: "unseen" });
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.dataset.copied = text;
  const said = button.textContent;
  button.textContent = word("copied");
  setTimeout(() => (button.textContent = said), 1200);
}

/** The button at a statement that opens what can be copied, and its id. */
function shareMenu(node) {
  const acts = { "copy link": linkTo, "copy quotation": quotation, "copy citation": citation };
  const buttons = Object.entries(acts).map(([name, textOf]) => {
    const made = element("button", { type: "button", "data-copy": name }, word(name));
    made.addEventListener("click", () => copy(textOf(node), made));
    return made;
  });
  const id = element("a", { class: "mono id", href: hashOf(node), title: word("address") }, node.id);
  const menu = element("div", { class: "share-menu acts", hidden: !state.ids }, buttons, id);
  const open = element("button", { type: "button", class: "quiet share", "aria-expanded": String(state.ids) }, word("share"));
  open.addEventListener("click", () => {
    menu.hidden = !menu.hidden;
    open.setAttribute("aria-expanded", String(!menu.hidden));
  });
  return [open, menu];
}

/** Links to the files that were made beside the page. */
function documentLinks() {
  const label = ({ kind, language }) => [kind.toUpperCase(), language && nameOf(language)].filter(Boolean).join(" · ");
  return data.documents.map((one) => element("a", { href: encodeURI(one.name), class: "document" }, label(one)));
}

function showDocuments() {
  find("_documents").hidden = !data.documents.length;
  find("_documents").replaceChildren(element("h2", {}, word("documents")), ...documentLinks());
}

function aboutDocuments() {
  const links = documentLinks();
  return links.length ? [heading("documents"), element("p", { class: "documents" }, links)] : [];
}
