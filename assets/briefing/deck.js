/* What both windows share: slides that fit, the place in the deck, and keeping in step.
   A window that moves tells the others of the same plan; one that opens asks and is told. */
(function () {
  "use strict";
  var body = document.body, o = body.dataset;
  var slots = Array.prototype.slice.call(document.querySelectorAll(".slot[id^=s]"));
  var me = String(Math.random()).slice(2), heard = 0, watching = [];
  var state = { at: 1, black: false, asked: "", about: "" };
  var wire = window.BroadcastChannel ? new BroadcastChannel(o.channel) : null;

  /* The largest letters with which nothing leaves its room; laid out once, for every window. */
  function largest(slide, name, low, high, fits) {
    var set = function (value) { slide.style.setProperty(name, value.toFixed(3)); };
    set(high);
    if (fits()) return high;
    for (var step = 0; step < 7; step += 1) {
      var middle = (low + high) / 2;
      set(middle);
      if (fits()) low = middle; else high = middle;
    }
    set(low);
    return low;
  }

  function fit(slide) {
    var head = slide.querySelector(".slide-head h2"), room = slide.querySelector(".slide-body");
    var box = room.querySelector(".fit"), cover = slide.classList.contains("slide-cover");
    var held = function () {
      return head.offsetHeight <= (cover ? 250 : 118) && head.scrollWidth <= head.clientWidth + 1;
    };
    head.classList.remove("loose");
    if (largest(slide, "--t", 0.4, 1, held) < (cover ? 0.7 : 0.93)) {  // lines may then end inside a clause
      head.classList.add("loose");
      largest(slide, "--t", 0.4, 1, held);
    }
    var fits = function () { return inside(box, room); };
    slide.classList.remove("packed");
    if (largest(slide, "--s", 0.5, 1.6, fits) < 0.51) {  // a text far too long is still not cut
      slide.classList.add("packed");
      largest(slide, "--s", 0.1, 1.6, fits);
    }
  }

  function inside(box, room) {
    if (box.scrollHeight > room.clientHeight || box.scrollWidth > room.clientWidth + 1) return false;
    var parts = box.querySelectorAll(".pair, .figure, .mark, .rows, .name, .items, .cards, .said, .links, .year-cover > *, .one-figure > *");
    for (var i = 0; i < parts.length; i += 1) {
      if (parts[i].scrollWidth > parts[i].clientWidth + 1 && parts[i].clientWidth) return false;
      var up = parts[i].parentElement;
      if (parts[i].offsetLeft + parts[i].offsetWidth > up.offsetLeft + up.offsetWidth + 1 && parts[i].offsetParent === up.offsetParent) return false;
    }
    return true;
  }

  function title(n) {
    var slide = slots[n - 1].querySelector(".slide");
    return slide.getAttribute("aria-label");
  }

  function said() {
    if (state.asked) return o.sayAsked + "：" + state.about;
    return o.sayPlace.replace("{n}", state.at).replace("{total}", slots.length).replace("{title}", title(state.at));
  }

  function change(next, quietly) {
    var before = state;
    state = {
      at: Math.max(1, Math.min(slots.length, next.at === undefined ? state.at : next.at)),
      black: next.black === undefined ? state.black : !!next.black,
      asked: next.asked === undefined ? state.asked : String(next.asked),
      about: next.asked === undefined ? state.about : String(next.about || "")
    };
    slots.forEach(function (slot, i) {
      slot.classList.toggle("on", i + 1 === state.at);
    });
    put("place", state.at + " / " + slots.length);
    put("said", said());
    watching.forEach(function (each) { each(state, before); });
    if (!quietly) tell(false);
  }

  function put(id, text) {
    var node = document.getElementById(id);
    if (node && node.textContent !== text) node.textContent = text;
  }

  function tell(asking) {
    if (wire) wire.postMessage({ from: me, asking: asking, state: asking ? null : state });
  }

  if (wire) {
    wire.onmessage = function (event) {
      var told = event.data;
      if (!told || told.from === me) return;
      heard = Date.now();
      if (told.asking) tell(false);
      else if (told.state && typeof told.state.at === "number") change(told.state, true);
      document.dispatchEvent(new CustomEvent("deck:heard"));
    };
  }

  /* A slide drawn into a slot of any size. */
  function place(slot, left, top, wide, high) {
    var w = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--w"));
    var h = parseFloat(getComputedStyle(document.documentElement).getPropertyValue("--h"));
    var k = Math.min(wide / w, high / h);
    slot.style.transform = "translate(" + (left + (wide - w * k) / 2) + "px," + (top + (high - h * k) / 2) + "px) scale(" + k + ")";
    return k;
  }

  window.deck = {
    slots: slots,
    fit: fit,
    fitAll: function () { slots.forEach(function (slot) { fit(slot.querySelector(".slide")); }); },
    place: place,
    change: change,
    state: function () { return state; },
    watch: function (each) { watching.push(each); },
    ask: function () { tell(true); },
    heardAt: function () { return heard; },
    title: title
  };
}());
