/* The setup page shows at once what is chosen. Without this script the form asks the server. */
(function () {
  "use strict";
  var form = document.getElementById("setup"), frame = document.querySelector(".preview iframe");
  var box = document.querySelector(".preview"), space = box.firstElementChild, wait = 0;
  document.body.classList.add("scripted");

  function chosen() {
    var pages = Array.prototype.filter.call(form.elements.page, function (each) { return each.checked; })
      .map(function (each) { return each.value; });
    form.elements.pages.value = pages.join(",");
    return ["pages", "dwell", "refresh", "dim", "theme", "canvas", "pin"]
      .map(function (name) { return [name, form.elements[name].value.trim()]; })
      .filter(function (pair) { return pair[1] && form.elements[pair[0]].validity.valid; })
      .map(function (pair) { return pair[0] + "=" + encodeURIComponent(pair[1]).replace(/%2C/g, ",").replace(/%3A/g, ":"); })
      .join("&");
  }

  function show() {
    var query = chosen(), target = form.dataset.host + "/wall?" + query;
    var size = /^(\d+)x(\d+)$/.exec(form.elements.canvas.value) || [0, 1920, 1080];
    var old = document.getElementById("setup-address").value;
    document.getElementById("setup-address").value = target;
    document.getElementById("setup-wait").setAttribute("href", "/wall/wait.html?" + query);
    var direct = document.getElementById("setup-direct");
    direct.value = direct.value.split(old).join(target);
    space.style.paddingTop = 100 * Math.min(size[2] / size[1], 1.2) + "%";
    if (frame.getAttribute("src") !== target) frame.setAttribute("src", target);
  }

  form.addEventListener("input", function () { clearTimeout(wait); wait = setTimeout(show, 400); });
  form.addEventListener("submit", function (event) { event.preventDefault(); show(); });
  document.addEventListener("focusin", function (event) {
    if (event.target.tagName === "TEXTAREA") event.target.select();
  });
}());
