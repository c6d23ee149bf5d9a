// Runs in every measured page before its own scripts: the same clock and the same questions for all.
// Painted: every part stands with a size and is shown, and two frames have passed since. New content: the
// cards, gauges and rows of the asked sector stand, and two frames have passed since.
(() => {
  const look = LOOK;
  const own = window.__bench = { painted: 0, ready: 0, heard: 0, answered: 0 };
  // Some pages (deep) keep their parts in shadow trees, which a document's own questions do not reach.
  const reach = (selector, root) => [...root.querySelectorAll(selector)].concat(look.deep ? [...root.querySelectorAll("*")]
    .flatMap((each) => each.shadowRoot ? reach(selector, each.shadowRoot) : []) : []);
  const all = (selector) => reach(selector, document).filter((each) => {
    const box = each.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && each.checkVisibility({ contentVisibilityAuto: true });
  });
  const text = (each) => (each.textContent + (each.shadowRoot ? each.shadowRoot.textContent : "")).replaceAll("−", "-").replaceAll(",", "");
  const frames = (then) => requestAnimationFrame(() => requestAnimationFrame(() => then(performance.now())));

  const stands = () => Object.values(look.parts).every(([selector, count]) => all(selector).length >= count);
  const shows = (sector) => {
    const wanted = look.sectors[sector];
    const cards = all(look.card), gauges = all(look.gauge);
    return cards.length === wanted.cards.length && gauges.length === wanted.gauges.length &&
      cards.every((each, at) => text(each).includes(wanted.cards[at])) &&
      gauges.every((each, at) => text(each).includes(wanted.gauges[at])) &&
      (!look.row || (all(look.row)[0] && text(all(look.row)[0]).includes(wanted.row)));
  };

  own.state = () => ({
    parts: Object.fromEntries(Object.entries(look.parts).map(([name, [selector]]) => [name, all(selector).length])),
    cards: all(look.card).map(text), gauges: all(look.gauge).map(text), row: look.row && all(look.row).length,
    ...own,
  });

  own.hurry = (patience) => { look.patience = patience; };

  // Asks after every change of the document, at most once a frame.
  function until(question, then) {
    let asked = false;
    let over = false;
    const ask = () => {
      asked = false;
      if (over) return;
      if (!question()) {
        if (look.deep) requestAnimationFrame(ask); // nor do they tell a document's observer of changes
        return;
      }
      over = true;
      observer.disconnect();
      frames(then);
    };
    const observer = new MutationObserver(() => {
      if (asked) return;
      asked = true;
      requestAnimationFrame(ask);
    });
    observer.observe(document, { childList: true, subtree: true, characterData: true, attributes: true });
    requestAnimationFrame(ask);
  }

  until(stands, (now) => {
    const first = performance.getEntriesByName("first-contentful-paint")[0];
    own.painted = Math.max(now, first ? first.startTime : now);
  });
  until(() => document.documentElement && document.documentElement.classList.contains("ready"), (now) => {
    own.ready = now;
  });

  // One real click on a filter: milliseconds from the click to its new content.
  own.filter = (sector) => {
    own.wait = new Promise((done) => {
      setTimeout(done, look.patience, 0);
      addEventListener("click", (event) => {
        until(() => shows(sector), (now) => done(now - event.timeStamp));
      }, { capture: true, once: true });
    });
  };
  own.place = (selector) => {
    const box = reach(selector, document)[0].getBoundingClientRect();
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  const main = () => (document.querySelector("main") || document.body).textContent;
  own.change = (path) => {
    const before = main();
    const link = `nav a[href="${path}"][aria-current="page"]`;
    own.wait = new Promise((done) => {
      setTimeout(done, look.patience, 0);
      addEventListener("click", (event) => {
        until(() => location.pathname === path && all(link).length && main() !== before, (now) => done(now - event.timeStamp));
      }, { capture: true, once: true });
    });
  };

  // Clicks the filter from the first moment it stands, until a script has heard it.
  if (look.probe) {
    const chosen = (chip) => chip.checked || chip.ariaPressed === "true";
    addEventListener("click", (event) => {
      if (event.defaultPrevented) own.heard ||= performance.now();
      else if (event.target.closest("a")) event.preventDefault(); // no script yet: stay on the page
    });
    let last = -Infinity; // a deep page does not say whether it has heard: it is given time for each click
    const clock = setInterval(() => {
      const chip = document.documentElement && reach(look.chip[look.probe], document)[0];
      if (!chip || own.heard || own.answered || (look.deep && performance.now() - last < 500)) return;
      last = performance.now();
      chip.click();
      if (chosen(chip) && !look.deep) own.heard ||= performance.now();
      if (own.heard) clearInterval(clock);
    }, 10);
    until(() => (own.heard || look.deep) && shows(look.probe), (now) => { own.answered = now; });
  }
})();
