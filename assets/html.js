// The browser half of dashboard.render.Html: finished HTML as one Dash component.
(function () {
  var React = window.React;

  // Put new HTML in place of old; focus, caret and opened details stay where a reader left them.
  function swap(node, html) {
    if (node.cockpitHtml === html) return;
    var active = document.activeElement;
    var held = active && node.contains(active) && active.id ? active.id : null;
    var caret = held && active.selectionStart !== undefined ? active.selectionStart : null;
    var open = Array.prototype.map.call(node.querySelectorAll("details.rest[open][id]"), function (d) { return d.id; });
    node.innerHTML = html;
    node.cockpitHtml = html;
    open.forEach(function (id) {
      var again = document.getElementById(id);
      if (again) again.open = true;
    });
    var next = held && document.getElementById(held);
    if (next) {
      next.focus({ preventScroll: true });
      if (caret !== null && next.setSelectionRange) next.setSelectionRange(caret, caret);
    }
  }

  // Dash has drawn its page: the server's copy has done its work.
  function takeOver() {
    var first = document.getElementById("first-paint");
    if (!first) return;
    var held = document.activeElement && first.contains(document.activeElement) ? document.activeElement.id : null;
    first.remove();
    document.documentElement.classList.add("ready");
    if (held && document.getElementById(held)) document.getElementById(held).focus({ preventScroll: true });
    if (location.hash) {
      var target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (target) target.scrollIntoView();
    }
  }

  function Html(props) {
    var place = React.useRef(null);
    React.useLayoutEffect(function () { swap(place.current, props.html || ""); }, [props.html]);
    React.useLayoutEffect(function () { if (props.id === "page-foot") takeOver(); }, [props.id]);
    return React.createElement("div", { id: props.id, className: props.className, ref: place });
  }

  window.cockpit = Object.assign(window.cockpit || {}, { Html: Html });
})();
