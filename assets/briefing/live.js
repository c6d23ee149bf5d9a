/* What opens over a slide, from templates of the page: evidence, an indicator asked for, a district,
   a chain; and what is said where the pointer or the focus rests. No server is asked. */
(function () {
  "use strict";
  var sheet = document.getElementById("sheet"), inside = document.getElementById("sheet-body");
  var find = document.getElementById("find");
  var question = document.getElementById("question"), tip = document.getElementById("tip");
  var drawn = "", trail = [];

  /* Which template an address of the house means; "" where the page has none. */
  function meant(link) {
    var at = new URL(link.getAttribute("href"), location.href), id = "";
    var path = /^\/(goals|evidence|chains)\/([^/]+)$/.exec(at.pathname);
    if (link.dataset.evidence) id = "e-" + link.dataset.evidence;
    else if (path && !at.search) id = { goals: "q-", evidence: "e-", chains: "c-" }[path[1]] + decodeURIComponent(path[2]);
    else if (at.pathname === "/districts") id = "d-" + at.searchParams.get("district");
    return document.getElementById(id) ? id : "";
  }

  function open(id) {
    if (id.slice(0, 2) === "q-") {
      closeAll();
      var about = document.getElementById(id).content.querySelector(".slide").getAttribute("aria-label");
      deck.change({ asked: id.slice(2), about: about, black: false });
      return;
    }
    if (sheet.open) trail.push(inside.dataset.id); else trail = [];
    fill(id);
    if (!sheet.open) sheet.showModal();
  }

  function fill(id) {
    inside.replaceChildren(document.getElementById(id).content.cloneNode(true));
    inside.dataset.id = id;
    inside.querySelectorAll("a[href]").forEach(function (link) {
      if (!meant(link)) link.remove();
    });
    sheet.scrollTop = 0;
  }

  function closeAll() {
    [sheet, find, document.getElementById("help")].forEach(function (each) { if (each.open) each.close(); });
  }

  /* Escape goes one step back: from evidence to the district it was opened in, then to the slide. */
  sheet.addEventListener("cancel", function (event) {
    if (!trail.length) return;
    event.preventDefault();
    fill(trail.pop());
  });

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.closest("#controls, #toast")) return;
    var id = meant(link);
    if (id) { event.preventDefault(); open(id); return; }
    event.preventDefault();  // a briefing is never left by a slip; the desk opens beside it
    window.open(link.getAttribute("href"), "_blank", "noopener");
  });
  [sheet, find, document.getElementById("help")].forEach(function (each) {
    each.addEventListener("click", function (event) { if (event.target === each) each.close(); });
  });

  deck.watch(function (state) {
    if (state.asked === drawn) return;
    drawn = state.asked;
    var waiting = drawn && document.getElementById("q-" + drawn);
    question.hidden = !waiting;
    document.body.classList.toggle("asking", !!waiting);
    question.replaceChildren();
    if (!waiting) return;
    question.appendChild(waiting.content.cloneNode(true));
    deck.fit(question.querySelector(".slide"));
    tidy(question);
    document.dispatchEvent(new CustomEvent("deck:drawn"));
  });

  /* Words where the pointer or the focus rests; the browser's own would come late and small. */
  function tidy(root) {
    root.querySelectorAll("[title]").forEach(function (each) {
      each.dataset.tip = each.title;
      each.removeAttribute("title");
    });
    root.querySelectorAll("[role=meter]").forEach(function (each) {
      each.dataset.tip = each.getAttribute("aria-label") + "：" + each.getAttribute("aria-valuetext");
    });
  }

  function rest(event) {
    var on = event.target.closest && event.target.closest("[data-tip]");
    tip.hidden = !on;
    if (!on) return;
    tip.textContent = on.dataset.tip;
    var at = on.getBoundingClientRect(), box = tip.getBoundingClientRect();
    var left = Math.max(8, Math.min(at.left + at.width / 2 - box.width / 2, innerWidth - box.width - 8));
    var top = at.top - box.height - 10;
    tip.style.transform = "translate(" + left + "px," + (top < 8 ? at.bottom + 10 : top) + "px)";
  }
  document.addEventListener("pointerover", rest);
  document.addEventListener("focusin", function (event) {
    if (event.target.matches && event.target.matches(":focus-visible")) rest(event);
  });
  document.addEventListener("focusout", function () { tip.hidden = true; });

  tidy(document.getElementById("deck"));
  window.live = {
    open: open,
    busy: function () { return sheet.open || find.open || document.getElementById("help").open; },
    quiet: function () { tip.hidden = true; }
  };
}());
