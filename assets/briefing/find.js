/* The box that "/" opens in both windows: every indicator that has something to show, by any of its names. */
(function () {
  "use strict";
  var find = document.getElementById("find"), words = document.getElementById("words");
  var entries = Array.prototype.slice.call(document.querySelectorAll("#found li"));

  /* Search: a name that is the words, that begins with them, contains them, or has each of them. */
  function rank(names, asked) {
    if (names.split(" ").indexOf(asked) >= 0) return 0;
    if (names.indexOf(asked) === 0) return 1;
    if (names.indexOf(asked) > 0) return 2;
    return asked.split(/\s+/).every(function (word) { return names.indexOf(word) >= 0; }) ? 3 : 9;
  }

  function look() {
    var asked = words.value.trim().toLowerCase(), list = document.getElementById("found"), any = 0;
    var ranked = entries.map(function (entry, order) {
      return { entry: entry, order: order, rank: rank(entry.firstChild.dataset.names, asked) };
    });
    ranked.sort(function (a, b) { return a.rank - b.rank || a.order - b.order; });
    ranked.forEach(function (each) {
      each.entry.hidden = each.rank === 9;
      any += each.rank !== 9;
      list.appendChild(each.entry);
    });
    document.getElementById("none").hidden = any > 0;
  }

  function shownLinks() {
    return entries.filter(function (entry) { return !entry.hidden; })
      .map(function (entry) { return entry.firstChild; })
      .sort(function (a, b) { return a.compareDocumentPosition(b) & 4 ? -1 : 1; });
  }

  words.addEventListener("input", look);
  find.addEventListener("keydown", function (press) {
    var links = shownLinks(), at = links.indexOf(document.activeElement);
    var step = { ArrowDown: 1, ArrowUp: -1 }[press.key];
    if (step && links.length) {
      press.preventDefault();
      if (at + step < 0) words.focus(); else links[Math.min(at + step, links.length - 1)].focus();
    } else if (press.key === "Enter" && document.activeElement === words && links.length) {
      press.preventDefault();
      press.stopPropagation();  // with the box closed the same key would turn the slide
      links[0].click();
    }
  });

  find.querySelector(".close").addEventListener("click", function () { find.close(); });
  window.finder = function () { words.value = ""; look(); find.showModal(); words.focus(); };
}());
