// The browser half of dashboard.render.Html: finished HTML as one Dash component.
(function () {
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

  // Dash has drawn its page: the nodes of the server's copy move over to where Dash keeps them.
  var waiting = [];
  function takeOver() {
    var first = document.getElementById("first-paint");
    if (!first) return;
    waiting.forEach(function (place) {
      var from = first.querySelector('[data-island="' + place.dataset.island + '"]');
      place.replaceChildren.apply(place, from.childNodes);
    });
    waiting = [];
    first.remove();
    document.documentElement.classList.add("ready");
    if (location.hash) {
      var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target) target.scrollIntoView();
    }
  }

  function settled() { refocus(); reveal(); }
  window.cockpitSettled = settled;

  function Html(props) {
    var React = window.React;
    var place = React.useRef(null);
    React.useLayoutEffect(function () {
      if (props.html === undefined && props.island && document.getElementById("first-paint")) waiting.push(place.current);
      else place.current.innerHTML = props.html || "";
    }, [props.html]);
    React.useLayoutEffect(function () {
      if (props.id !== "page" && props.id !== "page-foot") return; // the last island of a page: all stands
      takeOver();
      settled();
    });
    return React.createElement("div", {
      id: props.id, className: props.className, "data-island": props.island, ref: place,
    });
  }

  window.cockpit = Object.assign(window.cockpit || {}, { Html: Html });
})();
