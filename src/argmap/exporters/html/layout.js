// Where cards and lines go: columns from left to right, each card level with the first of its children, so that a
// large map reads from its top left corner, as an outline does.

const { siblingGap, levelGap } = data.measures;
const FAMILY_GAP = 14; // between the last child of one card and the first of the next, beside the usual gap
const PORT_GAP = 20; // between the ends of two lines at one card
const LANE_START = 44; // from a card to the first lane, on which the lines of its children meet
const LANE_GAP = 13;
const BEND = 8;

let rooms = []; // what joints take before a column, by depth
let atGlance = false; // whether nothing but the thesis and its reasons is shown, on wide cards

/** The card of a node as it is drawn now: {lines, foot, width, height}. */
function shownCard(node) {
  return (atGlance && node.wide ? node.wide : node.cards)[state.language];
}

const widthOf = (kind) => (atGlance ? kind.wide : kind.width);

function columnStart(depth) {
  const joints = rooms.slice(0, depth + 1).reduce((sum, room) => sum + room, 0);
  const column = Math.max(...data.kinds.slice(1).map(widthOf));
  return depth === 0 ? 0 : widthOf(nodes[0].kind) + levelGap + (depth - 1) * (column + levelGap) + joints;
}

/** Give every row of the tree its box, {x, y, w, h}; the sizes of cards are those of the language. */
function place(top) {
  rooms = jointRooms();
  atGlance = top.below.length > 0 && top.below.every((row) => row.node.wide && !row.below.length);
  const starts = Array.from({ length: state.nodes.reduce((most, { depth }) => Math.max(most, depth), 0) + 1 }, (_, at) => columnStart(at));
  const free = []; // by depth: where the next card can be
  const put = (row, least) => {
    const { depth } = row.node;
    let y = Math.max(least, free[depth] ?? 0);
    const [first, ...others] = row.below;
    if (first) y = put(first, y);
    const { width: w, height: h } = shownCard(row.node);
    row.box = { x: starts[depth], y, w, h };
    free[depth] = y + h + siblingGap;
    for (const other of others) put(other, y);
    if (first) free[depth + 1] += FAMILY_GAP;
    return y;
  };
  put(top, 0);
  if (atGlance) {
    const end = top.below.at(-1).box;
    top.box.y = Math.max((end.y + end.h - top.box.h) / 2, 0);
  }
}

/** The children that bear on a row's node in one way, and so share the end of their line. */
function branches(row) {
  const found = [];
  const premises = row.node.children.filter((child) => child.kind.name === "premise");
  for (const child of row.below) {
    const jointly = Boolean(row.node.linked) && child.node.kind.name === "premise" && premises.length > 1;
    const { relation } = child.node.kind;
    let branch = found.find((known) => known.relation === relation && known.jointly === jointly);
    if (!branch) found.push((branch = { relation, jointly, rows: [] }));
    branch.rows.push(child);
  }
  return found;
}

const middle = (box) => box.y + box.h / 2;

/** The lines to a row from the rows below it: paths, heads and the signs of linked premises, and the room they take. */
function forks(row) {
  const steps = jointsOf(row);
  if (steps.length) return joinedForks(row, steps);
  const { x, y, w, h } = row.box;
  const edge = x + w;
  const found = branches(row);
  const gap = Math.min(PORT_GAP, (h - 28) / Math.max(found.length - 1, 1));
  const highest = y + h - 14 - gap * (found.length - 1);
  const start = Math.max(y + 14, Math.min(middle(row.below[0].box), highest));
  return found.map(({ relation, jointly, rows }, index) => {
    const port = start + index * gap;
    // Later branches turn off nearer to the card: their children are further down, and so no lines cross.
    const lane = edge + LANE_START + LANE_GAP * (found.length - 1 - index);
    const { points, tail } = data.heads[relation];
    const end = edge + tail;
    const lines = [];
    let joins = null;
    for (const child of rows) {
      const [line, meets] = twig(child.box, lane, port, end, joins);
      lines.push({ node: child.node, line, whole: () => twig(child.box, lane, port, end, null)[0] });
      joins = meets ?? joins;
    }
    const head = "M" + points.map(([away, across]) => `${edge + away} ${port + across}`).join("L");
    const last = rows.at(-1).box;
    const bounds = { x: edge, y: Math.min(port, y), w: rows[0].box.x - edge, h: Math.max(last.y + last.h, y + h) - y };
    return { relation, lines, head, joint: jointly ? { x: edge + 24, y: port } : null, bounds };
  });
}

/** From a child to the lane, and on to where an earlier child's line, or the card, is met: [path, where it turns]. */
function twig(box, lane, port, end, joins) {
  const across = middle(box);
  const distance = Math.abs(across - port);
  if (distance < 1) return [`M${box.x} ${across}H${end}`, null];
  const side = across > port ? 1 : -1;
  const bend = Math.min(BEND, distance / 2);
  const turn = across - side * bend;
  const away = `M${box.x} ${across}H${lane + bend}Q${lane} ${across} ${lane} ${turn}`;
  // Each stretch is drawn once, so that dashes stay even.
  if (joins !== null) return [`${away}V${joins}`, turn];
  return [`${away}V${port + side * bend}Q${lane} ${port} ${lane - bend} ${port}H${end}`, turn];
}

/** The curve of a link between branches; it leaves and arrives on the sides that face each other. */
function linkPath(from, to, relation) {
  const { points, tail } = data.heads[relation];
  const side = middle(to) > middle(from) ? 1 : -1;
  const start = middle(from) + side * (from.h / 2 - 14);
  const end = middle(to) - side * Math.max(to.h / 2 - 14, 0);
  const [leaves, out] = from.x + from.w < to.x ? [from.x + from.w, 1] : [from.x, -1];
  const [arrives, into] = to.x + to.w < from.x ? [to.x + to.w, 1] : [to.x, -1];
  const pull = Math.min(Math.max(Math.abs(leaves - arrives) / 2, levelGap * 0.55), 160);
  const tip = arrives + into * tail;
  const line = `M${leaves} ${start}C${leaves + out * pull} ${start} ${tip + into * pull} ${end} ${tip} ${end}`;
  const head = "M" + points.map(([away, across]) => `${arrives + into * away} ${end + across}`).join("L");
  return { line, head };
}
