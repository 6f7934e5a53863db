// Put after layerfile.js: a layer with answers to one statement, as the page writes it, and what it reads back.
import { readFileSync } from "node:fs";

const { texts, primary, languages, reads, windows, extends: map } = JSON.parse(readFileSync(0, "utf-8"));
const kinds = ["objection", "caveat", "evidence", "premise", "consequence"];
const taken = new Set(["thesis", "demand"]);
const answers = [];
for (const [number, typed] of texts.entries()) {
  const text = keptText(typed);
  const id = idFor(text, (one) => taken.has(one));
  taken.add(id);
  // Every fourth is an answer to the one before.
  const last = answers.at(-1);
  const target = number % 4 === 3 && last.kind !== "evidence" ? last.id : "demand";
  answers.push({ id, target, kind: kinds[number % kinds.length], text, language: languages[number % languages.length], by: "" });
}
answers.push({ target: "demand", question: "exceptions", text: keptText(texts[0]), language: languages[0] });
const layer = { extends: map, title: () => "Answers", by: keptText(texts.at(-1)), date: "2026-11-27", primary, languages, reads, answers };
const written = layerText(layer);
const read = readLayer(windows ? `\ufeff${written.replaceAll("\n", "\r\n")}` : written);
console.log(JSON.stringify({ written, answers, by: layer.by, read }));
