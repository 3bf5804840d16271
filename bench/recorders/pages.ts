/** What the pages are that recorders are compared on, and what a visitor does on each. */
export const PAGES = ['article', 'app', 'list'] as const;
export type PageName = (typeof PAGES)[number];

/** @param script what stands in the head */
export const pageOf = (name: PageName, script: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${name}</title>
<style>${STYLE}</style>
${script}
</head><body>${BODIES[name]()}</body></html>`;

const STYLE = `
  body { font: 16px/1.5 sans-serif; margin: 0 auto; max-width: 72rem; }
  .grid { display: grid; grid-template-columns: repeat(5, 1fr); gap: 1rem; }
  .card { border: 1px solid #ddd; border-radius: 4px; padding: 1rem; }
  .card.hot { border-color: firebrick; } .price { font-weight: 600; }
  .modal { position: fixed; inset: 20% 30%; background: white; border: 1px solid; padding: 2rem; }
  .row { display: flex; gap: 1rem; padding: 2px 8px; } .row span { flex: 1; }
`;

const WORDS =
  'path meadow river stone early walker bridge morning quiet garden window letter harbour summer field lantern market silver paper winter'.split(
    ' ',
  );

/** The same words in each run, and not the same ones all the time. */
function createProse(): (words: number) => string {
  let at = 7;
  const next = () => {
    at = (at * 16_807) % 2_147_483_647;
    return WORDS[at % WORDS.length] ?? '';
  };
  return (words) => Array.from({ length: words }, next).join(' ');
}

const BODIES: Record<PageName, () => string> = {
  // 5,000 nodes that rest, and are read.
  article() {
    const prose = createProse();
    const section = (_: unknown, i: number) =>
      `<section id="s${i}"><h2>${prose(4)}</h2>${`<p>$ <a href="/${i}">$</a> $ <em>$</em> $</p>`
        .repeat(9)
        .replace(/\$/g, () => prose(6))}</section>`;
    return `<main>${Array.from({ length: 50 }, section).join('')}</main>`;
  },
  // 2,000 nodes of a shop, of which prices, marks and cards change; with a dialog and a form.
  app() {
    const prose = createProse();
    const card = (_: unknown, i: number) =>
      `<article class="card" data-id="${i}"><h3>${prose(3)}</h3><p>${prose(12)}</p><span class="price">${i},00</span><button>Buy</button></article>`;
    return `<form><input name="name"><input name="note"><button type="button" id="open">Open</button></form>
<div class="grid">${Array.from({ length: 200 }, card).join('')}</div>
<script>
  const grid = document.querySelector('.grid');
  let n = 0;
  setInterval(() => {
    for (let i = 0; i < 10; i++) {
      n += 1;
      const card = grid.children[(n * 7919) % grid.children.length];
      if (n % 4 === 0) card.classList.toggle('hot');
      else if (n % 4 === 1) card.querySelector('.price').textContent = n + ',00';
      else if (n % 4 === 2) card.querySelector('p').textContent = 'Only ' + n + ' left';
      else grid.replaceChild(card.cloneNode(true), card);
    }
  }, 50);
  document.querySelector('#open').onclick = () => {
    const modal = document.createElement('div');
    modal.className = 'modal';
    modal.innerHTML = '<h2>Your basket</h2>' + '<p>One of them</p>'.repeat(20) + '<button>Close</button>';
    modal.querySelector('button').onclick = () => modal.remove();
    document.body.append(modal);
    setTimeout(() => modal.remove(), 700);
  };
</script>`;
  },
  // 500 nodes in an order that changes all the time.
  list() {
    const prose = createProse();
    const row = (_: unknown, i: number) =>
      `<div class="row" data-key="${i}"><span>${prose(3)}</span><span>${i}</span></div>`;
    return `<div id="list">${Array.from({ length: 100 }, row).join('')}</div>
<script>
  const list = document.querySelector('#list');
  let n = 0;
  setInterval(() => {
    for (let i = 0; i < 10; i++) {
      n += 1;
      const { children } = list;
      list.insertBefore(children[(n * 7919) % children.length], children[(n * 104729) % children.length]);
    }
  }, 50);
</script>`;
  },
};
