// A number's evidence opens beside the page; without scripts the same link opens the evidence page.
(function () {
  var last = null;
  window.cockpitEvidence = function (link) {
    last = link.id || null;
    window.dash_clientside.set_props("evidence-ask", { data: { id: link.dataset.evidence, at: Date.now() } });
  };
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && document.querySelector(".evidence-panel.show")) {
      window.dash_clientside.set_props("evidence-panel", { is_open: false });
      if (last && document.getElementById(last)) document.getElementById(last).focus();
    }
  });
})();
