// What is wrong with the view that stands: text too small, outside, overlapping, boxes overflowing.
(() => {
  const wrong = new Set(), boxes = [], width = innerWidth, height = innerHeight;
  const stage = document.getElementById("stage");
  const say = (text) => text.data.trim().slice(0, 16);
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  let text;
  while ((text = walker.nextNode())) {
    const element = text.parentElement, style = getComputedStyle(element);
    if (!text.data.trim() || style.display === "none") continue;
    range.selectNodeContents(text);
    const lines = [...range.getClientRects()].filter((r) => r.width > 0 && r.height > 0);
    if (!lines.length) continue;
    let size = parseFloat(style.fontSize);
    if (element.ownerSVGElement) size *= element.getScreenCTM().d;
    const least = element.closest(".name, .map-name") ? 3.2 : element.closest(".figure b, .gauge-number b") ? 7 : 2.2;
    if ((size / height) * 100 < least - 0.005) wrong.add(`small: ${say(text)} ${((size / height) * 100).toFixed(2)} < ${least}`);
    for (const r of lines) {
      if (r.left < -0.5 || r.right > width + 0.5 || r.top < -0.5 || r.bottom > height + 0.5) wrong.add(`outside: ${say(text)}`);
      // The letters themselves, without the white above and below them.
      const white = Math.max((r.height - size) / 2, 0) + size * 0.08;
      boxes.push({ text, left: r.left, right: r.right, top: r.top + white, bottom: r.bottom - white });
    }
  }
  boxes.sort((a, b) => a.top - b.top);
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j++) {
      const a = boxes[i], b = boxes[j];
      if (a.text === b.text) continue;
      if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1) {
        wrong.add(`overlap: ${say(a.text)} x ${say(b.text)}`);
      }
    }
  }
  for (const box of stage.querySelectorAll("*")) {
    const display = getComputedStyle(box).display;
    if (box.ownerSVGElement || display.startsWith("inline") || box.closest(".strip, .bullet, .foot-bar, .time-bar")) continue;
    const name = `${box.tagName.toLowerCase()}.${box.className}`;
    if (box.scrollWidth > box.clientWidth + 1) wrong.add(`too wide: ${name} ${box.scrollWidth} > ${box.clientWidth}`);
    // Letters of the main figures are taller than their lines; half a letter of white is no fault.
    if (box.scrollHeight > box.clientHeight + height * 0.035) wrong.add(`too high: ${name} ${box.scrollHeight} > ${box.clientHeight}`);
  }
  for (const body of stage.querySelectorAll(".body")) {
    const room = body.getBoundingClientRect();
    for (const box of body.querySelectorAll("li, article, p, figure, div, svg")) {
      const r = box.getBoundingClientRect();
      if (r.bottom > room.bottom + 1.5 || r.right > room.right + 1.5) wrong.add(`beyond its frame: ${box.className.baseVal === undefined ? box.className : "svg"}`);
    }
  }
  return [...wrong];
})()
