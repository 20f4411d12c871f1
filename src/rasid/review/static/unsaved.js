// Steps of the report page that were not saved when it was left: every page sends them.

const { content: who } = document.querySelector('meta[name="who"]');
const { content: study } = document.querySelector('meta[name="study"]');

if (Object.keys(localStorage).some((name) => name.startsWith(`rasid step ${study} ${who} `))) {
  const outbox = await import("./report/outbox.js");
  outbox.listen(({ what, step }) => {
    if (what === "conflict" || what === "refused") tell(step);
  });
  for (const step of outbox.unsaved()) if (step.state !== "waiting") tell(step);
  outbox.drain();
}

/** Lead to the claim whose step could not be saved. */
function tell(step) {
  const notices = document.getElementById("notices");
  const link = document.createElement("a");
  link.href = `${step.base}#${encodeURIComponent(step.claim)}`;
  link.textContent = `${notices.dataset.conflict}: ${step.label}`;
  link.className = "notice bad";
  link.dir = "auto";
  notices.append(link);
}
