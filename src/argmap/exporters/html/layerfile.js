// A reader's answers as a layer: a file that `argmap check` reads and `argmap merge` adds to the map. It is written in
// the narrowest way there is, so that it can be read here again: a key a line, every text in double quotes.

const GROUPS = {
  premise: "premises",
  evidence: "evidence",
  caveat: "caveats",
  objection: "objections",
  consequence: "consequences",
};
const INDENT = "  ";
// What YAML may not contain as it is, and the line breaks that editors do not show (U+0085, U+2028, U+2029, U+FEFF).
const ESCAPED = /[^\t\n\r -~\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|[\x85\u2028\u2029\ufeff]/gu;

const WIDE = /^[\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uff01-\uff60]$/; // Chinese and Japanese, set without spaces

/** A text in double quotes, on one line. JSON's quotes are YAML's, but for the characters that YAML refuses. */
function quotedText(text) {
  const escape = (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return JSON.stringify(text).replace(ESCAPED, escape);
}

/** A text as argmap can keep it, on one line: control characters are left out, half a surrogate pair is replaced. */
function keptText(text) {
  return text
    .normalize("NFC")
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, "\ufffd")
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]/g, "")
    .trim()
    .replace(
      /(.?)[ \t]*(?:\r\n?|\n)\s*(?=(.?))/gu,
      (_, before, after) => before + (WIDE.test(before) && WIDE.test(after) ? "" : " "),
    );
}

/**
 * The layer as YAML. A layer is {extends, title, by, date, primary, languages, reads, answers}: the first language of
 * the map, those that are written, and for the id of each node what it says by language. An answer is {id, target, kind,
 * text, language, by} or, to a critical question, {target, question, text, language}.
 */
function layerText({ extends: map, title, by, date, primary, languages, reads, answers }) {
  // A layer whose first language is not that of the map cannot be merged: then texts say theirs.
  const single = languages.length === 1 && languages[0] === primary;
  const lines = [
    `# Written on the page of the map, ${date}. \`argmap check\` reads it; \`argmap merge\` adds it to the map.`,
    "argmap: 1",
    `extends: ${quotedText(map)}`,
    ...said(0, "title", Object.fromEntries(languages.map((language) => [language, title(language)])), single),
    ...(by ? said(0, "by", Object.fromEntries(languages.map((language) => [language, by])), single) : []),
    ...(single ? [`languages: [${quotedText(primary)}]`] : []),
    "add:",
  ];
  const own = new Set(answers.map(({ id }) => id).filter(Boolean));
  const below = (target) => answers.filter((answer) => answer.target === target);
  const groups = (target, depth) =>
    Object.entries(GROUPS).flatMap(([kind, group]) => {
      const members = below(target).filter((answer) => answer.kind === kind);
      return members.length ? [line(depth, group), ...members.flatMap((answer) => node(answer, depth + 1))] : [];
    });
  const node = ({ id, text, language, by: speaker }, depth) => [
    line(depth, id),
    ...said(depth + 1, "text", { [language]: text }, single),
    ...(speaker ? said(depth + 1, "by", { [language]: speaker }, single) : []),
    ...groups(id, depth + 1),
  ];
  const targets = [...new Set(answers.map(({ target }) => target))].filter((target) => !own.has(target));
  for (const target of targets) {
    const known = Object.fromEntries(
      languages.filter((language) => reads[target]?.[language]).map((language) => [language, reads[target][language]]),
    );
    const questions = below(target).filter(({ question }) => question);
    lines.push(line(1, target));
    if (Object.keys(known).length) lines.push(...said(2, "reads", known, single));
    if (questions.length) lines.push(line(2, "answers"));
    for (const { question, text, language } of questions)
      lines.push(...said(3, question, { [language]: text }, single));
    lines.push(...groups(target, 2));
  }
  return `${lines.join("\n")}\n`;
}

const line = (depth, key) => `${INDENT.repeat(depth)}${/^[a-z]+$/.test(key) ? key : quotedText(key)}:`;

/** A text, or one for each language. */
function said(depth, key, texts, single) {
  if (single) return [`${line(depth, key)} ${quotedText(Object.values(texts)[0])}`];
  return [
    line(depth, key),
    ...Object.entries(texts).map(([language, text]) => `${line(depth + 1, language)} ${quotedText(text)}`),
  ];
}

/** What a layer that was written here holds: {extends, by, answers}. An error where it was not written so. */
function readLayer(text) {
  const root = tree(text);
  const languages = root.languages ?? [];
  const one = (value) => (typeof value === "string" ? [languages[0], value] : Object.entries(value ?? {})[0]);
  const answers = [];
  const collect = (target, parts) => {
    for (const [question, value] of Object.entries(parts.answers ?? {})) {
      const [language, answer] = one(value);
      answers.push({ target, question, text: answer, language });
    }
    for (const [kind, group] of Object.entries(GROUPS))
      for (const [id, node] of Object.entries(parts[group] ?? {})) {
        const [language, answer] = one(node.text);
        const by = node.by === undefined ? "" : one(node.by)[1];
        answers.push({ id, target, kind, text: answer, language, by });
        collect(id, node);
      }
  };
  for (const [target, parts] of Object.entries(root.add ?? {})) collect(target, parts);
  if (!root.extends || !answers.length || answers.some((answer) => typeof answer.text !== "string" || !answer.language))
    throw new SyntaxError("no layer of this page");
  return { extends: root.extends, by: root.by === undefined ? "" : one(root.by)[1], answers };
}

/** The lines as nested objects without a prototype: what an author calls a node is never the name of a method. */
function tree(text) {
  const root = Object.create(null);
  const open = [root];
  for (const each of text.replace(/^\ufeff/, "").split(/\r?\n/)) {
    if (!each.trim() || each.startsWith("#")) continue;
    const found = /^((?: {2})*)("(?:[^"\\]|\\.)*"|[A-Za-z-]+):(?: (.+))?$/.exec(each);
    const depth = found && found[1].length / INDENT.length;
    if (!found || depth >= open.length) throw new SyntaxError(each);
    const key = found[2].startsWith('"') ? JSON.parse(found[2]) : found[2];
    open.length = depth + 1;
    const value = found[3] === undefined ? Object.create(null) : JSON.parse(found[3]);
    open[depth][key] = value;
    if (found[3] === undefined) open.push(value);
  }
  return root;
}

/** An id for a statement from its first words, as `argmap add` makes them; it is none of those that are taken. */
function idFor(text, isTaken) {
  const words =
    text
      .normalize("NFC")
      .slice(0, 400)
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const first = words.join("").match(/^\P{L}*(\p{L}?)/u)[1];
  const isHan = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(first);
  let made = isHan ? [...words[0]].slice(0, 8).join("") : "";
  if (!isHan) for (const each of words.slice(0, 4)) if ((made + each).length < 40) made += made ? `-${each}` : each;
  made = made.normalize("NFC");
  if (made && !/^\p{L}/u.test(made)) made = `n${made}`;
  made ||= "answer";
  for (let number = 2, found = made; ; found = `${made}-${number++}`) if (!isTaken(found)) return found;
}
