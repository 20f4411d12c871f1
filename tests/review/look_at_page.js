// What a page does that it must not, asked once it stands.
() => {
  const marks = /[\u202a-\u202e\u2066-\u2069]/u;
  const kept = "bdi, [dir=auto], input, textarea, option, title, script, template";
  const told = (ones) => ones.slice(0, 3).map((one) => one.outerHTML.slice(0, 200));
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  const leaks = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (marks.test(node.data) && !node.parentElement.closest(kept)) leaks.push(node.parentElement);
  }
  const isOut = ({ left, right, width }) => width > 0 && (right > innerWidth + 1 || left < -1);
  const scrolls = (one) => /auto|scroll|hidden|clip/u.test(getComputedStyle(one).overflowX);
  const isBoxed = (one) => one && one !== document.body && (scrolls(one) || isBoxed(one.parentElement));
  const wide = [...document.querySelectorAll("main *, .top *")].filter(
    (one) => isOut(one.getBoundingClientRect()) && !one.closest(".unseen, .skip, svg") && !isBoxed(one),
  );
  const handlers = ["error", "load", "focus", "toggle", "mouseover", "click"].map((name) => `[on${name}]`);
  const strange = document.querySelectorAll(
    ["base", "iframe", "object", "embed", "meta[http-equiv]", "main style", "main link", ...handlers].join(),
  );
  const isElsewhere = (address) =>
    /^\s*(javascript|data|vbscript|file):/iu.test(address) || /evil\.example/u.test(new URL(address, location).host);
  const links = [...document.querySelectorAll("a[href], form[action]")].filter((one) =>
    isElsewhere(one.getAttribute("href") ?? one.getAttribute("action")),
  );
  return {
    ran: window.rasidRan ?? null,
    scrolls: document.scrollingElement.scrollWidth > innerWidth + 1,
    leaks: told(leaks),
    wide: told(wide),
    strange: told([...strange]),
    links: told(links),
  };
}
