// Pages by address. A page is a tree with numbered islands of HTML: where only islands differ they are
// changed in place, before Dash has started too; where the tree differs Dash draws it. Dash asks for its
// pages by fetch; it is answered from here, with what the index carried or what was got by GET.
(function () {
  var given = document.getElementById("page-data");
  if (!given) return;
  var FRESH = 5000; // milliseconds a page asked for on hovering stays good
  var MOST = 60;
  var first = JSON.parse(given.textContent);
  var kept = new Map(); // address → {at, asked, page}
  var shown = framed({ title: document.title, tree: first.tree }, here());
  var turns = 0;
  var dashAt = null; // the address Dash drew last
  var fetched = window.fetch;

  function here() { return location.pathname + location.search; }
  function framed(page, address) {
    page.frame = JSON.stringify(page.tree);
    page.address = address;
    return page;
  }

  // The page of an address: asked for now, or a moment ago on hovering.
  function ask(address) {
    var known = kept.get(address);
    if (known && Date.now() - known.at < FRESH) return known.asked;
    var entry = { at: Date.now(), page: known && known.page };
    entry.asked = fetched("/_page" + address).then(function (answer) {
      if (!answer.ok) throw answer;
      return answer.json();
    }).then(function (page) {
      window.requestIdleCallback && requestIdleCallback(function () { parsed(page); });
      return (entry.page = framed(page, address));
    });
    entry.asked.catch(function () { entry.at = 0; });
    kept.delete(address);
    kept.set(address, entry);
    if (kept.size > MOST) kept.delete(kept.keys().next().value);
    return entry.asked;
  }

  // Shows the page of the present address; a later call overtakes an earlier one.
  function show() {
    var address = here();
    var turn = ++turns;
    return ask(address).then(function (page) {
      if (turn === turns) put(page);
    }, function (failed) {
      if (turn !== turns) return;
      if (failed.status && failed.status < 500) { location.assign(address); return; }
      var old = kept.get(address).page; // seen before: better than nothing, and said
      if (old) put(old);
      window.cockpitOffline();
    });
  }

  function put(page) {
    if (page.frame === shown.frame) { change(page); return; }
    if (!document.documentElement.classList.contains("ready") || dashAt === page.address) {
      location.assign(page.address + location.hash);
      return;
    }
    kept.get(page.address).handed = page;
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }

  // The islands as nodes; made in idle time where a page was asked for ahead.
  function parsed(page) {
    page.parts = page.parts || page.islands.map(function (html) {
      var fresh = document.createElement("template");
      fresh.innerHTML = html;
      return fresh.content;
    });
    return page.parts;
  }

  function islands(number) {
    var found = document.querySelectorAll('[data-island="' + number + '"]');
    return found[found.length - 1];
  }

  function change(page) {
    if (!shown.islands) keep(shown, page.islands.length);
    var samePath = page.address.split("?")[0] === shown.address.split("?")[0];
    parsed(page).forEach(function (fresh, at) {
      if (page.islands[at] !== shown.islands[at]) patch(islands(at + 1), fresh, samePath);
    });
    page.parts = null; // its nodes are on the page now
    document.title = page.title;
    shown = page;
    window.cockpitSettled();
  }

  // What the index painted is a page one can come back to, with the server away too.
  function keep(page, count) {
    page.islands = [];
    for (var number = 1; number <= count; number++) page.islands.push(islands(number).innerHTML);
    if (!kept.has(page.address)) kept.set(page.address, { at: 0, page: page });
  }

  // Makes the children of one node those of another, and leaves alone what is the same: focus, caret and
  // scroll stay where the reader had them. Another room's main part is new as a whole.
  function patch(old, fresh, samePath) {
    var next = fresh.firstChild;
    var now = old.firstChild;
    while (next) {
      var wanted = next;
      next = next.nextSibling;
      if (!now) { old.appendChild(wanted); continue; }
      var place = now;
      now = now.nextSibling;
      if (place.isEqualNode(wanted)) continue;
      if (place.nodeType === 1 && place.nodeName === wanted.nodeName && place.id === wanted.id) {
        dress(place, wanted);
        if (samePath || place.id !== "main") patch(place, wanted, samePath);
        else place.replaceChildren.apply(place, wanted.childNodes);
      } else if (place.nodeType === 3 && wanted.nodeType === 3) place.data = wanted.data;
      else old.replaceChild(wanted, place);
    }
    while (now) {
      var spare = now;
      now = now.nextSibling;
      old.removeChild(spare);
    }
  }

  function dress(old, fresh) {
    for (var i = old.attributes.length - 1; i >= 0; i--) {
      if (!fresh.hasAttribute(old.attributes[i].name)) old.removeAttribute(old.attributes[i].name);
    }
    for (var j = 0; j < fresh.attributes.length; j++) {
      var one = fresh.attributes[j];
      if (old.getAttribute(one.name) !== one.value) old.setAttribute(one.name, one.value);
    }
    if (old.nodeName === "INPUT" && old !== document.activeElement) old.value = fresh.getAttribute("value") || "";
    if (old.nodeName === "OPTION") old.selected = fresh.hasAttribute("selected");
  }

  function answer(body) {
    return Promise.resolve(new Response(body, { headers: { "Content-Type": "application/json" } }));
  }

  // Dash's router asks for a page; the first one stands in the index already.
  function routed(body) {
    var inputs = JSON.parse(body).inputs;
    var address = inputs.map(function (each) { return each.value || ""; }).join("");
    dashAt = address;
    var entry = kept.get(address);
    var ready = document.documentElement.classList.contains("ready");
    var page = ready ? entry && entry.handed : shown;
    return (page ? Promise.resolve(page) : ask(address)).then(function (page) {
      if (ready) shown = page;
      var tree = page.islands && ready ? filled(page.tree, page.islands) : page.tree;
      return answer(JSON.stringify({
        multi: true,
        response: { _pages_content: { children: tree }, _pages_store: { data: { title: page.title } } },
      }));
    });
  }

  function filled(tree, html) {
    return JSON.parse(JSON.stringify(tree), function (key, value) {
      if (value && value.island) value.html = html[value.island - 1];
      return value;
    });
  }

  window.fetch = function (asked, options) {
    var address = String(asked && asked.url ? asked.url : asked);
    if (first.layout && address.indexOf("_dash-layout") >= 0) return answer(JSON.stringify(first.layout));
    if (first.dependencies && address.indexOf("_dash-dependencies") >= 0) return answer(JSON.stringify(first.dependencies));
    var body = options && options.body;
    if (typeof body === "string" && body.indexOf("_pages_content.children") > 0) return routed(body);
    return fetched.apply(this, arguments);
  };

  window.cockpitShow = show;
  window.cockpitAsk = function (href) { ask(href).catch(function () {}); };

  // Dash starts behind the first frames: the reader sees the page before its script is even compiled.
  requestAnimationFrame(function () {
    requestAnimationFrame(function () {
      setTimeout(function () {
        var script = document.createElement("script");
        script.src = document.getElementById("_dash-renderer").dataset.src;
        document.body.appendChild(script);
      });
    });
  });

  // Back and Forward; Dash's own listener would draw the whole page anew.
  window.addEventListener("popstate", function (event) {
    event.stopImmediatePropagation();
    if (here() !== shown.address) show();
  });
})();
