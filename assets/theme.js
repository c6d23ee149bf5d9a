// The button in the header; the choice itself is kept by early.js.
document.addEventListener("click", function (event) {
  if (event.target.closest && event.target.closest("#theme")) window.cockpitTheme.toggle();
});
