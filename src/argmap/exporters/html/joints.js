// Where a claim has several inferences: the lines of each meet at a joint, as in the drawings of argmap.

const { jointGap } = data.measures; // from a claim to the joints of its inferences
const PASSAGE = 8; // the room of a line that passes joints
const PASSAGE_GAP = 12;
const CLEAR = 22; // from the middle of a joint to that of a card whose line does not end there
const LANES = [30, 84]; // from where to where there are lanes on which lines to joints turn

/** The inferences of a row's node that have a joint: those to which something in sight belongs. */
function jointsOf(row) {
  const shown = new Set(row.below.map((child) => child.node));
  return row.node.steps.filter(({ members, caveats }) => [...members, ...caveats].some((one) => shown.has(one)));
}

/** What joints take before the columns of cards, by depth; it is the same however the map is folded. */
function jointRooms() {
  const rooms = [];
  for (const { depth, steps } of state.nodes)
    for (const { cards } of steps)
      rooms[depth + 1] = Math.max(rooms[depth + 1] ?? 0, cards[state.language].width + jointGap);
  return rooms;
}

/** Where lines to a claim meet at its joints or pass between them, from above: {across, half, step, branches}. */
function passagesOf(row, steps) {
  const found = [];
  const met = new Set();
  for (const step of steps) {
    const members = row.below.filter((child) => step.members.includes(child.node));
    const caveats = row.below.filter((child) => step.caveats.includes(child.node));
    const branches = [
      { relation: "supports", rows: members },
      { relation: "limits", rows: caveats },
    ].filter(({ rows }) => rows.length);
    for (const child of [...members, ...caveats]) met.add(child);
    found.push({ half: step.cards[state.language].height / 2, step, branches });
  }
  for (const relation of data.measures.relations) {
    const rows = row.below.filter((child) => child.node.kind.relation === relation && !met.has(child));
    if (rows.length) found.push({ half: PASSAGE / 2, step: null, branches: [{ relation, rows }] });
  }
  const middleOf = (rows) => (middle(rows[0].box) + middle(rows.at(-1).box)) / 2;
  for (const at of found) at.across = middleOf(at.branches[0].rows);
  found.sort((one, other) => one.across - other.across);
  let free = -Infinity;
  for (const at of found) {
    at.across = Math.max(at.across, free + at.half);
    const own = new Set(at.branches.flatMap(({ rows }) => rows));
    for (const other of row.below) {
      const level = middle(other.box);
      if (!own.has(other) && Math.abs(at.across - level) < CLEAR) at.across = level + CLEAR;
    }
    free = at.across + at.half + PASSAGE_GAP;
  }
  return found;
}

/** From the card of a claim to each passage: {port, way}; they keep their order and do not cross. */
function ways({ x, y, w, h }, found, near) {
  const last = found.length - 1;
  const gap = Math.min(PORT_GAP, (h - 28) / Math.max(last, 1));
  const centre = found.reduce((sum, { across }) => sum + across, 0) / found.length;
  const start = Math.min(Math.max(centre - (gap * last) / 2, y + 14), y + h - 14 - gap * last);
  const ports = found.map((_, index) => start + gap * index);
  const turns = (side) => found.map((_, index) => index).filter((index) => side(found[index].across - ports[index]));
  const ranks = new Map();
  for (const order of [turns((way) => way > 0), turns((way) => way < 0).reverse()])
    order.forEach((index, rank) => ranks.set(index, rank));
  const laneGap = Math.min(8, (jointGap - 34) / found.length);
  return found.map(({ across }, index) => {
    const port = ports[index];
    const distance = across - port;
    if (Math.abs(distance) < 1) return { port, way: `H${near}` };
    const bend = Math.min(BEND, Math.abs(distance) / 2);
    const turn = Math.sign(distance) * bend;
    const lane = near - BEND * 1.5 - laneGap * ranks.get(index);
    const out = `H${lane - bend}Q${lane} ${port} ${lane} ${port + turn}V${across - turn}`;
    return { port, way: `${out}Q${lane} ${across} ${lane + bend} ${across}H${near}` };
  });
}

/** How often lines cross if the lanes of these branches have this order, that nearest to the claim first. */
function crossings(order) {
  let count = 0;
  order.forEach((near, index) => {
    for (const far of order.slice(index + 1)) {
      count += near.low - BEND < far.port && far.port < near.high + BEND;
      count += near.ends.filter((end) => far.low - BEND < end.y && end.y < far.high + BEND).length;
    }
  });
  return count;
}

/** Branches in the order of their lanes: each goes where it crosses the fewest of those before it. */
function inLanes(branches) {
  return branches.reduce((order, branch) => {
    const orders = [...order, null].map((_, place) => order.toSpliced(place, 0, branch));
    return orders.reduce((best, next) => (crossings(next) < crossings(best) ? next : best));
  }, []);
}

/** The lines to a row with joints: those to its joints or past them, then those from its joints. */
function joinedForks(row, steps) {
  const { box } = row;
  const edge = box.x + box.w;
  const columnAt = row.below[0].box.x;
  const near = columnAt - levelGap - (rooms[row.node.depth + 1] - jointGap);
  const found = passagesOf(row, steps);
  const toClaim = ways(box, found, near);
  const ends = row.below.map((child) => child.box);
  const reach = [
    ...ends.flatMap(({ y, h }) => [y, y + h]),
    ...found.flatMap(({ across, half }) => [across - half, across + half]),
  ];
  const top = Math.min(box.y, ...reach);
  const bounds = { x: edge, y: top, w: columnAt - edge, h: Math.max(box.y + box.h, ...reach) - top };
  const fromJoints = [];
  const branches = [];
  const times = new Map(); // how many lines of a card there are already
  found.forEach((at, index) => {
    const { port, way } = toClaim[index];
    const { step, across } = at;
    const relation = step ? "supports" : at.branches[0].relation;
    const { points, tail } = data.heads[relation];
    const head = "M" + points.map(([away, aside]) => `${edge + away} ${port + aside}`).join("L");
    const trunk = `M${edge + tail} ${port}${way}`;
    const sign = step && { step, claim: row.node, x: near, y: across - at.half, h: 2 * at.half };
    if (sign) {
      sign.w = step.cards[state.language].width;
      fromJoints.push({ relation, lines: [], trunk, head, sign, bounds });
    }
    const below = at.branches.length > 1 && middle(at.branches[1].rows[0].box) > across ? 1 : -1;
    for (const branch of at.branches) {
      const isCaveat = sign && branch.relation === "limits";
      const apart = at.branches.length > 1 ? Math.min(7, at.half - 4) * (isCaveat ? below : -below) : 0;
      const goal = sign ? near + sign.w : near;
      branches.push({ ...branch, port: across + apart, goal, sign, isCaveat, head, trunk });
    }
  });
  const lines = new Map();
  for (const { rows } of branches) for (const child of rows) lines.set(child, (lines.get(child) ?? 0) + 1);
  for (const branch of branches) {
    branch.ends = branch.rows.map((child) => {
      const time = times.get(child) ?? 0;
      times.set(child, time + 1);
      // A member of two inferences has two lines.
      const y = middle(child.box) + 10 * (time - (lines.get(child) - 1) / 2);
      return { node: child.node, y, box: { x: child.box.x, y, w: child.box.w, h: 0 } };
    });
    branch.low = Math.min(branch.port, ...branch.ends.map(({ y }) => y));
    branch.high = Math.max(branch.port, ...branch.ends.map(({ y }) => y));
  }
  const order = inLanes(branches);
  const turning = order.filter(({ low, high }) => high - low >= 1); // A straight line needs no lane.
  const laneGap = Math.min(LANE_GAP, (LANES[1] - LANES[0]) / Math.max(turning.length - 1, 1));
  const toJoints = order.map((branch) => {
    const { relation, port, goal, sign, isCaveat, ends: children } = branch;
    const lane = columnAt - levelGap + LANES[0] + laneGap * Math.max(turning.indexOf(branch), 0);
    let { head, trunk } = branch;
    if (isCaveat) {
      const { points, tail } = data.heads.limits;
      head = "M" + points.map(([away, aside]) => `${goal + away} ${port + aside}`).join("L");
      trunk = `M${goal + tail} ${port}`;
    } else if (sign) {
      head = null; // Members meet at the joint; what they support is the claim.
      trunk = `M${goal} ${port}`;
    }
    trunk += `H${lane - BEND}`;
    const made = [];
    for (const side of [-1, 1]) {
      let joins = null;
      const there = children.filter(({ y }) => (side > 0 ? y > port : y <= port));
      for (const child of side > 0 ? there : there.reverse()) {
        const [line, meets] = twig(child.box, lane, port, lane - BEND, joins);
        const [alone] = twig(child.box, lane, port, lane - BEND, null);
        const onwards = sign && !isCaveat ? branch.trunk : "";
        made.push({ node: child.node, line, whole: () => `${alone}${trunk}${onwards}` });
        joins = meets ?? joins;
      }
    }
    return { relation, lines: made, trunk, head, over: true, bounds };
  });
  return [...toJoints, ...fromJoints];
}

/** The joint of an inference, with what it is for those who point at it. */
function drawJoint({ step, claim, x, y, w, h }) {
  const { lines, title } = step.cards[state.language];
  const { tag } = data.languages[state.language];
  const shape = lines.length
    ? svg("rect", { x, y, width: w, height: h, rx: 9 })
    : svg("circle", { cx: x + w / 2, cy: y + h / 2, r: w / 2 });
  const base = y + h / 2 + 4;
  const way = directed(lines.join(" "), "f", false);
  const write = (class_, left, line, said) =>
    svg("text", { ...(class_ ? { class: class_ } : way), x: x + left, y: base + 14 * line, lang: tag }, said);
  const sign = step.joint && write("f mid", lines.length ? 13 : w / 2, 0, word("jointly"));
  const said = lines.map((line, index) => write("", step.joint ? 24 : 9, index - (lines.length - 1) / 2, line));
  const attributes = { class: "joint", "data-joint": `${claim.id}/${step.id}` };
  return svg("g", attributes, svg("title", {}, title), shape, sign, said);
}

/** What joints make of a node: it is a member of an inference, or limits one; for the outline. */
function jointMarks(node) {
  const steps = node.parent?.steps ?? [];
  const mark = (step, kind, said) => {
    const { lines } = step.cards[state.language];
    const sign = { supports: step.joint ? word("jointly") : "", limits: "◇" }[kind];
    const shown = [sign, lines.join(" ") || step.id].join(" ").trim();
    const unseen = element("span", { class: "unseen" }, `${word("comma")}${said}`);
    const seen = element("span", { "aria-hidden": "true" }, shown);
    return element("span", { class: `joint-mark ${kind}`, title: said }, seen, unseen);
  };
  return steps.flatMap((step) => {
    const { part, limits } = step.cards[state.language];
    if (step.members.includes(node)) return [mark(step, "supports", part)];
    return step.caveats.includes(node) ? [mark(step, "limits", limits)] : [];
  });
}
