// Graphs follow the theme: each figure carries both looks, the right one is put on when it appears and when it changes.
(function () {
  function dark() { return document.documentElement.getAttribute("data-bs-theme") === "dark"; }
  function dress(gd) {
    var meta = gd.layout && gd.layout.meta;
    var look = dark() ? "dark" : "light";
    if (!meta || gd.cockpitLook === look || !window.Plotly) return;
    gd.cockpitLook = look;
    window.Plotly.relayout(gd, { template: meta[look] });
  }
  function all() { document.querySelectorAll(".js-plotly-plot").forEach(dress); }
  new MutationObserver(all).observe(document.documentElement, { attributes: true, attributeFilter: ["data-bs-theme"] });
  new MutationObserver(function (changes) {
    if (!dark()) return;
    for (var i = 0; i < changes.length; i++) {
      var node = changes[i].target;
      if (node.closest && node.closest(".js-plotly-plot")) { all(); return; }
    }
  }).observe(document.body || document.documentElement, { childList: true, subtree: true });
})();
