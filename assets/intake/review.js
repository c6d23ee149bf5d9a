// The review by keyboard: rows are chosen with the arrows, letters decide, every change is posted at once.
// Without this script, and on a telephone, the page's own table, links and forms do the same.
(function () {
  var holder = document.getElementById("lines");
  if (!holder || window.innerWidth <= 640) return;
  var data = JSON.parse(document.getElementById("review-data").textContent);
  var side = document.getElementById("line");
  var toast = document.getElementById("toast");
  var house = window.cockpitGrid;
  var table = null;
  var chosen = data.chosen;
  var version = data.version;
  var undo = [];
  var asked = 0; // the line whose question was just shown
  var busy = false;
  var waiting = []; // keys pressed while a change is under way

  function say(words) { toast.textContent = words; }

  function beside(html) { side.innerHTML = html; side.scrollTop = 0; }

  // A form that came back: each fault stands at its field.
  function wrong(html) {
    side.innerHTML = html;
    var first = side.querySelector("[aria-invalid]");
    if (first) first.focus();
  }

  function choose(row) {
    table.mark(row.n);
    if (row.n === chosen) return;
    chosen = row.n;
    asked = 0;
    say("");
    fetch(data.base + row.n).then(function (answer) { return answer.text(); }).then(function (html) {
      if (chosen === row.n) beside(html);
    }, function () { say(data.words.lost); });
  }

  function tally(answer) {
    var counts = table.counts();
    document.getElementById("tally").textContent = answer.tally;
    document.querySelectorAll("[data-part] b").forEach(function (count) {
      count.textContent = counts[count.parentNode.dataset.part] || 0;
    });
    document.querySelectorAll("input.version").forEach(function (field) { field.value = version; });
    var known = document.getElementById("indicators");
    answer.made.forEach(function (made) {
      if (!known.querySelector('option[value="' + made[0] + '"]')) known.appendChild(new Option(made[1], made[0]));
    });
  }

  // The page's own table is what is printed.
  function plain(row) {
    var line = document.getElementById("line-" + row.n);
    if (!line) return;
    line.className = row.parts.map(function (part) { return "is-" + part; }).join(" ");
    Object.keys(row.cells).forEach(function (name) {
      if (name !== "subject") line.querySelector(".line-" + name).textContent = row.cells[name];
    });
  }

  function put(n, change, answer) {
    var at = table.at(n);
    version = answer.version;
    table.put(answer.rows);
    answer.rows.forEach(plain);
    if (!change.undo) undo.push({ n: n, was: answer.was });
    asked = 0;
    chosen = answer.n;
    beside(answer.side);
    tally(answer);
    // A line that has left the part shown gives its place to the one that stands there now.
    if (!table.focus(answer.n)) table.focusAt(at);
    say(change.undo ? data.words.undone : change.beside === 0 ? data.words.all_done : "");
  }

  // Somebody was quicker: what stands now is one link away.
  function moved(why) {
    var link = document.createElement("a"), here = new URL(location.href);
    here.searchParams.set("line", chosen);
    link.href = here.pathname + here.search;
    link.textContent = data.words.again;
    say(why + " ");
    toast.appendChild(link);
  }

  // One change at a time: each is made on the version the one before it gave.
  function send(n, change) {
    busy = true;
    return fetch(data.base + n, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": data.token },
      body: JSON.stringify(Object.assign({ version: version }, change)),
    }).then(function (answer) {
      return answer.json().then(function (body) {
        if (answer.ok) return put(n, change, body);
        waiting = []; // they were meant for a line that was not reached
        if (change.undo) undo.push({ n: n, was: change.undo });
        if (answer.status === 409) moved(body.said); else say(body.side ? "" : body.said);
        if (body.side) wrong(body.side);
        if (body.asks) asked = n;
      });
    }).catch(function () { waiting = []; say(data.words.lost); }).then(function () {
      busy = false;
      if (waiting.length) waiting.shift()();
    });
  }

  function soon(act) { if (busy) waiting.push(act); else act(); }

  // A decision leads to the next open line, an edit stays.
  function decide(what) {
    soon(function () {
      var n = chosen, next = table.nextOpen(n);
      send(n, { do: what === "accept" && asked === n ? "answer" : what, beside: what === "open" ? n : next });
    });
  }

  function takeBack() {
    soon(function () {
      var last = undo.pop();
      if (last) send(last.n, { undo: last.was }); else say(data.words.no_undo);
    });
  }

  function open(name) {
    var field = side.querySelector(name);
    if (field && field.tagName === "DETAILS") { field.open = true; field = field.querySelector("input:not([type=hidden])"); }
    if (field) { field.focus(); if (field.select) field.select(); }
  }

  var keys = {
    a: function () { decide("accept"); },
    r: function () { decide("reject"); },
    o: function () { decide("open"); },
    e: function () { table.edit(chosen); },
    Enter: function () { table.edit(chosen); },
    l: function () { open("input[name=indicator]"); },
    n: function () { open("#new-indicator"); },
    u: takeBack,
    Delete: function () {},
    Backspace: function () {},
  };

  // Whether a key on a cell is ours; one that is does its work here.
  function pressed(event) {
    var act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.type !== "keydown" || event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.defaultPrevented) return true; // asked about twice, done once
    event.preventDefault();
    act();
    return true;
  }

  // A form beside the table: the same change, without turning the page.
  function submitted(event) {
    var cells = {}, kind = event.target.id, button = event.submitter || { name: "do", value: "save" };
    if (kind !== "cells" && kind !== "new") return;
    event.preventDefault();
    new FormData(event.target).forEach(function (value, name) {
      if (["csrf_token", "version", "line"].indexOf(name) < 0) cells[name] = value;
    });
    if (button.name === "link") cells.indicator = button.value;
    var n = chosen;
    soon(function () {
      send(n, kind === "new" ? { new: cells, beside: n } : { cells: cells, do: button.name === "do" ? button.value : "", beside: n });
    });
  }

  function tools() {
    side.addEventListener("submit", submitted);
    side.addEventListener("keydown", function (event) {
      if (event.key === "Escape") table.focus(chosen);
    });
    var words = document.getElementById("words");
    words.hidden = document.getElementById("keys").hidden = false;
    words.addEventListener("input", function () { table.search(words.value); });
    words.addEventListener("keydown", function (event) { if (event.key === "Enter") table.focusAt(0); });
    document.querySelector(".parts").addEventListener("click", function (event) {
      var link = event.target.closest("a[data-part]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      document.querySelector(".parts [aria-current]").removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      history.replaceState(null, "", link.href);
      table.show(link.dataset.part);
      if (!table.focus(chosen)) table.focusAt(0);
    });
  }

  function draw() {
    var place = document.createElement("div");
    place.className = "lines-grid";
    holder.insertBefore(place, holder.firstChild);
    window.ReactDOM.createRoot(place).render(house.table({ id: "lines-grid", columns: [], labels: { locale: data.locale } }));
    house.withApi("lines-grid", function (api) {
      var hooks = {
        sized: house.scaled(data.columns).columns,
        chosen: choose,
        pressed: pressed,
        change: function (row, cells) { soon(function () { send(row.n, { cells: cells, do: "", beside: row.n }); }); },
      };
      table = window.cockpitReviewTable(data, api, hooks);
      tools();
      holder.classList.add("is-grid");
      table.mark(chosen);
      if (document.activeElement === document.body) table.focus(chosen);
    });
  }

  data.react.reduce(function (before, address) {
    return before.then(function () { return house.script(address); });
  }, Promise.resolve()).then(function () { return house.library(data.library); }).then(draw, function () {});
})();
