// The model of the course editor, without a page. Expected places are worked out by hand:
// a straight is 540 mm long, a corner turns by 45° on a radius of 540 mm, a slope rises 110 mm over 540 mm.

import assert from "node:assert/strict";
import { test } from "node:test";

const FROM = process.env.DRAFT_MODULES;
const { joints, knowJoints, isRing, pose, inverse, onward, turnAbout, meets, wrap } = await import(`${FROM}/pose.ts`);
const { apart, weld, substitute } = await import(`${FROM}/chain.ts`);
const edit = await import(`${FROM}/edit.ts`);
const { sockets, landing, dock } = await import(`${FROM}/snap.ts`);
const { History } = await import(`${FROM}/history.ts`);
const { pack, unpack, resume } = await import(`${FROM}/memory.ts`);

const R = 540;
const HALF = Math.SQRT1_2;
const box = (length, y = 0) => [[0, -175], [length, -175 + y], [length, 175 + y], [0, 175]];
const shape = (x, y, heading, z, length) => ({ end: pose(x, y, heading, z), outline: box(x, y), lanes: [], walls: [], length_mm: length, low_mm: Math.min(0, z), high_mm: Math.max(0, z) });
const SHAPES = {
  start: shape(540, 0, 0, 0, 540),
  straight: shape(540, 0, 0, 0, 540),
  "slope-up": shape(540, 0, 0, 110, 540),
  "slope-down": shape(540, 0, 0, -110, 540),
  left: shape(R * HALF, R * (1 - HALF), 45, 0, (R * Math.PI) / 4),
  right: shape(R * HALF, -R * (1 - HALF), -45, 0, (R * Math.PI) / 4),
  oneway: shape(540, 60, 0, 0, 540),
};
for (const [name, back] of Object.entries({ start: "start", straight: "straight", "slope-up": "slope-down", "slope-down": "slope-up", oneway: null })) SHAPES[name].back = back && { type: back };
SHAPES.left.back = { type: "corner", turn: "right" };
SHAPES.right.back = { type: "corner", turn: "left" };
const geometry = (entry) => SHAPES[entry.turn ?? entry.type];
const piece = (type, turn) => (turn ? { type, turn } : { type });
const corner = (turn = "left") => piece("corner", turn);
const straight = () => piece("straight");
const many = (n, make) => Array.from({ length: n }, make);
const draft = (...chains) => ({ title: "t", lanes: 3, chains, parameters: {}, venue: null, stock: {} });
const chain = (list, at = pose(0, 0)) => ({ ...at, pieces: list });
const oval = () => chain([piece("start"), ...many(4, () => corner()), straight(), ...many(4, () => corner())]);
const close = (a, b, near = 1e-6) => assert.ok(Math.abs(a - b) < near, `${a} is not ${b}`);
const at = (found, x, y, heading = 0, z = 0) => {
  close(found.x_mm, x);
  close(found.y_mm, y);
  close(wrap(found.heading_deg - heading), 0);
  close(found.z_mm, z);
};
/** Where every piece of a draft lies. */
const places = (some) => new Map(some.chains.flatMap((one) => joints(one, geometry).slice(0, -1).map((each, k) => [one.pieces[k], each])));

test("a way and its way back end where they began", () => {
  for (const [x, y, heading] of [[10, -4, 30], [540, 0, 90], [-7, 3, 180], [1, 2, -135]]) {
    at(onward(pose(x, y, heading, 5), inverse(pose(x, y, heading, 5))), 0, 0);
  }
});

test("eight corners and two straights are a ring, one straight less is none", () => {
  assert.equal(isRing(oval(), geometry), true);
  assert.equal(isRing(chain(oval().pieces.slice(1)), geometry), false);
  at(joints(oval(), geometry)[5], 540, 2 * R, 180);
});

test("a piece that is appended lies behind the last one", () => {
  const one = edit.append(draft(), straight(), null, pose(100, 50), geometry);
  const two = edit.append(one.draft, corner(), { entry: one.picked[0], end: "last" }, pose(0, 0), geometry);
  assert.equal(two.draft.chains.length, 1);
  at(places(two.draft).get(two.picked[0]), 640, 50);
});

test("a piece before the first one leaves the chain where it is", () => {
  const first = straight();
  const made = edit.append(draft(chain([first], pose(1000, 0, 90))), corner("right"), { entry: first, end: "first" }, pose(0, 0), geometry);
  at(places(made.draft).get(first), 1000, 0, 90);
  // Running up, a right corner that ends there comes from the left and lower: it began 45° more to the left.
  at(places(made.draft).get(made.picked[0]), 1000 + R * (1 - HALF), -R * HALF, 135);
});

test("what would lie below the floor lifts the chain", () => {
  const first = straight();
  const made = edit.append(draft(chain([first])), piece("slope-up"), { entry: first, end: "first" }, pose(0, 0), geometry);
  at(places(made.draft).get(made.picked[0]), -540, 0, 0, 0);
  at(places(made.draft).get(first), 0, 0, 0, 110);
});

test("chains that meet end to end become one, whichever came first", () => {
  const [a, b, c] = [straight(), straight(), straight()];
  const found = weld([chain([c], pose(1080, 0)), chain([b], pose(540, 0)), chain([a])], geometry);
  assert.deepEqual(found.map((each) => each.pieces), [[a, b, c]]);
});

test("chains that meet in the plan but not in height or direction stay apart", () => {
  assert.equal(weld([chain([straight()]), chain([straight()], pose(540, 0, 0, 110))], geometry).length, 2);
  assert.equal(weld([chain([straight()]), chain([straight()], pose(540, 0, 90))], geometry).length, 2);
});

test("a ring that another chain touches stays a ring", () => {
  const ring = oval();
  const found = weld([chain([straight()], pose(-540, 0)), ring], geometry);
  assert.equal(found.length, 2);
});

test("deleting from a ring leaves one open chain, everything else where it was", () => {
  const before = draft(oval());
  const was = places(before);
  const gone = before.chains[0].pieces[3];
  const { draft: after } = edit.remove(before, new Set([gone]), false, geometry);
  assert.equal(after.chains.length, 1);
  assert.equal(after.chains[0].pieces.length, 9);
  assert.equal(after.chains[0].pieces[0], before.chains[0].pieces[4]);
  for (const [entry, place] of places(after)) at(place, was.get(entry).x_mm, was.get(entry).y_mm, was.get(entry).heading_deg);
});

test("deleting from the middle of an open chain leaves two", () => {
  const list = many(5, straight);
  const { draft: after } = edit.remove(draft(chain(list)), new Set([list[1], list[2]]), false, geometry);
  assert.deepEqual(after.chains.map((each) => each.pieces), [[list[0]], [list[3], list[4]]]);
  at(places(after).get(list[3]), 1620, 0);
});

test("deleting and closing up lets the rest follow", () => {
  const list = many(5, straight);
  const { draft: after } = edit.remove(draft(chain(list)), new Set([list[1], list[2]]), true, geometry);
  at(places(after).get(list[3]), 540, 0);
  assert.equal(after.chains.length, 1);
});

test("what is moved away and back joins again", () => {
  const list = many(3, straight);
  const picked = new Set([list[1]]);
  const out = edit.move(draft(chain(list)), picked, pose(0, 900), geometry);
  assert.equal(out.draft.chains.length, 3);
  at(places(out.draft).get(list[1]), 540, 900);
  at(places(out.draft).get(list[2]), 1080, 0);
  const back = edit.move(out.draft, picked, pose(0, -900), geometry);
  assert.deepEqual(back.draft.chains.map((each) => each.pieces), [list]);
});

test("a quarter turn about a point", () => {
  at(onward(turnAbout([100, 0], 90), pose(200, 0)), 100, 100, 90);
});

test("a flipped corner takes what follows along", () => {
  const list = [straight(), corner(), straight()];
  const { draft: after, picked } = edit.change(draft(chain(list)), new Set([list[1]]), (entry) => edit.flipped({ ...entry }), geometry);
  assert.equal(picked[0].turn, "right");
  at(places(after).get(list[2]), 540 + R * HALF, -R * (1 - HALF), -45);
});

test("an inserted piece pushes the rest on", () => {
  const list = [straight(), straight()];
  const { draft: after } = edit.insertAfter(draft(chain(list)), list[0], [corner()], geometry);
  at(places(after).get(list[1]), 540 + R * HALF, R * (1 - HALF), 45);
});

test("proposals are applied one change after the other", () => {
  const list = [piece("start"), ...many(4, () => corner()), ...many(4, () => corner())];
  const proposal = { changes: [{ op: "insert", chain: 0, index: 5, entries: [straight()] }, { op: "replace", chain: 0, index: 0, entries: [straight()] }, { op: "remove", chain: 0, index: 9, entries: [] }] };
  const { draft: after } = edit.apply(draft(chain(list)), proposal, geometry);
  assert.deepEqual(after.chains[0].pieces.map((each) => each.type), ["straight", "corner", "corner", "corner", "corner", "straight", "corner", "corner", "corner"]);
});

test("run the other way a left corner is a right one, up is down, and all lies where it lay", () => {
  const list = [straight(), corner(), piece("slope-up"), corner("right")];
  const before = chain(list, pose(300, 200, 30));
  const after = edit.reversed(before, geometry);
  assert.deepEqual(after.pieces.map((each) => each.turn ?? each.type), ["left", "slope-down", "right", "straight"]);
  const [was, is] = [joints(before, geometry), joints(after, geometry)];
  is.forEach((each, k) => at(each, was[4 - k].x_mm, was[4 - k].y_mm, was[4 - k].heading_deg + 180, was[4 - k].z_mm));
});

test("a chain with a piece that has no way back is not reversed", () => {
  assert.equal(edit.reversed(chain([straight(), piece("oneway")]), geometry), null);
});

test("what the solver's own walk says of a chain counts, and is told when it differs", () => {
  const banked = chain([straight(), straight()]);
  assert.equal(knowJoints([banked], [[[0, 0, 0, 0], [540, 0, 0, 0], [1080, 0, 0, 0]]], geometry), false);
  assert.equal(knowJoints([banked], [[[0, 0, 0, 0], [530, 0, 0, 20], [1040, 0, 0, 90]]], geometry), true);
  at(joints(banked, geometry)[2], 1040, 0, 0, 90);
  assert.equal(knowJoints([banked], [[[0, 0, 0, 0]]], geometry), false); // of another state of the draft
});

test("the start moves to another straight and leaves one behind", () => {
  const ring = oval();
  const { draft: after } = edit.startAt(draft(ring), ring.pieces[5], piece("start"), geometry);
  assert.deepEqual(after.chains[0].pieces.map((each) => each.type).filter((type) => type !== "corner"), ["straight", "start"]);
});

test("only open ends can be gone on from", () => {
  const ring = oval();
  assert.equal(edit.openEnd(draft(ring), { entry: ring.pieces[0], end: "first" }, geometry), null);
  const list = many(2, straight);
  assert.deepEqual(edit.openEnd(draft(ring, chain(list, pose(0, 5000))), null, geometry), { entry: list[1], end: "last" });
});

test("a corner turns to the side on which it is held", () => {
  const last = straight();
  const found = sockets([chain([last])], geometry);
  const left = landing(corner("right"), [800, 90], found, 200, geometry);
  const right = landing(corner("left"), [800, -90], found, 200, geometry);
  assert.equal(left.entry.turn, "left");
  assert.equal(right.entry.turn, "right");
  at(left.start, 540, 0);
});

test("a piece held before the beginning ends there", () => {
  const first = straight();
  const found = landing(straight(), [-260, 20], sockets([chain([first])], geometry), 200, geometry);
  assert.equal(found.socket.kind, "first");
  at(found.start, -540, 0);
});

test("over a joint it goes between, and far from everything nowhere", () => {
  const list = many(2, straight);
  const found = sockets([chain(list)], geometry);
  assert.equal(landing(straight(), [545, 10], found, 200, geometry).socket.kind, "between");
  assert.equal(landing(straight(), [545, 3000], found, 200, geometry), null);
});

test("a dragged run docks with one tangent, either end first", () => {
  const target = sockets([chain([straight()])], geometry);
  const run = chain([corner(), straight()], pose(560, 30, 10));
  const motion = dock([run], target, 100, geometry);
  assert.equal(motion.run, run);
  at(onward(motion.by, run), 540, 0, 0);
  const other = chain([straight(), straight()], pose(-1100, 0));
  at(onward(dock([other], target, 100, geometry).by, other), -1080, 0, 0);
  assert.equal(dock([chain([straight(), straight()], pose(560, 0, 100))], target, 100, geometry), null);
});

test("a run that comes the wrong way round docks when it is reversed", () => {
  const run = chain([corner(), straight()], pose(560 + 540 + R * HALF, 20 - R * (1 - HALF), 135)); // it ends at (560, 20), heading back
  const back = edit.reversed(run, geometry);
  const target = sockets([chain([straight()])], geometry);
  assert.equal(dock([run], target, 100, geometry), null);
  const motion = dock([run, back], target, 100, geometry);
  assert.equal(motion.run, back);
  at(motion.by, -20, -20);
});

test("a piece that is put somewhere takes its chain along", () => {
  const list = [straight(), corner(), straight()];
  const { draft: after } = edit.put(draft(chain(list)), list[1], pose(1000, 500, 90, 110), geometry);
  at(places(after).get(list[1]), 1000, 500, 90, 110);
  at(places(after).get(list[0]), 1000, -40, 90, 110);
});

test("apart gives picked runs where they lay", () => {
  const list = many(5, straight);
  const { rest, runs } = apart([chain(list)], new Set([list[0], list[3]]), geometry);
  assert.deepEqual(runs.map((each) => each.x_mm), [0, 1620]);
  assert.deepEqual(rest.map((each) => each.pieces.length), [2, 1]);
});

test("a chain without pieces is no chain", () => {
  const only = straight();
  assert.equal(substitute(draft(chain([only])), () => []).chains.length, 0);
});

test("undo and redo walk through what was, and a new change forgets what was undone", () => {
  const history = new History("a", 3);
  history.push("b");
  history.push("c");
  assert.equal(history.undo(), "b");
  assert.equal(history.redo(), "c");
  history.undo();
  history.push("d");
  assert.equal(history.redo(), null);
  history.push("e");
  history.amend("f");
  assert.equal(history.undo(), "d");
  assert.equal(history.undo(), "b");
  assert.equal(history.undo(), null); // three are kept
});

test("every edit of a random draft keeps pieces joined as they say", () => {
  let seed = 7;
  const random = (n) => ((seed = (seed * 1103515245 + 12345) % 2147483648) >> 8) % n;
  let now = draft(oval());
  for (let turn = 0; turn < 400; turn++) {
    const all = now.chains.flatMap((each) => each.pieces);
    const one = all[random(all.length)];
    const picked = new Set(one ? [one] : []);
    const made = [
      () => edit.append(now, [straight(), corner(), corner("right")][random(3)], edit.openEnd(now, null, geometry), pose(random(4000), random(4000)), geometry),
      () => edit.remove(now, picked, random(2) === 0, geometry),
      () => edit.move(now, picked, pose(random(2000) - 1000, random(2000) - 1000), geometry),
      () => edit.rotate(now, picked, 45, geometry),
      () => edit.change(now, picked, (entry) => edit.flipped({ ...entry }), geometry),
    ][random(5)]();
    const known = made.draft.chains.flatMap((each) => each.pieces);
    assert.equal(new Set(known).size, known.length); // no piece twice
    assert.ok(made.picked.every((entry) => known.includes(entry)));
    const open = made.draft.chains.filter((each) => !isRing(each, geometry));
    for (const a of open) for (const b of open) if (a !== b) assert.ok(!meets(joints(a, geometry).at(-1), joints(b, geometry)[0])); // what meets is joined
    now = made.draft;
  }
});

test("steps that were written down are the same when they are read, and share their sections", () => {
  const first = draft(chain([piece("start"), straight()]));
  const second = { ...first, chains: [{ ...first.chains[0], pieces: [...first.chains[0].pieces, corner()] }] };
  const history = new History(first);
  history.push(second);
  history.push({ ...second, title: "u" });
  history.undo();
  const read = unpack(JSON.parse(JSON.stringify(pack(history))));
  assert.deepEqual(read.now, second);
  assert.equal(read.redo().title, "u");
  read.undo();
  const before = read.now.chains[0].pieces[0];
  assert.deepEqual(read.undo(), first);
  assert.equal(read.now.chains[0].pieces[0], before);
  assert.equal(read.canUndo, false);
  assert.deepEqual(unpack(pack(history, 1)).now, second);
});

test("a course goes on where it was left, unless somebody else has changed it", () => {
  const [old, mine, theirs] = ["old", "mine", "theirs"].map((title) => ({ ...draft(chain([piece("start")])), title }));
  const left = (more) => {
    const history = new History(old);
    history.push(mine);
    return { revision: 3, saved: false, sent: null, history, ...more };
  };
  const told = (server, revision, ...lefts) => {
    const { history, state } = resume({ draft: server, revision }, ...lefts);
    return [history.now.title, history.canUndo, state];
  };
  assert.deepEqual(told(old, 3, null, null), ["old", false, "saved"]);
  assert.deepEqual(told(mine, 4, left({ saved: true }), null), ["mine", true, "saved"]);
  assert.deepEqual(told(mine, 4, left(), null), ["mine", true, "saved"]); // it had arrived
  assert.deepEqual(told(old, 3, null, left()), ["mine", true, "unsaved"]);
  assert.deepEqual(told(old, 4, null, left({ sent: old })), ["mine", true, "unsaved"]); // the one before had arrived
  assert.deepEqual(told(theirs, 4, null, left()), ["mine", true, "conflict"]);
  assert.deepEqual(told(theirs, 4, left({ saved: true }), null), ["theirs", false, "saved"]);
});
