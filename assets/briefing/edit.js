/* Sparing the page's turning: every change is sent, the answer is the address of the new briefing.
   Without this script the same buttons send the same form. */
(function () {
  "use strict";
  var o = document.body.dataset, toast = document.getElementById("toast"), wait = 0, sent = 0, at = 0;
  var frame = document.querySelector(".preview iframe"), shown = 0;
  function form() { return document.getElementById("edit"); }
  function slides() { return Array.prototype.slice.call(document.querySelectorAll("#slides > li")); }

  function say(words, undo) {
    toast.textContent = words;
    if (!undo) return;
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = o.sayUndo;
    button.addEventListener("click", function () { ask(undo, null, true); });
    toast.appendChild(button);
  }

  function swap(doc, selector) {
    var old = document.querySelector(selector), fresh = doc.querySelector(selector);
    if (old && fresh) old.replaceWith(document.importNode(fresh, true));
  }

  /* ``whole`` redraws the slides; otherwise what is being typed in is left alone. */
  function ask(address, body, whole, then) {
    var mine = sent += 1, from = location.href;
    clearTimeout(wait);
    return fetch(address, { method: body ? "POST" : "GET", body: body }).then(function (answer) {
      return answer.text().then(function (text) {
        if (mine !== sent) return;
        var doc = new DOMParser().parseFromString(text, "text/html");
        if (!answer.ok) {
          say(Array.prototype.map.call(doc.querySelectorAll("main li"), function (li) { return li.textContent; }).join("；"));
          return;
        }
        say("");
        history[whole ? "pushState" : "replaceState"](null, "", answer.url);
        (whole ? ["#result", ".about", "#slides", ".add", ".bar"] : ["#result", ".bar"]).forEach(function (part) { swap(doc, part); });
        preview();
        if (then) then(from);
      });
    }).catch(function () { say(o.sayAway); });
  }

  function preview() {
    var address = document.getElementById("address").value, li = slides()[at];
    var n = li && li.dataset.n !== "0" ? li.dataset.n : "1", target = address + "#" + n;
    if (frame.getAttribute("src") === target) return;
    clearTimeout(shown);
    shown = setTimeout(function () { frame.contentWindow.location.replace(target); frame.setAttribute("data-at", target); }, 150);
  }

  function save() { return ask("/briefing/edit", new URLSearchParams(new FormData(form())), false); }

  function focus(place, selector) {
    var li = slides()[Math.max(0, Math.min(place, slides().length - 1))];
    var found = li && (li.querySelector(selector) || li.querySelector("[name=title]"));
    at = place;
    preview();
    if (found) found.focus();
  }

  function press(value, selector) {
    var parts = value.split(":"), place = Number(parts[1] || 0), body = new URLSearchParams(new FormData(form()));
    var to = { up: place - 1, down: place + 1, add: Number(form().elements.add_at.value) }[parts[0]];
    body.set("do", value);
    ask("/briefing/edit", body, true, function (from) {
      if (parts[0] === "save" || parts[0] === "repin") return document.getElementById("address").select();
      focus(to === undefined ? place : to, selector || "button[value^='" + parts[0] + ":']:not([disabled])");
      if (parts[0] === "drop") say(o.sayDropped, from);
      if (to !== undefined) say(o.sayMoved.replace("{n}", at + 1));
    });
  }

  document.addEventListener("submit", function (event) {
    event.preventDefault();
    press(event.submitter ? event.submitter.value : "save");
  });
  document.addEventListener("input", function (event) {
    if (event.target.name === "more" || /^add_/.test(event.target.name) || !form().contains(event.target)) return;
    clearTimeout(wait);
    wait = setTimeout(save, 500);
  });
  document.addEventListener("change", function (event) {
    if (event.target.name !== "add_kind") return;
    var list = event.target.selectedOptions[0].dataset.list, what = form().elements.add_what;
    what.disabled = !list;
    what.value = "";
    what.setAttribute("list", list);
  });
  document.addEventListener("focusin", function (event) {
    if (event.target.id === "address") event.target.select();
    var li = event.target.closest("#slides > li");
    if (li) { at = slides().indexOf(li); preview(); }
  });
  document.addEventListener("keydown", function (event) {
    var li = event.target.closest("#slides > li"), way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!li || !way || !event.altKey) return;
    event.preventDefault();
    var button = li.querySelector("button[value^='" + way + ":']");
    if (!button.disabled) press(button.value, event.target.name && event.target.name !== "do" ? "[name=" + event.target.name + "]" : "");
  });
  window.addEventListener("popstate", function () { ask(location.href, null, true); });

  /* A slide is dragged by its grip; the form is then sent in the order that is seen. */
  document.addEventListener("pointerdown", function (event) {
    var grip = event.target.closest(".grip");
    if (!grip || event.button) return;
    event.preventDefault();
    var li = grip.parentElement, from = slides().indexOf(li), ends = ["pointerup", "pointercancel"];
    li.classList.add("dragged");
    function move(now) {
      var under = document.elementFromPoint(now.clientX, now.clientY), over = under && under.closest("#slides > li");
      if (!over || over === li) return;
      var box = over.getBoundingClientRect(), below = now.clientY > box.top + box.height / 2;
      over.parentElement.insertBefore(li, below ? over.nextSibling : over);
    }
    function drop() {
      li.classList.remove("dragged");
      ends.forEach(function (name) { document.removeEventListener(name, drop); });
      document.removeEventListener("pointermove", move);
      if (slides().indexOf(li) === from) return;
      at = slides().indexOf(li);
      ask("/briefing/edit", new URLSearchParams(new FormData(form())), true, function () { say(o.sayMoved.replace("{n}", at + 1)); });
    }
    /* On the document: the grip leaves it for a moment whenever its slide moves. */
    document.addEventListener("pointermove", move);
    ends.forEach(function (name) { document.addEventListener(name, drop); });
  });
  document.documentElement.classList.add("scripted");
}());
