/** Elements of the fixture page, by `data-which`; each is clicked once a visit. */
export const ELEMENTS = 40;

const CSS = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 16px/1.5 'DejaVu Sans', sans-serif; color: #1d2733; }
  header { position: sticky; top: 0; z-index: 5; display: flex; flex-wrap: wrap; gap: 8px 24px; padding: 12px 24px; background: #20443c; }
  header a { color: #cfe6dd; }
  .grid { display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 16px; padding: 24px; }
  article { padding: 16px; border: 1px solid #d8cfc0; border-radius: 8px; }
  article img { display: block; width: 100%; aspect-ratio: 4 / 3; background: #e6dccb; }
  button { padding: 10px 18px; font: inherit; }
  .slides { display: flex; gap: 16px; margin: 24px; overflow-x: auto; scroll-snap-type: x mandatory; }
  .slides > div { flex: 0 0 min(420px, 80%); height: 160px; padding: 24px; scroll-snap-align: start; background: #f0e6d6; }
  .panel { height: 220px; margin: 24px; overflow-y: auto; border: 1px solid #999; }
  .panel p { margin: 0; padding: 14px; }
  .words { padding: 24px; max-width: 70ch; }
  [dir=rtl] { display: flex; flex-wrap: wrap; gap: 12px; padding: 24px; background: #eef3f1; }
  iframe { display: block; width: calc(100% - 48px); height: 180px; margin: 24px; border: 4px solid #999; }
  .chat { position: fixed; right: 16px; bottom: 16px; z-index: 4; border-radius: 24px; }
  .curtain { position: fixed; inset: 0; z-index: 9; display: none; place-items: center; background: rgb(0 0 0 / 50%); }
  .curtain.open { display: grid; }
  .dialog { display: grid; gap: 12px; width: min(420px, 90%); padding: 24px; background: white; }
  footer { display: flex; flex-wrap: wrap; gap: 40px; padding: 40px 24px 120px; background: #eee; }
`;

const words = (n: number) =>
  `<p class="words">${'What is written here takes as much room as it needs. '.repeat(n)}</p>`;

const times = (n: number, part: (index: number) => string) =>
  Array.from({ length: n }, (_, index) => part(index)).join('');

/** A page of all that moves when a window is another: the first number of each group stands beside it. */
export const alignmentPage = (snippet: string) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Where things are</title><style>${CSS}</style>${snippet}</head>
<body>
  <header>${times(4, (n) => `<a href="/${['home', 'shop', 'journal', 'about'][n]}" data-which="${n}">${['Home', 'Shop', 'Journal', 'About us'][n]}</a>`)}
    <button data-which="4">Menu</button></header>
  ${words(6)}
  <main class="grid">${times(12, (n) => `<article><img alt=""><h2>Thing ${'of clay '.repeat((n % 3) + 1)}</h2><button data-which="${5 + n}">Put it in the bag</button></article>`)}</main>
  <button id="opener" data-which="17">Ask a question</button>
  <div class="slides">${times(4, (n) => `<div><button data-which="${21 + n}">Slide ${n + 1}</button></div>`)}</div>
  <div class="panel">${times(20, (n) => `<p>Row ${n} <button ${n % 5 === 2 ? `data-which="${25 + Math.floor(n / 5)}"` : ''}>Choose</button></p>`)}</div>
  ${words(9)}
  <x-stars></x-stars>
  <iframe title="A form of somebody else"></iframe>
  <section dir="rtl">${times(3, (n) => `<button data-which="${34 + n}">${['שלום', 'תודה רבה', 'להתראות'][n]}</button>`)}</section>
  <footer>${words(1)}<a href="/imprint" data-which="38">Imprint</a><a href="/privacy" data-which="39">Privacy</a></footer>
  <button class="chat" data-which="37">Chat</button>
  <div class="curtain" role="dialog" aria-modal="true" aria-label="Ask a question"><div class="dialog"><h2>Ask a question</h2>
    <a href="/help" data-which="18">Read the answers</a><button data-which="19">Send it</button><button id="closer" data-which="20">Close</button></div></div>
  <script>
    const root = document.querySelector('x-stars').attachShadow({ mode: 'open' });
    root.innerHTML = '<style>div{display:flex;gap:20px;padding:24px;flex-wrap:wrap}</style><div><button data-which="29">Good</button><button data-which="30">Bad</button></div>';
    const inner = document.querySelector('iframe').contentDocument;
    inner.body.innerHTML = '<p>' + 'A frame has a page of its own. '.repeat(6) + '</p><button data-which="31">Sign up</button> <button data-which="32">Log in</button> <a href="#" data-which="33">Forgotten?</a>';
    const curtain = document.querySelector('.curtain');
    document.querySelector('#opener').addEventListener('click', () => curtain.classList.add('open'));
    document.querySelector('#closer').addEventListener('click', () => curtain.classList.remove('open'));
    for (const page of [document, inner]) page.addEventListener('click', (event) => event.preventDefault());
  </script>
</body></html>`;

/** Those that are seen only while the dialog is open. */
export const IN_DIALOG = [18, 19, 20];
