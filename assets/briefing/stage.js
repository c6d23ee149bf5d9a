/* The audience's window: one slide at a time, moved by keys, a clicker, a finger or the presenter. */
(function () {
  "use strict";
  var IDLE = 2500, SWIPE = 50;
  var root = document.documentElement, body = document.body, o = body.dataset;
  var byId = function (id) { return document.getElementById(id); };
  var question = byId("question"), toast = byId("toast"), light = byId("light");
  var grid = false, digits = "", still = 0, toasting = 0, touched = null;

  function narrow() { return window.matchMedia("(max-width: 640px) and (orientation: portrait)").matches; }

  /* Every slot where it belongs: alone on the window, or in the grid. */
  function arrange() {
    var w = innerWidth, h = innerHeight;
    body.classList.toggle("narrow", narrow());
    deck.place(question, 0, 0, w, h);
    if (!grid) { deck.slots.forEach(function (slot) { deck.place(slot, 0, 0, w, h); }); return; }
    var ratio = root.classList.contains("ratio-4x3") ? 4 / 3 : 16 / 9, gap = 20, count = deck.slots.length;
    var across = 1, wide, high;
    do {  // the fewest columns with which all of them are seen, as far as they can be read
      across += 1;
      wide = (w - gap * (across + 1)) / across;
      high = wide / ratio;
    } while (wide > 260 && Math.ceil(count / across) * (high + gap) + gap > h);
    deck.slots.forEach(function (slot, i) {
      deck.place(slot, gap + (i % across) * (wide + gap), gap + Math.floor(i / across) * (high + gap), wide, high);
    });
    byId("deck").style.setProperty("--tall", gap + Math.ceil(count / across) * (high + gap) + "px");
    byId("deck").dataset.across = across;
  }

  function showGrid(on) {
    grid = on;
    body.classList.toggle("grid", on);
    deck.slots.forEach(function (slot) {
      if (on) { slot.tabIndex = 0; slot.setAttribute("role", "link"); slot.setAttribute("aria-label", deck.title(+slot.id.slice(1))); }
      else { slot.removeAttribute("tabindex"); slot.removeAttribute("role"); slot.removeAttribute("aria-label"); }
      slot.firstElementChild.inert = on;
    });
    arrange();
    if (on) deck.slots[deck.state().at - 1].focus(); else scrollTo(0, 0);
  }

  function go(at) {
    if (grid) showGrid(false);
    deck.change({ at: at, black: false, asked: "" });
  }

  deck.watch(function (state, before) {
    byId("black").hidden = !state.black;
    if (state.black && !before.black) say(o.sayBlack, 1500);
    if (state.at !== before.at) {
      byId("deck").scrollTop = 0;
      scrollTo(0, 0);
      live.quiet();
      var hash = "#" + state.at;
      if (location.hash !== hash) history[location.hash ? "pushState" : "replaceState"](null, "", hash);
    }
  });
  function fromHash() {
    var at = parseInt(location.hash.slice(1), 10);
    if (at && at !== deck.state().at) { if (grid) showGrid(false); deck.change({ at: at, asked: "" }); }
  }
  addEventListener("popstate", fromHash);
  addEventListener("hashchange", fromHash);

  function say(text, long, link) {
    clearTimeout(toasting);
    toast.replaceChildren();
    if (link) {
      var a = document.createElement("a");
      a.href = link; a.target = "_blank"; a.rel = "opener"; a.textContent = text;
      toast.appendChild(a);
    } else toast.textContent = text;
    toast.hidden = false;
    toasting = setTimeout(function () { toast.hidden = true; }, long);
  }

  function presenter() {
    var opened = window.open(o.presenter, o.channel, "popup,width=1200,height=760");
    if (!opened) say(o.sayBlocked, 20000, o.presenter);
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(function () {});
  }

  function spot(on) {
    light.hidden = !on;
    body.classList.toggle("lit", on);
  }

  function reshape() {
    root.classList.toggle("ratio-4x3");
    root.classList.toggle("ratio-16x9");
    deck.fitAll();
    if (question.firstChild) deck.fit(question.firstChild);
    arrange();
  }

  function recolour() { root.dataset.bsTheme = root.dataset.bsTheme === "dark" ? "light" : "dark"; }

  var does = {
    next: function () { go(deck.state().asked || deck.state().black ? deck.state().at : deck.state().at + 1); },
    back: function () { go(deck.state().asked || deck.state().black ? deck.state().at : deck.state().at - 1); },
    first: function () { go(1); },
    last: function () { go(deck.slots.length); },
    grid: function () { showGrid(!grid); },
    black: function () { deck.change({ black: !deck.state().black }); },
    find: function () { finder(); },
    presenter: presenter,
    full: fullScreen,
    light: function () { spot(light.hidden); },
    ratio: reshape,
    theme: recolour,
    help: function () { byId("help").showModal(); },
    close: function (node) { node.closest("dialog").close(); },
    leave: function () {
      if (digits) { digits = ""; toast.hidden = true; }
      else if (grid) showGrid(false);
      else if (!light.hidden) spot(false);
      else if (deck.state().asked || deck.state().black) deck.change({ asked: "", black: false });
    }
  };
  var keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next", Enter: "next",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
    Home: "first", End: "last", o: "grid", b: "black", ".": "black", s: "presenter", "/": "find",
    l: "light", f: "full", F5: "full", r: "ratio", t: "theme", "?": "help", Escape: "leave"
  };

  document.addEventListener("keydown", function (press) {
    if (press.ctrlKey || press.altKey || press.metaKey || live.busy()) return;
    var key = press.key.length === 1 ? press.key.toLowerCase() : press.key, on = document.activeElement;
    if (/^[0-9]$/.test(key)) {
      digits = (digits + key).slice(-3);
      say(o.sayJump.replace("{n}", digits), 4000);
    } else if (key === "Enter" && digits) {
      go(+digits);
      digits = "";
      toast.hidden = true;
    } else if (grid && /^(Arrow|Enter| $)/.test(key)) walk(key);
    else if ((key === "Enter" || key === " ") && on && on.matches("a[href], button")) return;
    else if (keys[key] && !(press.shiftKey && key === " ")) does[keys[key]]();
    else if (press.shiftKey && key === " ") does.back();
    else return;
    if (!/^[0-9]$/.test(key)) digits = "";
    press.preventDefault();
  });

  function walk(key) {
    var at = deck.slots.indexOf(document.activeElement), across = +byId("deck").dataset.across;
    if (key === "Enter" || key === " ") { go((at < 0 ? deck.state().at - 1 : at) + 1); return; }
    var to = at + { ArrowRight: 1, ArrowLeft: -1, ArrowDown: across, ArrowUp: -across }[key];
    if (deck.slots[to]) deck.slots[to].focus();
  }

  document.addEventListener("click", function (event) {
    var node = event.target.closest("[data-do]"), slot = event.target.closest(".slot");
    if (node) { does[node.dataset.do](node); node.blur(); }
    else if (grid && slot) go(deck.slots.indexOf(slot) + 1);
    else if (event.target.id === "black") deck.change({ black: false });
  });

  /* Touch: a swipe turns; a tap shows the controls. */
  document.addEventListener("touchstart", function (event) {
    var one = event.touches.length === 1 && event.touches[0];
    touched = one ? { x: one.clientX, y: one.clientY } : null;
    moved();
  }, { passive: true });
  document.addEventListener("touchend", function (event) {
    if (!touched || grid || live.busy()) return;
    var x = event.changedTouches[0].clientX - touched.x, y = event.changedTouches[0].clientY - touched.y;
    if (Math.abs(x) > SWIPE && Math.abs(x) > 1.6 * Math.abs(y)) does[x < 0 ? "next" : "back"]();
  });

  function moved(event) {
    body.classList.remove("idle");
    clearTimeout(still);
    still = setTimeout(function () {
      if (!document.querySelector("#controls:hover, #controls:focus-within")) body.classList.add("idle");
    }, IDLE);
    if (event) light.style.setProperty("--at", event.clientX + "px " + event.clientY + "px");
  }
  document.addEventListener("pointermove", moved);
  document.addEventListener("focusin", function () { moved(); });
  document.addEventListener("deck:drawn", arrange);
  addEventListener("resize", function () { arrange(); });

  body.classList.add("live");
  deck.fitAll();
  arrange();
  deck.change({ at: parseInt(location.hash.slice(1), 10) || 1 }, true);
  if (location.hash) deck.ask(); else { history.replaceState(null, "", "#1"); deck.ask(); }
  body.classList.add("ready", "idle");
  if (o.print) setTimeout(function () { window.print(); }, 300);
}());
