/* A screen nobody touches for a month. Syntax and calls up to ES2019 / Chromium 81 (tests/wall).
   One timer runs everything; time is counted by the monotonic clock, the wall clock is only shown.
   The next view is fetched and laid out while the last stands, then they swap and the old one goes.
   Whatever fails, the last good view stays; the page loads anew only when the server has just
   answered and belongs to another build. */
(function () {
  "use strict";
  var TICK = 250, LEAD = 4000, PATIENCE = 10000, FADE = 900, SHIFT = 180000, IDLE = 3000;
  var LANDSCAPE = [1.6, 2.4], PORTRAIT = [0.56, 0.75], MOST_PANES = 4, END = "<!--wall-->";
  var root = document.documentElement, body = document.body, o = body.dataset;
  var stage = document.getElementById("stage");
  var dwell = o.dwell * 1000, refresh = o.refresh * 1000;
  var calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  var standing = stage.querySelector(".view"), ready = null, going = null;
  var at = 0, total = 1, want = 1, urgent = false, held = false;
  var mark = "", shape = "", asking = null, tries = 0, retryAt = 0, heardAt = now();
  var awaySince = null, shownAt = now(), shiftedAt = 0, movedAt = -IDLE, screen = "";
  var revision = "", values = {}, before = null, round = 0;

  function now() { return performance.now(); }
  function two(n) { return n < 10 ? "0" + n : "" + n; }
  function hour(date) { return two(date.getHours()) + ":" + two(date.getMinutes()); }
  function put(node, name, text) {
    var found = node && node.querySelector("[data-" + name + "]");
    if (found && found.textContent !== text) found.textContent = text;
  }
  function tell(name) { document.dispatchEvent(new CustomEvent("wall:" + name, { detail: at })); }

  /* The canvas: as many panes as fit side by side, filled as far as the layout allows. */
  function measure() {
    var given = /^(\d+)x(\d+)$/.exec(o.canvas);
    var w = window.innerWidth, h = window.innerHeight;
    if (!w || !h) return;
    var ratio = given ? given[1] / given[2] : w / h;
    var panes = Math.max(1, Math.min(MOST_PANES, Math.floor(ratio / LANDSCAPE[0])));
    var one = ratio / panes, range = one > 1 ? LANDSCAPE : PORTRAIT;
    one = Math.min(Math.max(one, range[0]), range[1]);
    var high = Math.min(h, w / (one * panes)), wide = high * one * panes;
    stage.style.width = wide + "px";
    stage.style.height = high + "px";
    root.style.setProperty("--u", high / 100 + "px");
    root.style.setProperty("--v", high / 100 + "px");
    screen = (w - wide) / 2 + "px," + (h - high) / 2 + "px";
    shift();
    var next = "&panes=" + panes + "&w=" + Math.floor(one * 100 + 0.001);
    if (next === shape) return;
    shape = next;
    mark = "";
    drop();
    if (standing) go(at);
  }

  /* A few pixels every few minutes, inside the margins, against burn-in. */
  function shift() {
    var step = Math.floor(now() / SHIFT) % 8, far = window.innerHeight * 0.003;
    var x = Math.round(Math.cos(step * Math.PI / 4) * far), y = Math.round(Math.sin(step * Math.PI / 4) * far);
    stage.style.transform = "translate(" + screen + ") translate(" + x + "px," + y + "px)";
    shiftedAt = step;
  }

  /* Asking the server. */
  function address(n) { return "/wall/frame/" + n + "?" + (shape + o.query).slice(1); }

  function ask(n, known, then) {
    var stop = new AbortController();
    var patience = setTimeout(function () { stop.abort(); }, PATIENCE);
    var headers = known ? { "If-None-Match": known } : {};
    asking = stop;
    fetch(address(n), { signal: stop.signal, headers: headers, cache: "no-store", credentials: "same-origin" })
      .then(function (answer) {
        if (answer.status === 304) return { same: true, answer: answer };
        if (answer.status !== 200 || !answer.headers.get("X-Wall-Frame")) throw new Error("refused");
        return answer.text().then(function (text) { return { text: text, answer: answer }; });
      })
      .then(function (got) { return got.same ? got : parsed(got); })
      .then(function (got) {
        if (asking !== stop) return;
        heard(got.answer);
        then(got);
      })
      .catch(function () { if (asking === stop) missed(); })
      .then(function () {
        clearTimeout(patience);
        if (asking === stop) asking = null;
      });
  }

  /* A view is a view only when it is whole; a proxy's page, half an answer or nonsense is not. */
  function parsed(got) {
    if (got.text.slice(-END.length) !== END) throw new Error("cut");
    var box = document.createElement("div");
    box.innerHTML = got.text;
    var view = box.firstElementChild;
    if (!view || !view.classList.contains("view") || !view.dataset.revision) throw new Error("nonsense");
    box.removeChild(view);
    var place = /^(\d+)\/(\d+)$/.exec(got.answer.headers.get("X-Wall-Frame"));
    if (!place) throw new Error("nonsense");
    return {
      view: view, at: +place[1], total: +place[2], mark: got.answer.headers.get("ETag") || "",
      answer: got.answer
    };
  }

  function heard(answer) {
    tries = 0;
    retryAt = 0;
    heardAt = now();
    awaySince = null;
    var build = answer.headers.get("X-Wall-Build");
    if (build && build !== o.build && mayReload(build)) location.reload();
  }

  /* Not twice for the same build within ten minutes: two servers of different builds behind one
     address must not make a screen flicker. */
  function mayReload(build) {
    try {
      var last = (sessionStorage.getItem("wall-build") || "").split(" ");
      if (last[0] === build && Math.abs(Date.now() - last[1]) < 600000) return false;
      sessionStorage.setItem("wall-build", build + " " + Date.now());
    } catch (refused) { return false; }
    return true;
  }

  function missed() {
    tries += 1;
    if (!awaySince) awaySince = new Date();
    var wait = Math.min(30000, 1500 * Math.pow(1.7, Math.min(tries, 8)));
    retryAt = now() + wait * (0.7 + 0.6 * Math.random());
    if (standing) fill(standing);
    tell("missed");
  }

  function drop() {
    if (asking) { var stop = asking; asking = null; stop.abort(); }
    if (ready) { stage.removeChild(ready.view); ready = null; }
  }

  /* The next view is laid out, unseen, while the last one stands. */
  function fetchNext() {
    ask(want, "", function (got) {
      if (ready) stage.removeChild(ready.view);
      ready = got;
      got.view.classList.add("coming");
      stage.appendChild(got.view);
      fill(got.view);
      got.view.getBoundingClientRect();
      tell("ready");
      if (urgent) tick();
    });
  }

  /* Is what stands still true? 304 mostly; a new revision takes its place at once. */
  function poll() {
    ask(at, mark, function (got) {
      if (got.same) return;
      if (ready) { stage.removeChild(ready.view); ready = null; }
      ready = got;
      got.view.classList.add("coming");
      stage.appendChild(got.view);
      swap(true);
    });
  }

  function swap(inPlace) {
    var next = ready, old = standing, left = shownAt;
    ready = null;
    if (going) { stage.removeChild(going); going = null; }
    standing = next.view;
    at = next.at;
    total = next.total;
    mark = next.mark;
    want = (at + 1) % total;
    urgent = false;
    shownAt = inPlace ? left : now();
    compare(standing);
    fill(standing);
    standing.classList.remove("coming");
    if (old) {
      old.setAttribute("aria-hidden", "true");
      if (calm || inPlace) stage.removeChild(old);
      else {
        old.classList.add("going");
        going = old;
        setTimeout(function () { if (going === old) { stage.removeChild(old); going = null; } }, FADE);
      }
    }
    tell("shown");
  }

  /* What a new revision changed is lit up for one round. */
  function compare(view) {
    if (view.dataset.revision !== revision) {
      if (revision) { before = values; round = total + 1; }
      revision = view.dataset.revision;
      values = {};
    }
    if (round > 0) round -= 1;
    if (!round) before = null;
    Array.prototype.forEach.call(view.querySelectorAll("[data-k]"), function (part) {
      var key = part.dataset.k, value = part.dataset.v;
      values[key] = value;
      if (before && before[key] !== undefined && before[key] !== value) {
        part.classList.add("is-changed");
        part.title = o.sayWas.replace("{value}", before[key].replace(/\|/g, " "));
      }
    });
  }

  /* What only the browser knows. */
  function fill(view) {
    var date = new Date(), days = "日一二三四五六";
    put(view, "clock", hour(date));
    put(view, "date", (view.classList.contains("view-tall") ? "" : date.getFullYear() + " 年 ") + (date.getMonth() + 1) + " 月 " + date.getDate() +
      " 日 星期" + days.charAt(date.getDay()));
    var left = Math.max(0, Math.ceil((dwell - (view === standing ? now() - shownAt : 0)) / 1000));
    put(view, "left", o.sayLeft.replace("{n}", left));
    var said = awaySince ? o.sayAway.replace("{since}", hour(awaySince)) :
      held ? o.sayHeld : round > 0 ? o.sayChanged : "";
    put(view, "link", said);
    var bar = view.querySelector("[data-bar]");
    if (bar) bar.style.transform = "scaleX(" + (total > 1 ? Math.min(1, (now() - shownAt) / dwell) : 0) + ")";
    body.classList.toggle("away", !!awaySince);
    body.classList.toggle("held", held && !awaySince);
    body.classList.toggle("changed", round > 0 && !held && !awaySince);
    dim(date);
  }

  function dim(date) {
    var span = /^(\d\d):(\d\d)-(\d\d):(\d\d)$/.exec(o.dim);
    if (!span || window.self !== window.top) return;  // a preview is never dimmed
    var minute = date.getHours() * 60 + date.getMinutes();
    var from = +span[1] * 60 + +span[2], to = +span[3] * 60 + +span[4];
    body.classList.toggle("dimmed", from <= to ? minute >= from && minute < to : minute >= from || minute < to);
  }

  /* Moving by hand: arrows, a presenter's remote, a television's remote. */
  function go(n) {
    want = (n % total + total) % total;
    urgent = true;
    retryAt = 0;
    if (ready && ready.at === want) return;
    drop();
  }
  function hold() { held = !held; shownAt = now(); fill(standing); }
  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (root.requestFullscreen) root.requestFullscreen().catch(function () {});
  }
  function awake() {
    if (!navigator.wakeLock || document.hidden) return;
    navigator.wakeLock.request("screen").catch(function () {});
  }
  document.addEventListener("keydown", function (press) {
    if (press.ctrlKey || press.altKey || press.metaKey) return;
    var key = press.key;
    if (key === "ArrowRight" || key === "PageDown" || key === "ArrowDown") go(at + 1);
    else if (key === "ArrowLeft" || key === "PageUp" || key === "ArrowUp") go(at - 1);
    else if (key === "Home") go(0);
    else if (key === " " || key === "Enter" || key === "MediaPlayPause") hold();
    else if (key === "f" || key === "F") fullScreen();
    else return;
    press.preventDefault();
    tick();
  });
  document.addEventListener("mousemove", function () { movedAt = now(); body.classList.remove("idle"); });
  document.addEventListener("visibilitychange", function () { awake(); tick(); });
  window.addEventListener("online", function () { retryAt = 0; tick(); });
  window.addEventListener("resize", measure);

  function theme() {
    if (o.theme !== "auto") return;
    var light = window.matchMedia("(prefers-color-scheme: light)").matches;
    root.setAttribute("data-bs-theme", light ? "light" : "dark");
  }

  /* One turn of the wheel. A hidden tab or a sleeping machine turns it late, never twice. */
  function tick() {
    var time = now(), due = urgent || (!held && total > 1 && time - shownAt >= dwell);
    if (ready && due) swap(false);
    if (!asking && time >= retryAt) {
      var near = urgent || (!held && total > 1 && time - shownAt >= dwell - Math.min(LEAD, dwell / 2));
      if (near && !ready) fetchNext();
      else if (awaySince || time - heardAt >= refresh * 0.45) poll();
    }
    if (standing) fill(standing);
    if (Math.floor(time / SHIFT) % 8 !== shiftedAt) shift();
    if (time - movedAt >= IDLE) body.classList.add("idle");
  }

  theme();
  measure();
  compare(standing);
  go(0);
  awake();
  setInterval(function () { theme(); tick(); }, TICK);
  tick();
  window.wallState = function () {
    return { at: at, total: total, ready: !!ready, asking: !!asking, away: !!awaySince, held: held, revision: revision, round: round };
  };
}());
