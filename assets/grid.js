// The browser half of dashboard.grid.Grid: AG Grid loaded where it is shown, its rows fetched beside the layout.
(function () {
  // React comes with Dash, after the house's own scripts.
  function element() { return window.React.createElement.apply(null, arguments); }
  var asked = null; // the library, asked for once

  function script(src) {
    return new Promise(function (done, failed) {
      var node = document.createElement("script");
      node.src = src;
      node.onload = done;
      node.onerror = failed;
      document.head.appendChild(node);
    });
  }

  // The second file is fetched while the first is read; the first finds it in the browser's store.
  function library(base) {
    if (window.dash_ag_grid) return Promise.resolve();
    if (!asked) {
      var hint = document.createElement("link");
      hint.rel = "preload";
      hint.as = "script";
      hint.href = base + "/async-community.js";
      document.head.appendChild(hint);
      asked = script(base + "/dash_ag_grid.min.js").catch(function (fault) { asked = null; throw fault; });
    }
    return asked;
  }

  // Columns of (distinct cells, place of each row's cell) back into rows.
  function rowsOf(answer) {
    var names = Object.keys(answer.columns);
    return answer.ids.map(function (id, place) {
      var row = { id: id, mark: null };
      names.forEach(function (name) {
        var column = answer.columns[name];
        row[name] = column.cells[column.at[place]];
      });
      row.mark = answer.marks[row.status] || null;
      return row;
    });
  }

  function askFor(row, link) {
    if (row && window.cockpitEvidence) {
      window.cockpitEvidence({ id: link ? link.id : "", dataset: { evidence: row.id } });
    }
  }

  var cells = (window.dashAgGridComponentFunctions = window.dashAgGridComponentFunctions || {});
  // On a narrow screen the period stands under the name: without it rows of one indicator look alike.
  cells.CockpitName = function (props) {
    var link = element("a", { href: "/goals/" + props.data.id.split(".")[0], tabIndex: -1 }, props.value);
    if (window.innerWidth > 1000) return link;
    return element("span", { className: "facts-name" }, link, element("small", null, props.data.period + " · " + props.data.role));
  };
  cells.CockpitFigure = function (props) {
    var row = props.data;
    var href = "/evidence/" + encodeURIComponent(row.id);
    return element(
      "a",
      { className: "figure", id: "figure-" + row.id, href: href, "data-evidence": row.id, tabIndex: -1, title: row.words },
      element("b", null, row.figure)
    );
  };
  cells.CockpitStatus = function (props) {
    var mark = props.data.mark;
    if (!mark) return null;
    return element("span", { className: "mark " + mark[1] }, element("i", { "aria-hidden": true }, mark[0]), element("b", null, props.value));
  };
  var functions = (window.dashAgGridFunctions = window.dashAgGridFunctions || {});
  functions.cockpitWhen = function (a, b, rowA, rowB) { return rowA.data.when - rowB.data.when; };

  var NEAR = ["period", "unit", "value", "name"];

  // Sizes are given for 16 px letters and grow with them on large screens.
  function scaled(columns) {
    var rem = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    var wide = window.innerWidth > 1000;
    var sized = columns.map(function (column) {
      var own = Object.assign({}, column);
      ["width", "minWidth"].forEach(function (name) { if (own[name]) own[name] = Math.round(own[name] * rem); });
      if (!wide) delete own.pinned;
      return own;
    });
    // On a narrow screen the figure stands beside the name.
    if (!wide) sized.sort(function (a, b) { return NEAR.indexOf(b.field) - NEAR.indexOf(a.field); });
    return { columns: sized, rem: rem, wide: wide };
  }

  var LOOK = "themeQuartz.withParams({backgroundColor:'var(--card)',foregroundColor:'var(--ink)',accentColor:'var(--data)'," +
    "borderColor:'var(--line)',headerBackgroundColor:'var(--sunk)',headerTextColor:'var(--ink-2)',rowHoverColor:'var(--paper)'," +
    "chromeBackgroundColor:'var(--sunk)',fontFamily:'inherit',fontSize:'0.875rem',headerFontSize:'0.8125rem',wrapperBorderRadius:'0.5rem'," +
    "inputBackgroundColor:'var(--card)',inputBorder:'1px solid var(--line-2)',menuBackgroundColor:'var(--card)',menuTextColor:'var(--ink)'})";

  function options(labels, size) {
    return {
      theme: { function: LOOK },
      localeText: labels.locale,
      rowHeight: Math.round((size.wide ? 36 : 52) * size.rem),
      headerHeight: Math.round(38 * size.rem),
      floatingFiltersHeight: Math.round(40 * size.rem),
      animateRows: false,
      enableCellTextSelection: true,
      ensureDomOrder: true,
      cacheQuickFilter: true,
      suppressDragLeaveHidesColumns: true,
    };
  }

  // The grid itself, drawn once; what changes later goes through its api.
  function table(props) {
    var size = scaled(props.columns);
    return element(window.dash_ag_grid.AgGrid, {
      id: props.id,
      className: "facts-table",
      columnDefs: size.columns,
      defaultColDef: { sortable: true, resizable: true, filter: true, floatingFilter: size.wide, suppressFloatingFilterButton: true,
        suppressHeaderMenuButton: true, suppressHeaderFilterButton: size.wide },
      dashGridOptions: options(props.labels, size),
      getRowId: "params.data.id",
      rowData: [],
      style: { height: "var(--facts-height)", width: "100%" },
      setProps: function () {},
    });
  }

  function withApi(id, use) {
    if (window.dash_ag_grid) window.dash_ag_grid.getApiAsync(id).then(use, function () {});
  }

  window.cockpitGrid = { element: element, script: script, library: library, scaled: scaled, rowsOf: rowsOf, askFor: askFor, table: table, withApi: withApi };
})();
