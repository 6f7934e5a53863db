// Parses Mermaid charts, one JSON string a line, and answers with the texts of their nodes, or with the error.
import readline from "node:readline";
import { JSDOM } from "jsdom";

const { window } = new JSDOM("");
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import("mermaid");
mermaid.initialize({ startOnLoad: false, maxTextSize: 1e7, maxEdges: 1e5 });

for await (const line of readline.createInterface({ input: process.stdin })) {
  let answer;
  try {
    const diagram = await mermaid.mermaidAPI.getDiagramFromText(JSON.parse(line));
    const nodes = [...diagram.db.getVertices().values()];
    answer = { type: diagram.type, texts: nodes.map((node) => node.text), edges: diagram.db.getEdges().length };
  } catch (error) {
    answer = { error: String(error) };
  }
  console.log(JSON.stringify(answer));
}
