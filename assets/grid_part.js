// The grid with its tools: state of one dashboard.grid.Grid, from the HTML that waits to the last filter.
(function () {
  var house = window.cockpitGrid;
  var element = house.element;

  function say(words, numbers) {
    return words.replace("{n}", numbers[0]).replace("{all}", numbers[1]);
  }

  function shownRows(api) {
    var rows = [];
    api.forEachNodeAfterFilterAndSort(function (node) { rows.push(node.data); });
    return rows;
  }
  function shownColumns(api) {
    return api.getAllDisplayedColumns().map(function (column) { return column.getColId(); });
  }

  // As dashboard/exports/cells.py: what would run in a spreadsheet becomes text, printed numbers stay.
  function cell(text) {
    var plain = text === null || text === undefined ? "" : String(text);
    var figure = /^([+-]?\d+(\.\d+)?%?|[=<>~]|[<>]=)$/;
    if (/^[=+\-@\t\r\n＝＋－＠]/.test(plain) && !figure.test(plain)) plain = "'" + plain;
    return /[",\n\r]/.test(plain) ? '"' + plain.replace(/"/g, '""') + '"' : plain;
  }

  function csv(props, api) {
    var columns = shownColumns(api);
    var lines = [columns.map(function (id) { return cell(api.getColumnDef(id).headerName); })];
    shownRows(api).forEach(function (row) {
      lines.push(columns.map(function (id) { return cell(id === "value" ? row.figure : row[id]); }));
    });
    if (props.labels.drill) lines.unshift([cell(props.labels.drill)]);
    var text = "\ufeff" + lines.map(function (line) { return line.join(","); }).join("\r\n") + "\r\n";
    var link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    link.download = props.labels.file;
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  // The server makes the workbook; it is told which rows and columns, in their order.
  function xlsx(props, api) {
    var ids = shownRows(api).map(function (row) { return row.id; });
    if (ids.length > MOST) return window.alert(say(props.labels.most, [ids.length, MOST]));
    var period = new URL(props.source, location.href).searchParams.get("period") || "";
    var data = { ids: ids, columns: shownColumns(api), period: period, at: Date.now() };
    window.dash_clientside.set_props(props.labels.ask, { data: data });
  }

  function choice(props, column) {
    return element("li", { key: column.field }, element("label", null,
      element("input", {
        type: "checkbox",
        defaultChecked: !column.hide,
        onChange: function (event) {
          var on = event.target.checked;
          house.withApi(props.id, function (api) { api.setColumnsVisible([column.field], on); });
        },
      }), column.headerName));
  }

  function button(id, words, title, act, on) {
    return element("button", { key: id, id: id, type: "button", className: "tool", title: title, onClick: act, disabled: !on }, words);
  }

  function tools(props, note, whole) {
    function then(act) { return function () { house.withApi(props.id, function (api) { act(props, api); }); }; }
    return element("div", { className: "facts-tools" },
      element("p", { className: "quiet", id: props.id + "-note", role: "status" }, note),
      element("details", { className: "menu", id: props.id + "-columns" },
        element("summary", null, props.labels.columns),
        element("ul", null, props.columns.map(function (column) { return choice(props, column); }))),
      button(props.id + "-csv", props.labels.csv, props.labels.take, then(csv), whole),
      button(props.id + "-xlsx", props.labels.xlsx, props.labels.take, then(xlsx), whole));
  }

  // Enter on any cell opens the evidence of its row, as a click on the figure does.
  function listen(api, setCount) {
    function count() { setCount(api.getDisplayedRowCount()); }
    api.addEventListener("modelUpdated", count);
    api.addEventListener("cellKeyDown", function (event) {
      if (event.event.key === "Enter") house.askFor(event.data, document.getElementById("figure-" + event.data.id));
    });
    count();
  }

  var FIRST = 3000, MORE = 20000; // rows of the first answer and of those that follow it
  var MOST = 100000; // rows of a workbook

  function piece(source, from) {
    var asked = new URL(source, location.href);
    asked.searchParams.set("from", from);
    asked.searchParams.set("rows", from ? MORE : FIRST);
    return fetch(asked).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status);
      return answer.json();
    });
  }

  // {first, more, rows, all}: the first piece, the newest one, and how many rows are there of how many.
  function useRows(props) {
    var React = window.React;
    var state = React.useState(null);
    React.useEffect(function () {
      var gone = false;
      function failed() { if (!gone) state[1]({ failed: true }); }
      function follow(known) {
        if (gone) return;
        state[1](known);
        if (known.rows < known.all) {
          piece(props.source, known.rows).then(function (answer) {
            var more = house.rowsOf(answer);
            follow({ first: known.first, more: more, rows: known.rows + more.length, all: answer.all });
          }).catch(failed);
        }
      }
      Promise.all([piece(props.source, 0), house.library(props.library)]).then(function (both) {
        var first = house.rowsOf(both[0]);
        follow({ first: first, rows: first.length, all: both[0].all });
      }).catch(failed);
      return function () { gone = true; };
    }, [props.source]);
    return state[0];
  }

  function Grid(props) {
    var React = window.React;
    var known = useRows(props);
    var count = React.useState(null);
    var ready = !!(known && known.first);
    var first = ready ? known.first : null, more = ready ? known.more : null;
    var drawn = React.useRef(null);
    if (ready && !drawn.current) drawn.current = house.table(props);
    React.useEffect(function () {
      if (ready) house.withApi(props.id, function (api) { listen(api, count[1]); });
    }, [ready]);
    React.useEffect(function () {
      if (ready) house.withApi(props.id, function (api) { api.setGridOption("rowData", first); });
    }, [first]);
    React.useEffect(function () {
      if (more) house.withApi(props.id, function (api) { api.applyTransaction({ add: more }); });
    }, [more]);
    React.useEffect(function () {
      if (ready) house.withApi(props.id, function (api) { api.setGridOption("quickFilterText", props.words || ""); });
    }, [ready, props.words]);
    var stands = ready && count[0] !== null;
    var whole = ready && known.rows === known.all;
    var note = !stands ? "" : whole ? say(props.labels.count, [count[0], known.all]) : say(props.labels.loading, [known.rows, known.all]);
    return element("div", { className: stands ? "facts facts-ready" : "facts" },
      known && known.failed ? element("p", { className: "caution", role: "alert" }, props.labels.failed) : null,
      stands ? tools(props, note, whole) : null,
      drawn.current,
      element("div", { className: "facts-waiting", dangerouslySetInnerHTML: { __html: props.waiting } }));
  }

  window.cockpit = Object.assign(window.cockpit || {}, { Grid: Grid });
})();
