'use strict';
(() => {
  const root = document.documentElement;
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const notes = all('.note');
  const steps = document.querySelector('.steps');
  root.classList.add('js');

  // Dark and light: as the system has it, until the button is pressed.
  const theme = document.querySelector('.theme');
  const system = matchMedia('(prefers-color-scheme: dark)');
  const dark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches);
  const nameTheme = () => { theme.textContent = dark() ? 'Light' : 'Dark'; };
  theme.hidden = false;
  theme.addEventListener('click', () => {
    root.dataset.theme = dark() ? 'light' : 'dark';
    nameTheme();
  });
  system.addEventListener('change', nameTheme);
  nameTheme();

  const marksOf = note => all(`a.mark[href="#${note.id}"], a.mark[data-href="#${note.id}"]`);
  const shown = () => notes.filter(note => !note.hidden);
  let open = null;

  const close = () => {
    if (!open) return null;
    const [first] = marksOf(open);
    for (const mark of marksOf(open)) mark.classList.remove('current');
    open.classList.remove('open');
    open.querySelector('details').open = false;
    open = null;
    steps.hidden = true;
    return first;
  };

  const show = (note, move) => {
    close();
    open = note;
    note.classList.add('open');
    note.querySelector('details').open = true;
    const marks = marksOf(note);
    for (const mark of marks) mark.classList.add('current');
    const sheet = getComputedStyle(note).position === 'fixed';  // narrow: the note lies over the text
    if (marks.length > 0 && (move || sheet)) marks[0].scrollIntoView({block: sheet ? 'start' : 'center'});
    if (!sheet) note.scrollIntoView({block: 'nearest'});
    note.focus({preventScroll: true});
    const list = shown();
    steps.querySelector('.place').textContent = `${list.indexOf(note) + 1} of ${list.length}`;
    steps.hidden = false;
  };

  const leave = () => {
    const mark = close();
    if (mark) mark.focus();
  };

  document.addEventListener('click', event => {
    const link = event.target.closest('a.mark, a.number');
    if (!link || !link.hash) return;
    event.preventDefault();
    if (link.matches('.mark')) {
      show(document.getElementById(link.hash.slice(1)), false);
    } else {
      const mark = document.getElementById(link.hash.slice(1));
      if (!mark) return;
      close();
      mark.scrollIntoView({block: 'center'});
      mark.focus({preventScroll: true});
    }
  });
  document.addEventListener('keydown', event => {
    if (event.key === 'Escape' && open) leave();
  });
  steps.addEventListener('click', event => {
    const step = Number(event.target.dataset.step ?? NaN);
    if (step === 0) leave();
    if (!step) return;
    const list = shown();
    const next = list[(list.indexOf(open) + step + list.length) % list.length];
    if (next) show(next, true);
  });

  // What is filtered out is plain text: no mark, no note, no stop of the Tab key.
  const boxes = all('.filters input');
  const filter = () => {
    const on = {weight: new Set(), kind: new Set(), topic: new Set()};
    for (const box of boxes) if (box.checked) on[box.dataset.group].add(box.value);
    let count = 0;
    for (const note of notes) {
      const keep = Object.keys(on).every(group => on[group].has(note.dataset[group]));
      if (!keep && note === open) close();
      note.hidden = !keep;
      count += keep ? 1 : 0;
      for (const mark of marksOf(note)) {
        mark.classList.toggle('off', !keep);
        if (keep && mark.dataset.href) {
          mark.setAttribute('href', mark.dataset.href);
          delete mark.dataset.href;
        } else if (!keep && !mark.dataset.href) {
          mark.dataset.href = mark.getAttribute('href');
          mark.removeAttribute('href');
        }
      }
    }
    const showing = document.querySelector('.showing');
    if (showing) showing.textContent = count === notes.length ? '' : `Showing ${count} of ${notes.length}.`;
  };
  for (const box of boxes) box.addEventListener('change', filter);
  const form = document.querySelector('.filters');
  if (form) {
    form.addEventListener('submit', event => event.preventDefault());
    form.reset();
  }

  // Paper has no folds.
  let unfolded = [];
  addEventListener('beforeprint', () => {
    unfolded = all('details.first:not([open]), .quiet details:not([open])');
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of unfolded) fold.open = false;
  });
})();
