// Two handles over the days of a study, and a button that lets the days between them run.

const DAY = 86_400_000;
const STEP = 1100;

/** Make the slider of a form work; `changed(first, last)` is told the days, null for all of them. */
export function startSlider(form, changed) {
  const [first, last] = [form.dataset.first, form.dataset.last].map((day) => Date.parse(`${day}T00:00:00Z`));
  const most = Math.round((last - first) / DAY);
  const from = form.querySelector("#first-day");
  const to = form.querySelector("#last-day");
  const shown = form.querySelector("#days-shown");
  const play = form.querySelector("#play");
  const dayOf = (steps) => new Date(first + steps * DAY).toISOString().slice(0, 10);
  const stepsOf = (day) => Math.round((Date.parse(`${day}T00:00:00Z`) - first) / DAY);
  let running = 0;

  function say() {
    const days = [dayOf(from.valueAsNumber), dayOf(to.valueAsNumber)];
    from.setAttribute("aria-valuetext", days[0]);
    to.setAttribute("aria-valuetext", days[1]);
    shown.textContent = days[0] === days[1] ? days[0] : `${days[0]} – ${days[1]}`;
    form.style.setProperty("--from", most ? from.valueAsNumber / most : 0);
    form.style.setProperty("--to", most ? to.valueAsNumber / most : 1);
    return days;
  }

  function tell() {
    const days = say();
    const all = from.valueAsNumber === 0 && to.valueAsNumber === most;
    changed(all ? null : days[0], all ? null : days[1]);
  }

  function set(one, other) {
    from.value = String(Math.max(0, Math.min(one, most)));
    to.value = String(Math.max(0, Math.min(other, most)));
  }

  function stop() {
    clearInterval(running);
    running = 0;
    play.setAttribute("aria-pressed", "false");
    play.textContent = `▶ ${play.dataset.play}`;
  }

  function run() {
    let wide = to.valueAsNumber - from.valueAsNumber;
    if (wide >= most * 0.9) wide = Math.max(1, Math.round(most / 12));
    let at = to.valueAsNumber >= most ? 0 : from.valueAsNumber;
    play.setAttribute("aria-pressed", "true");
    play.textContent = `❚❚ ${play.dataset.pause}`;
    const move = Math.max(1, Math.round(wide / 3));
    const next = () => {
      set(at, at + wide);
      tell();
      if (at + wide >= most) stop();
      at += move;
    };
    running = setInterval(next, STEP);
    next();
  }

  for (const handle of [from, to]) {
    handle.max = String(most);
    handle.addEventListener("input", () => {
      stop();
      if (from.valueAsNumber > to.valueAsNumber) {
        if (handle === from) to.value = from.value;
        else from.value = to.value;
      }
      tell();
    });
  }
  play.addEventListener("click", () => (running ? stop() : run()));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("#all-days").addEventListener("click", () => {
    stop();
    set(0, most);
    tell();
  });
  return {
    /** Show days that were chosen elsewhere; empty ones stand for the ends. */
    show(one, other) {
      set(one ? stepsOf(one) : 0, other ? stepsOf(other) : most);
      say();
    },
  };
}
