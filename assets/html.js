// The browser half of dashboard.render.Html: finished HTML as one Dash component.
(function () {
  var React = window.React;

  // Dash builds a page anew when its address changes. The place a reader was at is kept by its id: the
  // focused control, what was typed since, the caret. A click elsewhere forgets it.
  var held = null;
  document.addEventListener("focusin", function (event) { held = event.target; });
  document.addEventListener("mousedown", function () { held = null; });

  function refocus() {
    var again = held && !held.isConnected && held.id ? document.getElementById(held.id) : null;
    if (!again || document.activeElement !== document.body) return;
    var before = held;
    if (before.tagName === "INPUT" && again.tagName === "INPUT") again.value = before.value;
    again.focus({ preventScroll: true });
    if (before.selectionStart !== undefined && before.selectionStart !== null && again.setSelectionRange) {
      again.setSelectionRange(before.selectionStart, before.selectionEnd);
    }
  }

  // Rows that scroll sideways on a narrow screen show what is chosen in them.
  function reveal() {
    document.querySelectorAll(".rooms [aria-current], .chips [aria-current]").forEach(function (chosen) {
      var row = chosen.parentNode;
      var over = chosen.offsetLeft + chosen.offsetWidth - row.offsetLeft - row.clientWidth;
      if (over > 0) row.scrollLeft = over + 24;
    });
  }

  // Dash has drawn its page: the server's copy has done its work.
  function takeOver() {
    var first = document.getElementById("first-paint");
    if (!first) return;
    first.remove();
    document.documentElement.classList.add("ready");
    if (location.hash) {
      var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target) target.scrollIntoView();
    }
  }

  function Html(props) {
    var place = React.useRef(null);
    React.useLayoutEffect(function () { place.current.innerHTML = props.html || ""; }, [props.html]);
    React.useLayoutEffect(function () {
      if (props.id !== "page-foot") return; // the last island of a page: everything stands
      takeOver();
      refocus();
      reveal();
    });
    return React.createElement("div", { id: props.id, className: props.className, ref: place });
  }

  window.cockpit = Object.assign(window.cockpit || {}, { Html: Html });
})();
