// The review by keyboard: rows are chosen with the arrows, letters decide, every change is posted at once.
(function () {
  var table = document.getElementById("lines");
  if (!table) return;
  var side = document.getElementById("line");
  var toast = document.getElementById("toast");
  var version = Number(table.dataset.version);
  var undo = [];
  var asked = null; // the row whose question was just shown

  function chosen() { return table.querySelector("tbody tr[aria-current]"); }

  function choose(row) {
    var before = chosen();
    if (!row || row === before) return;
    if (before) { before.removeAttribute("aria-current"); before.tabIndex = -1; }
    row.setAttribute("aria-current", "true");
    row.tabIndex = 0;
    row.focus();
    asked = null;
    fetch(table.dataset.base + row.dataset.n).then(function (answer) { return answer.text(); }).then(function (html) {
      if (chosen() === row) side.innerHTML = html;
    }, lost);
  }

  function say(words) { toast.textContent = words; }
  function lost() { say(table.dataset.lost); }

  function put(n, answer, keep) {
    version = answer.version;
    Object.keys(answer.rows).forEach(function (number) {
      document.getElementById("line-" + number).outerHTML = answer.rows[number];
    });
    side.innerHTML = answer.side;
    document.getElementById("tally").textContent = answer.tally;
    document.querySelectorAll("input.version").forEach(function (field) { field.value = version; });
    if (keep) undo.push({ n: n, was: answer.was });
    say("");
    asked = null;
    var row = document.getElementById("line-" + n);
    if (chosen() !== row) choose(row); else row.focus();
  }

  function send(n, change, keep) {
    return fetch(table.dataset.base + n, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": table.dataset.token },
      body: JSON.stringify(Object.assign({ version: version }, change)),
    }).then(function (answer) {
      return answer.json().then(function (body) {
        if (answer.ok) return put(n, body, keep);
        say(body.said);
        if (body.asks) asked = n;
      });
    }).catch(lost);
  }

  function takeBack() {
    var last = undo.pop();
    if (!last) return;
    var back = { accepted: "answer", rejected: "reject", open: "open" }[last.was.state];
    send(last.n, { cells: last.was.cells, do: back }, false).then(function () { say(table.dataset.undone); });
  }

  function open(row, name) {
    var field = side.querySelector(name);
    if (field && field.tagName === "DETAILS") { field.open = true; field = field.querySelector("input:not([type=hidden])"); }
    if (field) { field.focus(); if (field.select) field.select(); }
  }

  var keys = {
    ArrowDown: function (row) { choose(row.nextElementSibling); },
    ArrowUp: function (row) { choose(row.previousElementSibling); },
    a: function (row) { send(row.dataset.n, { do: asked === row.dataset.n ? "answer" : "accept" }, true); },
    r: function (row) { send(row.dataset.n, { do: "reject" }, true); },
    o: function (row) { send(row.dataset.n, { do: "open" }, true); },
    e: function (row) { open(row, "input[name=value]"); },
    Enter: function (row) { open(row, "input[name=value]"); },
    l: function (row) { open(row, "input[name=indicator]"); },
    n: function (row) { open(row, "#new-indicator"); },
    u: takeBack,
  };

  table.addEventListener("keydown", function (event) {
    var row = event.target.closest("tbody tr");
    var act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!row || !act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act(row);
  });
  table.addEventListener("click", function (event) {
    var row = event.target.closest("tbody tr");
    if (row) { event.preventDefault(); choose(row); }
  });

  // The form beside the table: the same change, without turning the page.
  side.addEventListener("submit", function (event) {
    if (event.target.id !== "cells") return;
    event.preventDefault();
    var cells = {};
    new FormData(event.target).forEach(function (value, name) {
      if (name !== "csrf_token" && name !== "version") cells[name] = value;
    });
    var pressed = event.submitter || { name: "do", value: "save" };
    if (pressed.name === "link") cells.indicator = pressed.value;
    send(chosen().dataset.n, { cells: cells, do: pressed.name === "do" ? pressed.value : "" }, true);
  });
  side.addEventListener("keydown", function (event) {
    if (event.key === "Escape") chosen().focus();
  });
})();
