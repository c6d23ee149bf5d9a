// AG Grid as the review table: its columns, the parts and words it is filtered by, which row is chosen.
(function () {
  var CHOSEN = { region: true, role: true, comparator: true }; // cells with a list to choose from
  var TYPED = { value: true, unit: true, period: true };

  function number(text) { var read = parseFloat(text); return isNaN(read) ? -Infinity : read; }
  function isOpen(row) { return row.parts[0] !== "accepted" && row.parts[0] !== "rejected"; }

  // ``data`` is the page's JSON; ``change(row, cells)`` keeps an edited cell, ``pressed(key)`` takes keys that are not the grid's.
  function columns(data, sized, change, pressed) {
    function editable(column, name) {
      column.editable = true;
      column.valueGetter = function (params) { return params.data.given[name]; };
      column.valueFormatter = function (params) {
        if (TYPED[name]) return params.data ? params.data.cells[name] : params.value;
        return data.choices[name][params.value] || params.value;
      };
      // What stands there changes when the server has kept it.
      column.valueSetter = function (params) {
        var cells = {};
        cells[name] = params.newValue === null ? "" : String(params.newValue);
        if (cells[name] !== params.oldValue) change(params.data, cells);
        return false;
      };
      if (!CHOSEN[name]) return;
      column.cellEditor = "agSelectCellEditor";
      column.cellEditorParams = { values: Object.keys(data.choices[name]) };
    }
    return sized.map(function (given) {
      var name = given.field;
      var column = { colId: name, headerName: given.headerName, width: given.width, headerTooltip: given.headerName };
      function shown(params) { return params.data.cells[name]; }
      column.valueGetter = shown;
      column.filterValueGetter = shown;
      column.getQuickFilterText = shown;
      column.tooltipValueGetter = name === "issues" || name === "words" ? shown : undefined;
      column.filter = "agTextColumnFilter";
      if (name === "n" || name === "value") {
        column.filter = "agNumberColumnFilter";
        column.filterValueGetter = function (params) { return number(params.data.cells[name]); };
        column.comparator = function (a, b) { return number(a) - number(b); };
      }
      if (name === "period") column.comparator = function (a, b, one, other) { return one.data.when - other.data.when; };
      if (CHOSEN[name] || TYPED[name]) editable(column, name);
      column.suppressKeyboardEvent = function (params) { return !params.editing && pressed(params.event); };
      return column;
    });
  }

  function table(data, api, hooks) {
    var part = data.part;
    function chosenFits(node) { return part === "all" || node.data.parts.indexOf(part) >= 0; }

    api.setGridOption("rowClassRules", {
      "is-accepted": function (params) { return params.data.parts[0] === "accepted"; },
      "is-rejected": function (params) { return params.data.parts[0] === "rejected"; },
      "is-stopped": function (params) { return params.data.parts.indexOf("stopped") >= 0; },
      "is-asked": function (params) { return params.data.parts.indexOf("asked") >= 0; },
    });
    api.setGridOption("rowSelection", { mode: "singleRow", checkboxes: false, enableClickSelection: false });
    api.setGridOption("isExternalFilterPresent", function () { return part !== "all"; });
    api.setGridOption("doesExternalFilterPass", chosenFits);
    api.setGridOption("columnDefs", columns(data, hooks.sized, hooks.change, hooks.pressed));
    api.setGridOption("rowData", data.rows);
    api.addEventListener("cellFocused", function (event) {
      var node = event.rowIndex === null ? null : api.getDisplayedRowAtIndex(event.rowIndex);
      if (node) hooks.chosen(node.data);
    });

    function node(n) { return api.getRowNode(String(n)); }

    // The next line that waits for a decision, as the table stands sorted and filtered; 0 where none does.
    function nextOpen(n) {
      var rows = [], at = 0;
      api.forEachNodeAfterFilterAndSort(function (each) {
        if (each.data.n === n) at = rows.length;
        else rows.push(each.data);
      });
      var found = rows.slice(at).concat(rows.slice(0, at)).find(isOpen);
      return found ? found.n : 0;
    }

    function counts() {
      var found = { all: 0 };
      api.forEachNode(function (each) {
        found.all += 1;
        each.data.parts.forEach(function (name) { found[name] = (found[name] || 0) + 1; });
      });
      return found;
    }

    // Into view and under the keys; the column stays where the reader was.
    function focus(n) {
      var found = node(n), cell = api.getFocusedCell();
      if (!found || found.rowIndex === null || !found.displayed) return false;
      api.ensureNodeVisible(found);
      api.setFocusedCell(found.rowIndex, cell ? cell.column.getColId() : "subject");
      return true;
    }

    return {
      nextOpen: nextOpen,
      counts: counts,
      focus: focus,
      at: function (n) { var found = node(n); return found && found.displayed ? found.rowIndex : 0; },
      focusAt: function (at) {
        var found = api.getDisplayedRowAtIndex(Math.min(at, api.getDisplayedRowCount() - 1));
        if (found) focus(found.data.n);
      },
      mark: function (n) { var found = node(n); if (found) found.setSelected(true); },
      put: function (rows) { api.applyTransaction({ update: rows }); },
      edit: function (n) {
        var cell = api.getFocusedCell(), name = cell ? cell.column.getColId() : "";
        var found = node(n);
        if (found) api.startEditingCell({ rowIndex: found.rowIndex, colKey: CHOSEN[name] || TYPED[name] ? name : "value" });
      },
      search: function (words) { api.setGridOption("quickFilterText", words); },
      show: function (name) { part = name; api.onFilterChanged(); },
    };
  }

  window.cockpitReviewTable = table;
})();
