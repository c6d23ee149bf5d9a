// Before the first paint: the theme a reader chose, or the system's. Loaded in the head, kept tiny.
(function () {
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  function chosen() {
    try { return localStorage.getItem("theme"); } catch (e) { return null; }
  }
  function apply() {
    var theme = chosen() || (system.matches ? "dark" : "light");
    document.documentElement.setAttribute("data-bs-theme", theme);
  }
  system.addEventListener("change", apply);
  window.addEventListener("storage", apply);
  window.cockpitTheme = {
    toggle: function () {
      var now = document.documentElement.getAttribute("data-bs-theme") === "dark" ? "light" : "dark";
      try { localStorage.setItem("theme", now); } catch (e) { /* a locked-down profile: this page only */ }
      document.documentElement.setAttribute("data-bs-theme", now);
    },
  };
  document.documentElement.classList.add("scripts");
  apply();
})();
