// The hand-written page: HTML at once, Plotly's pictures when Plotly is there, filtered in the browser.
(function () {
  const board = JSON.parse(document.getElementById("board").textContent);
  const colours = board.colours;
  const find = (id) => document.getElementById(id);
  const font = { family: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif', color: colours.ink };
  const plain = { paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: font };
  const config = { displayModeBar: false, responsive: false };
  let chosen = "";

  const mark = (row) => `<span class="mark tone-${row.tone}"><i>${row.glyph}</i> <b>${row.word}</b></span>`;
  const card = (row) => `<article class="kpi"><h3>${row.name}</h3><p class="kpi-figure">${row.actual || row.target}</p>` +
    `<p class="kpi-foot"><span>${row.target}</span>${mark(row)}</p></article>`;
  const line = (row) => `<tr><td>${row.name}</td><td>${row.sector_name}</td><td>${row.period}</td><td>${row.target}</td>` +
    `<td>${row.actual}</td><td>${mark(row)}</td><td>${row.sentence}</td></tr>`;

  function gauge(row) {
    const at = row.gauge;
    return [{
      type: "indicator", mode: "gauge+number", value: at.value,
      number: { valueformat: `.${at.decimals}f`, suffix: at.unit, font: { size: 30 } },
      gauge: {
        axis: { range: [at.low, at.top], tickfont: { size: 10 } },
        bar: { color: colours[row.tone + "-fill"], thickness: 0.8 },
        threshold: { value: at.due, line: { color: colours.ink, width: 2 }, thickness: 1 },
      },
    }];
  }
  const gaugeLayout = { ...plain, width: 215, height: 140, margin: { l: 32, r: 32, t: 12, b: 8 } };

  function drawHtml() {
    const picks = board.picks[chosen];
    const rows = board.rows.filter((row) => !chosen || row.sector === chosen);
    find("cards").innerHTML = picks.cards.map((at) => card(board.rows[at])).join("");
    find("rows").innerHTML = rows.map(line).join("");
    find("say").textContent = `${rows.length} 项指标`;
    document.querySelectorAll(".goal-card").forEach((place, at) => {
      const row = board.rows[picks.gauges[at]];
      place.hidden = !row;
      if (!row) return;
      place.querySelector("h3").textContent = row.name;
      place.querySelector("p").textContent = row.sentence;
    });
  }

  function drawPlots() {
    if (!window.Plotly) return;
    const picks = board.picks[chosen];
    document.querySelectorAll(".goal-card").forEach((place, at) => {
      const row = board.rows[picks.gauges[at]];
      if (row) Plotly.react(place.querySelector(".plot"), gauge(row), gaugeLayout, config);
    });
    Plotly.react(find("words"), [{
      type: "bar", x: board.words, y: picks.words, marker: { color: colours.data },
    }], { ...plain, width: 640, height: 200, margin: { l: 32, r: 8, t: 8, b: 32 } }, config);
  }

  function drawMap() {
    const areas = board.map.areas;
    const xs = areas.flatMap((area) => area.points.map((point) => point[0]));
    const ys = areas.flatMap((area) => area.points.map((point) => point[1]));
    const left = Math.min(...xs), top = Math.min(...ys);
    const wide = Math.max(...xs) - left, tall = Math.max(...ys) - top;
    const size = Math.max(wide, tall) / 32;
    find("map").innerHTML = `<svg viewBox="${left} ${top} ${wide} ${tall}">` + areas.map((area) =>
      `<g class="map-area"><path d="M${area.points.map((point) => point.join(" ")).join("L")}Z"/>` +
      `<text x="${area.at[0]}" y="${area.at[1]}" font-size="${size}">${area.name}</text>` +
      `<text x="${area.at[0]}" y="${area.at[1] + 1.2 * size}" font-size="${size * 0.8}">${area.say}</text></g>`
    ).join("") + `</svg><small>${board.map.note}</small>`;
  }

  function drawChains() {
    const chains = board.chains;
    Plotly.newPlot("chains", [{
      type: "sankey", node: { label: chains.names, color: colours.data, pad: 8, thickness: 14 },
      link: { source: chains.source, target: chains.target, value: chains.value, color: colours["data-soft"] },
    }], { ...plain, width: 1360, height: 320, margin: { l: 8, r: 8, t: 8, b: 8 } }, config);
  }

  document.querySelector(".chips").addEventListener("click", (event) => {
    const chip = event.target.closest("button");
    if (!chip) return;
    chosen = chip.dataset.sector;
    document.querySelectorAll(".chips button").forEach((each) => {
      each.setAttribute("aria-pressed", String(each === chip));
    });
    drawHtml();
    drawPlots();
  });

  drawHtml();
  drawMap();
  find("plotly").addEventListener("load", () => { drawPlots(); drawChains(); });
})();
