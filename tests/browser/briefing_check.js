// What is wrong with how a slide is laid out: text outside its room, cut, too small, on top of other text.
(slide) => {
  const wrong = [], edge = slide.getBoundingClientRect(), k = edge.height / 720;
  const square = document.documentElement.classList.contains("ratio-4x3"), boxes = [];
  const least = { body: square ? 0.024 : 0.026, foot: 0.022 };
  const walk = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.data.trim(), owner = node.parentElement;
    if (!text || owner.matches(".mark i")) continue;
    const style = getComputedStyle(owner);
    if (style.display === "none" || owner.closest("[hidden]") || !owner.getClientRects().length) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const foot = !!owner.closest(".slide-foot, .trend, .legend, figcaption, .map-zones");
    const size = owner.closest("svg") ? owner.getBoundingClientRect().height / 1.45 : parseFloat(style.fontSize) * k;
    if (!owner.closest("svg") && size / edge.height < (foot ? least.foot : least.body)) wrong.push(`small ${(100 * size / edge.height).toFixed(2)}%: ${text.slice(0, 20)}`);
    const room = owner.closest(".slide-body") ? owner.closest(".slide-body").getBoundingClientRect() : edge;
    for (const r of range.getClientRects()) {
      if (r.width < 1) continue;
      const slack = 3 * k;
      const over = Math.max(0, r.height - parseFloat(style.fontSize) * k) / 2 + slack;  // letters are smaller than their box
      if (r.left < room.left - slack || r.right > room.right + slack || r.top < room.top - over || r.bottom > room.bottom + over) wrong.push(`outside: ${text.slice(0, 20)}`);
      const high = Math.min(r.height, parseFloat(style.fontSize) * k), middle = (r.top + r.bottom) / 2;
      boxes.push({ r: owner.closest("svg") ? r : { left: r.left, right: r.right, top: middle - high / 2, bottom: middle + high / 2, height: high }, text, owner });
    }
    for (let up = owner; up !== slide; up = up.parentElement) {
      const cut = getComputedStyle(up);
      if (cut.overflowX !== "visible" && up.scrollWidth > up.clientWidth + 1 && up.clientWidth) wrong.push(`cut: ${text.slice(0, 20)}`);
    }
  }
  for (let i = 0; i < boxes.length; i += 1) {
    for (let j = i + 1; j < boxes.length; j += 1) {
      const a = boxes[i], b = boxes[j];
      if (a.owner === b.owner || a.owner.contains(b.owner) || b.owner.contains(a.owner)) continue;
      const x = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left);
      const y = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
      if (x > 3 * k && y > 0.45 * Math.min(a.r.height, b.r.height)) wrong.push(`overlap: ${a.text.slice(0, 12)} | ${b.text.slice(0, 12)}`);
    }
  }
  return [...new Set(wrong)];
}
