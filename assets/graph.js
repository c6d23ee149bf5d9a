// Graphs follow the theme: each figure carries both looks, the right one is put on when it appears and when it changes.
(function () {
  function dark() { return document.documentElement.getAttribute("data-bs-theme") === "dark"; }
  function dress(gd) {
    var meta = gd.layout && gd.layout.meta;
    var look = dark() ? "dark" : "light";
    if (!meta || gd.cockpitLook === look || gd.cockpitLook === "paper" || !window.Plotly) return;
    gd.cockpitLook = look;
    window.Plotly.relayout(gd, { template: meta[look] });
  }
  // Paper has a width of its own (A4 less margins and panel), and light colours.
  var PAPER = 660, PAPER_REM = 11;
  function each(change) {
    if (window.Plotly) document.querySelectorAll(".js-plotly-plot").forEach(change);
  }
  window.addEventListener("beforeprint", function () {
    each(function (gd) {
      var rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
      var height = Math.round(gd.clientHeight / rem * PAPER_REM);
      gd.cockpitLook = "paper";
      window.Plotly.relayout(gd, { width: PAPER, height: height, autosize: false, template: gd.layout.meta.light });
    });
  });
  window.addEventListener("afterprint", function () {
    each(function (gd) {
      gd.cockpitLook = "";
      window.Plotly.relayout(gd, { width: null, height: null, autosize: true });
      dress(gd);
    });
  });

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
