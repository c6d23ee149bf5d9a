// Links of the house change the page without loading it anew; the address stays the state.
(function () {
  function ready() { return document.documentElement.classList.contains("ready"); }

  function go(href, replace) {
    var samePath = new URL(href, location.href).pathname === location.pathname;
    history[replace ? "replaceState" : "pushState"]({}, "", href);
    window.cockpitShow().then(function () {
      if (samePath) return;
      window.scrollTo(0, 0);
      var main = document.getElementById("main");
      if (main) { main.tabIndex = -1; main.focus({ preventScroll: true }); }
    });
  }
  window.cockpitGo = go;

  // Only plain clicks on pages of ours; downloads, new tabs and other hosts are the browser's.
  // A link in a picture (SVG) has no address of its own to read: it is made from the attribute.
  function ours(link, event) {
    if (!link || !window.cockpitShow || event.button !== 0 || event.defaultPrevented) return null;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
    var written = link.getAttribute("href");
    var to = new URL(written, location.href);
    var elsewhere = to.origin !== location.origin || /^\/(api|vendor|assets|export|wall|intake)(\/|$)/.test(to.pathname);
    return elsewhere || written.charAt(0) === "#" || link.hasAttribute("target") || link.hasAttribute("download") ? null : to.href;
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    var href = ours(link, event);
    if (!href) return;
    event.preventDefault();
    var menu = link.closest("details.menu");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
    if (link.dataset.evidence && ready()) { window.cockpitEvidence(link); return; }
    if (link.id === "search-open" && ready()) { window.cockpitSearch(); return; }
    go(href);
  });

  // A page is asked for when the pointer comes to its link, so that it is there when it is pressed; who
  // comes to one sector will look at others, so all of them are.
  function ahead(link) {
    var href = link && !link.dataset.evidence && ours(link, { button: 0 });
    var to = href && new URL(href);
    if (to && to.pathname + to.search !== location.pathname + location.search) window.cockpitAsk(to.pathname + to.search);
  }
  document.addEventListener("pointerover", function (event) {
    var link = event.target.closest && event.target.closest("a[href]");
    var row = link && link.closest(".chips");
    ahead(link);
    if (row) row.querySelectorAll("a[href]").forEach(ahead);
  }, { passive: true });

  var typed = false; // a submit made by typing, not by Enter
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (!window.cockpitShow || form.method !== "get") return;
    event.preventDefault();
    var pairs = new URLSearchParams();
    new FormData(form).forEach(function (value, name) { if (value) pairs.append(name, value); });
    var query = pairs.toString();
    go(form.getAttribute("action") + (query ? "?" + query : ""), typed);
  });

  // Words filter as one types; the address is replaced, so Back leaves the page and not a letter.
  var wait;
  document.addEventListener("input", function (event) {
    if (event.target.id !== "filter-words" || !window.cockpitShow) return;
    clearTimeout(wait);
    wait = setTimeout(function () {
      var form = event.target.form;
      if (!form || !form.isConnected) return; // Enter was faster and the page stands anew
      typed = true;
      form.requestSubmit();
      typed = false;
    }, 250);
  });

  // Menus: one open at a time, closed by Escape or a click elsewhere.
  document.addEventListener("click", function (event) {
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    document.querySelectorAll("details.menu[open]").forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });
})();
