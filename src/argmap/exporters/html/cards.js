// The cards of a reader's answers, as the export makes those of the map.

const WIDE_LETTER = "\\u2e80-\\u9fff\\uac00-\\ud7af\\uff00-\\uffef"; // between which a line may break
const PIECES = new RegExp(`[${WIDE_LETTER}][，。、；：？！”’）》」』]*|[^\\s${WIDE_LETTER}]+\\s*|\\s+`, "gu");

/** The card of an answer in one of the page's languages. */
function cardOf(node, language) {
  const { padding, headroom, lines } = data.measures;
  const room = node.kind.width - 2 * padding;
  const text = wrappedText(pick(node.text, language).text, lines.text.size, room);
  const foot = node.by ? wrappedText(node.by, lines.foot.size, room) : [];
  const heightOf = (role, count) => (count ? lines[role].gap + count * lines[role].height : 0);
  const height = 2 * headroom + heightOf("head", 1) + heightOf("text", text.length) + heightOf("foot", foot.length);
  const { width } = node.kind;
  data.outlines[`${node.kind.name} ${width} ${height}`] ??= shapeOf(node.kind, height);
  return { lines: text, foot, width, height };
}

/** A text in lines that fit into a room, broken between words; together, they are the whole text. */
function wrappedText(text, size, room) {
  const pen = document.createElement("canvas").getContext("2d");
  pen.font = `${size}px ${getComputedStyle(document.body).fontFamily}`;
  const fits = (said) => pen.measureText(said.trimEnd()).width <= room;
  const lines = [""];
  for (const piece of text.match(PIECES) ?? []) {
    if (lines.at(-1) && !fits(lines.at(-1) + piece)) lines.push("");
    // What is longer than a line is broken anywhere.
    for (const part of fits(piece) ? [piece] : piece) {
      if (lines.at(-1) && !fits(lines.at(-1) + part)) lines.push("");
      lines.push(lines.pop() + part);
    }
  }
  return lines;
}

/** The outline of a card of any height, from those of two: each of its numbers grows evenly. */
function shapeOf({ shapes: [one, other] }, height) {
  const [low, high] = data.measures.shapeHeights;
  const numbers = other.match(/-?[\d.]+/g);
  const grown = (number) => Number(number) + ((numbers.shift() - number) * (height - low)) / (high - low);
  return one.replace(/-?[\d.]+/g, grown);
}
