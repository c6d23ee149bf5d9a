// A number's evidence opens beside the page; without scripts the same link opens the evidence page.
(function () {
  var last = null;

  function close() {
    window.dash_clientside.set_props("evidence-panel", { is_open: false });
    if (last && last.isConnected) last.focus({ preventScroll: true });
  }

  window.cockpitEvidence = function (link) {
    last = link;
    window.dash_clientside.set_props("evidence-ask", { data: { id: link.dataset.evidence, at: Date.now() } });
  };
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && document.querySelector(".evidence-panel.show")) {
      close();
    }
  });
  document.addEventListener("click", function (event) {
    if (event.target.closest && event.target.closest("#evidence-close")) close();
  });
})();
