// When the server is away the page stays and says since when; a page that could not be opened is asked for again.
(function () {
  var original = window.fetch;
  var since = null;

  function notice(show) {
    var note = document.getElementById("offline");
    if (!show) { if (note) note.remove(); since = null; return; }
    if (note) return;
    since = new Date();
    note = document.createElement("p");
    note.id = "offline";
    note.setAttribute("role", "status");
    var time = ("0" + since.getHours()).slice(-2) + ":" + ("0" + since.getMinutes()).slice(-2);
    note.textContent = document.documentElement.dataset.offline.replace("{time}", time);
    document.body.appendChild(note);
    wait();
  }

  // Ask quietly until the server answers, then show the page the address names.
  function wait() {
    setTimeout(function () {
      original("/healthz", { cache: "no-store" }).then(function (answer) {
        if (!answer.ok) { wait(); return; }
        notice(false);
        window.cockpitShow();
      }, wait);
    }, 3000 + Math.random() * 2000);
  }

  window.cockpitOffline = function () { notice(true); };

  window.fetch = function (input) {
    var ours = String(input && input.url ? input.url : input).indexOf("_dash-update-component") >= 0;
    var asked = original.apply(this, arguments);
    if (ours) asked.then(function (answer) { if (answer.status >= 500) notice(true); }, function () { notice(true); });
    return asked;
  };
})();
