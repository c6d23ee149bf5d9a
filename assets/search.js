// "/" opens the search box from anywhere; arrows walk the hits, Enter opens the first or the chosen one.
(function () {
  function typing(node) {
    return node && (node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName));
  }
  function show(open) { window.dash_clientside.set_props("search-panel", { is_open: open }); }
  window.cockpitSearch = function () { show(true); };

  function panel() { return document.querySelector(".search-panel.show"); }
  function links() { return Array.prototype.slice.call(document.querySelectorAll("#search-hits a")); }

  document.addEventListener("keydown", function (event) {
    if (event.key === "/" && !typing(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (!document.documentElement.classList.contains("ready")) return;
      event.preventDefault();
      show(true);
      return;
    }
    if (!panel()) return;
    var all = links();
    var at = all.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && all.length) { event.preventDefault(); all[Math.min(at + 1, all.length - 1)].focus(); }
    if (event.key === "ArrowUp" && all.length) {
      event.preventDefault();
      if (at <= 0) document.getElementById("search-words").focus(); else all[at - 1].focus();
    }
    if (event.key === "Enter" && event.target.id === "search-words" && all.length) { event.preventDefault(); all[0].click(); }
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("#search-hits a")) show(false);
  });
})();
