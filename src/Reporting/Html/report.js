// Everything can be read without this script; it adds jumping, filtering, choosing and stepping.
'use strict';
(() => {
  const byId = id => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  document.documentElement.classList.add('script');

  // a link opens what it leads to, and everything around it
  function reveal() {
    const target = byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    for (let e = target; e; e = e.parentElement) {
      if (e.tagName === 'DETAILS') e.open = true;
    }
    target.scrollIntoView({ block: 'nearest' });
    const focus = target.tagName === 'DETAILS' ? target.querySelector('summary') : target;
    if (focus.tabIndex < 0) focus.tabIndex = -1;
    focus.focus({ preventScroll: true });
  }
  addEventListener('hashchange', reveal);
  document.addEventListener('click', e => {
    const link = e.target.closest('a[href^="#"]');
    // the same link a second time changes no hash
    if (link && link.getAttribute('href') === location.hash) reveal();
  });
  reveal();

  // a candidate that is opened in the races is the one in the inspector
  for (const link of all('.race a[href^="#candidate-"]')) {
    const row = link.closest('details');
    row.addEventListener('toggle', () => {
      const candidate = byId(link.getAttribute('href').slice(1));
      if (row.open && candidate) candidate.open = true;
    });
  }

  // up and down walk the places of the races
  const places = all('.race summary');
  for (const place of places) {
    place.addEventListener('keydown', e => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
      const next = step && places[places.indexOf(place) + step];
      if (!next) return;
      e.preventDefault();
      next.focus();
    });
  }

  // the tree shows what fits and the way to it; an empty filter puts it back
  const filter = byId('tree-filter');
  const tree = document.querySelector('.tree');
  const entries = all('li', tree);
  const before = new Map(all('details', tree).map(d => [d, d.open]));
  filter.addEventListener('input', () => {
    const wanted = filter.value.trim().toLowerCase();
    let count = 0;
    for (const [details, open] of before) details.open = open;
    for (const li of entries) li.hidden = wanted !== '';
    if (wanted === '') {
      byId('tree-count').textContent = '';
      return;
    }
    for (const li of entries) {
      const line = li.querySelector(':scope > details > summary') || li;
      if (!line.textContent.toLowerCase().includes(wanted)) continue;
      count++;
      for (let e = li; e !== tree; e = e.parentElement) {
        if (e.tagName === 'LI') e.hidden = false;
        if (e.tagName === 'DETAILS') e.open = true;
      }
    }
    byId('tree-count').textContent = count === 1 ? '1 entry fits' : count + ' entries fit';
  });

  // an edit shows the outcome that was stored for it
  const chosen = byId('whatif-chosen');
  for (const choice of all('.whatif input')) {
    choice.addEventListener('change', () => {
      for (const row of all('.whatif tr.chosen')) row.classList.remove('chosen');
      const row = choice.closest('tr');
      row.classList.add('chosen');
      const [edit, answer, comesTo] = [...row.cells].map(c => c.textContent.trim());
      chosen.textContent = edit + ': ' + answer + '. It ' + comesTo;
    });
  }

  // one event of the kernel's loop at a time
  const list = byId('step-list');
  if (list) {
    const loop = document.querySelector('.loop');
    const steps = [...list.children];
    const box = list.parentElement;
    let at = -1;
    const go = to => {
      at = Math.max(0, Math.min(steps.length - 1, to));
      loop.classList.add('stepping');
      let ranking = null;
      steps.forEach((step, i) => {
        step.classList.toggle('coming', i > at);
        step.classList.toggle('now', i === at);
        if (i === at) step.setAttribute('aria-current', 'step');
        else step.removeAttribute('aria-current');
        if (i <= at) ranking = step.querySelector('.ranking') || ranking;
      });
      const side = byId('step-ranking');
      side.replaceChildren();
      if (ranking && ranking.children.length > 0) side.append(ranking.cloneNode(true));
      else side.textContent = 'nobody was probed yet';
      box.scrollTop = steps[at].offsetTop - box.offsetTop - box.clientHeight + steps[at].offsetHeight + 8;
      byId('step-count').textContent = 'step ' + (at + 1) + ' of ' + steps.length;
      byId('step-first').disabled = byId('step-back').disabled = at === 0;
      byId('step-next').disabled = byId('step-last').disabled = byId('step-turn').disabled = at === steps.length - 1;
    };
    const turn = () => {
      const next = steps.findIndex((s, i) => i > at && s.classList.contains('turn'));
      go(next < 0 ? steps.length - 1 : next);
    };
    byId('step-first').addEventListener('click', () => go(0));
    byId('step-back').addEventListener('click', () => go(at - 1));
    byId('step-next').addEventListener('click', () => go(at + 1));
    byId('step-turn').addEventListener('click', turn);
    byId('step-last').addEventListener('click', () => go(steps.length - 1));
    byId('steps').addEventListener('keydown', e => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[e.key];
      if (!step || e.altKey || e.ctrlKey || e.metaKey) return;
      e.preventDefault();
      go(at + step);
    });
    go(0);
  }
})();
