// The parts of the window: diagram and panel side by side with a divider between them, each of which can be hidden; on a
// narrow screen the outline as cards, details as a sheet over them, and a head that scrolls away.

const narrowScreen = matchMedia("(max-width: 759px)");
const LEAST = 20; // per cent of the window that each part keeps
const NUDGE = 2; // per cent that an arrow key moves the divider

/** On the panel, or on a narrow screen, one view is seen at a time. */
function showTab(name) {
  const { body } = document;
  if (name === "diagram" && !narrowScreen.matches) return;
  body.dataset.view = name;
  if (name !== "details") find("_details").scrollTop = 0;
  for (const tab of document.querySelectorAll("[data-tab]"))
    tab.setAttribute("aria-current", String(tab.dataset.tab === name));
  find("_to-diagram").textContent = word(name === "diagram" ? "outline" : "diagram");
  if (!narrowScreen.matches) memory.set("view", name);
  body.classList.remove("away");
  if (name === "outline" && state.chosen) outline.reveal(state.chosen);
}

/** How much of the window the panel has, in per cent. */
function setPanel(share, keep = true) {
  const set = Math.round(Math.min(Math.max(share, LEAST), 100 - LEAST));
  document.documentElement.style.setProperty("--panel", `${set}%`);
  find("_divider").setAttribute("aria-valuenow", set);
  if (keep) memory.set("panel", set);
}

/** Hide a part of the window, "diagram" or "panel", or show it again; the other one is always there. */
function toggleHidden(part) {
  const { dataset } = document.body;
  hidePart(dataset.hides === part ? "" : part);
}

function hidePart(part) {
  document.body.dataset.hides = part;
  memory.set("hides", part);
  find("_toggle-panel").setAttribute("aria-expanded", String(part !== "panel"));
  find("_toggle-diagram").setAttribute("aria-expanded", String(part !== "diagram"));
}

function listenToDivider() {
  const divider = find("_divider");
  const rtl = () => (getComputedStyle(document.body).direction === "rtl" ? -1 : 1);
  divider.addEventListener("pointerdown", (event) => {
    divider.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  divider.addEventListener("pointermove", (event) => {
    if (!divider.hasPointerCapture(event.pointerId)) return;
    const share = (100 * event.clientX) / innerWidth;
    setPanel(rtl() > 0 ? 100 - share : share);
  });
  divider.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: NUDGE, ArrowRight: -NUDGE }[event.key];
    if (!by) return;
    event.preventDefault();
    setPanel(Number(divider.getAttribute("aria-valuenow")) + by * rtl());
  });
}

/** Menus of the head: one is open at a time. */
const MENUS = { _filter: "_filters", _more: "_menu" };

function openMenu(button, open) {
  for (const [one, menu] of Object.entries(MENUS)) {
    const shown = one === button && open;
    find(menu).hidden = !shown;
    find(one).setAttribute("aria-expanded", String(shown));
  }
}

/** Close what is open; whether something was. */
function closeMenus() {
  const open = Object.entries(MENUS).find(([, menu]) => !find(menu).hidden);
  if (!open) return false;
  openMenu(open[0], false);
  find(open[0]).focus();
  return true;
}

/** On a narrow screen settings are in the menu, and layers in the head scroll away with it. */
function arrangeHead() {
  const settings = find("_settings");
  if (narrowScreen.matches) find("_menu").prepend(settings);
  else find("_more").before(settings);
  if (!narrowScreen.matches && document.body.dataset.view === "diagram") showTab("outline");
}

/** A head that goes when the reader scrolls on, and comes back when the reader scrolls back. */
function followScrolling() {
  const tree = find("_outline");
  let before = 0;
  let moved = -Infinity; // when the reader last did what scrolls; where a link leads, the page scrolls by itself
  for (const act of ["wheel", "touchmove", "keydown", "pointerdown"])
    tree.addEventListener(act, () => (moved = performance.now()), { passive: true });
  tree.addEventListener(
    "scroll",
    () => {
      const now = tree.scrollTop;
      if (Math.abs(now - before) < 8) return;
      const byReader = performance.now() - moved < 1000;
      if (narrowScreen.matches && (byReader || now < before))
        document.body.classList.toggle("away", now > before && now > find("_head").offsetHeight);
      before = now;
    },
    { passive: true },
  );
  const head = find("_head");
  new ResizeObserver(() => {
    document.documentElement.style.setProperty("--head", `${head.offsetHeight}px`);
  }).observe(head);
}

/** Set the window up as the reader has left it. */
function beginPanes() {
  const share = Number(memory.get("panel"));
  if (share) setPanel(share, false);
  hidePart(["diagram", "panel"].find((part) => part === memory.get("hides")) ?? "");
  listenToDivider();
  followScrolling();
  arrangeHead();
  narrowScreen.addEventListener("change", arrangeHead);
}
