/* The presenter's window: the same slides smaller, what to say, time. Either window may move. */
(function () {
  "use strict";
  var body = document.body, o = body.dataset, byId = function (id) { return document.getElementById(id); };
  var now = byId("now"), next = byId("next"), over = byId("over"), notes = byId("notes");
  var since = 0, spent = 0, ahead = null, letters = 1, digits = "";
  var KEY = "briefing-timer-" + o.channel;

  function arrange() {
    var state = deck.state(), a = now.getBoundingClientRect(), b = next.getBoundingClientRect();
    deck.slots.forEach(function (slot) { deck.place(slot, 0, 0, a.width, a.height); });
    if (ahead) ahead.remove();
    ahead = null;
    var following = deck.slots[state.at];
    next.firstElementChild.textContent = following ? next.getAttribute("aria-label") : o.sayLast;
    if (!following) return;
    ahead = following.cloneNode(true);
    ahead.removeAttribute("id");
    ahead.classList.add("on");
    var head = next.firstElementChild.offsetHeight + 6;
    deck.place(ahead, 0, head, b.width, b.height - head);
    next.appendChild(ahead);
  }

  deck.watch(function (state) {
    arrange();
    document.querySelectorAll("#notes .said").forEach(function (each) { each.hidden = each.id !== "n" + state.at; });
    notes.scrollTop = 0;
    over.hidden = !state.black && !state.asked;
    over.textContent = state.black ? body.querySelector("[data-do=black]").textContent :
      o.sayAsked + "：" + state.about;
    body.querySelector("[data-do=black]").setAttribute("aria-pressed", String(state.black));
  });

  function two(n) { return n < 10 ? "0" + n : String(n); }
  function elapsed() { return spent + (since ? Date.now() - since : 0); }
  function tick() {
    var date = new Date(), seconds = Math.floor(elapsed() / 1000), hours = Math.floor(seconds / 3600);
    byId("clock").textContent = two(date.getHours()) + ":" + two(date.getMinutes());
    byId("timer").textContent = (hours ? hours + ":" : "") + two(Math.floor(seconds / 60) % 60) + ":" + two(seconds % 60);
    byId("timer").classList.toggle("running", !!since);
    byId("link").hidden = deck.heardAt() > 0 || Date.now() - opened < 1500;
  }
  function keep() {
    try { sessionStorage.setItem(KEY, JSON.stringify([since, spent])); } catch (refused) { return; }
  }

  /* While something is asked or the screen is black, moving leads back to the slide that stood. */
  function step(by) {
    var state = deck.state(), away = state.black || state.asked;
    deck.change({ at: away ? state.at : state.at + by, black: false, asked: "" });
    if (!since && !spent) does.timer();
  }
  function size(by) {
    letters = Math.min(2, Math.max(0.7, letters + by));
    notes.style.setProperty("--letters", letters);
  }
  var does = {
    next: function () { step(1); },
    back: function () { step(-1); },
    first: function () { deck.change({ at: 1, black: false, asked: "" }); },
    last: function () { deck.change({ at: deck.slots.length, black: false, asked: "" }); },
    black: function () { deck.change({ black: !deck.state().black }); },
    leave: function () { deck.change({ black: false, asked: "" }); },
    find: function () { finder(); },
    timer: function () {
      if (since) { spent = elapsed(); since = 0; } else since = Date.now();
      keep();
      tick();
    },
    reset: function () { spent = 0; since = since ? Date.now() : 0; keep(); tick(); },
    smaller: function () { size(-0.1); },
    larger: function () { size(0.1); }
  };
  var keys = {
    ArrowRight: "next", ArrowDown: "next", PageDown: "next", " ": "next",
    ArrowLeft: "back", ArrowUp: "back", PageUp: "back", Backspace: "back",
    Home: "first", End: "last", "/": "find", b: "black", ".": "black", Escape: "leave", t: "timer", "-": "smaller", "+": "larger", "=": "larger"
  };
  document.addEventListener("keydown", function (press) {
    if (press.ctrlKey || press.altKey || press.metaKey || byId("find").open) return;
    var key = press.key.length === 1 ? press.key.toLowerCase() : press.key, on = document.activeElement;
    if (on === notes && /^(ArrowUp|ArrowDown)$/.test(key)) return;
    if (/^[0-9]$/.test(key)) { digits = (digits + key).slice(-3); return; }
    if (key === "Enter" && digits) deck.change({ at: +digits, black: false, asked: "" });
    else if ((key === " " || key === "Enter") && on && on.matches("button, a[href]")) return;
    else if (keys[key]) does[keys[key]]();
    else return;
    digits = "";
    press.preventDefault();
  });
  document.addEventListener("click", function (event) {
    var node = event.target.closest("[data-do]"), link = event.target.closest(".slot a");
    var asked = event.target.closest("#found a");
    if (link || asked) event.preventDefault();
    if (asked) {
      byId("find").close();
      deck.change({ asked: asked.dataset.asked, about: asked.firstChild.textContent, black: false });
    }
    if (node && does[node.dataset.do]) { does[node.dataset.do](); node.blur(); }
    else if (event.target.closest("#next")) does.next();
  });
  addEventListener("resize", arrange);

  var opened = Date.now();
  try {
    var kept = JSON.parse(sessionStorage.getItem(KEY) || "[0,0]");
    since = kept[0]; spent = kept[1];
  } catch (refused) { since = 0; }
  body.classList.add("live");
  deck.fitAll();
  deck.change({ at: 1 }, true);
  deck.ask();
  tick();
  setInterval(tick, 500);
}());
