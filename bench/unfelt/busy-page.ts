/** What each of the pages does, and what watches it. */
export const WATCHERS = ['nothing', 'the tracker', 'the tracker with replay', 'plain rrweb'] as const;
export type Watcher = (typeof WATCHERS)[number];

export const ELEMENTS = 5_000;
export const MUTATIONS_A_SECOND = 500;

/** A page of 5,000 elements that changes 500 times a second: texts, classes, and elements that come and go. */
export const busyPage = (script: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Busy</title>
<style>
  .row { display: grid; grid-template-columns: repeat(5, 1fr); gap: 8px; padding: 4px; }
  .hot { color: firebrick } .box { height: 120px; overflow: auto; }
</style>
${script}
</head><body>
<form><input name="name"><textarea name="note"></textarea><button type="button">Save</button></form>
<div class="box">${'<p>Within</p>'.repeat(20)}</div>
<main>${Array.from({ length: ELEMENTS / 5 }, (_, row) => `<div class="row">${`<span>Cell ${row}</span>`.repeat(3)}<button>Buy ${row}</button></div>`).join('')}</main>
<script>
  const rows = document.querySelectorAll('.row');
  let n = 0;
  setInterval(() => {
    for (let i = 0; i < ${MUTATIONS_A_SECOND / 50}; i++) {
      const row = rows[(n * 7919) % rows.length];
      const cell = row.children[n % 3];
      if (n % 4 === 0) cell.textContent = 'Cell ' + n;
      else if (n % 4 === 1) cell.classList.toggle('hot');
      else if (n % 4 === 2) cell.setAttribute('data-n', n);
      else row.replaceChild(cell.cloneNode(true), cell);
      n += 1;
    }
  }, 20);
</script>
</body></html>`;
