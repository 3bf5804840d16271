import { createServer } from 'node:http';
import { listenLocally } from './listen.ts';

const CSS = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 16px/1.5 'DejaVu Sans', sans-serif; color: #1d2733; background: #f6f3ee; }
  header { position: sticky; top: 0; display: flex; gap: 24px; padding: 16px 32px; background: #20443c; color: white; }
  header a { color: #cfe6dd; }
  main { display: grid; grid-template-columns: repeat(3, 1fr); gap: 24px; padding: 32px; }
  article { padding: 24px; border: 1px solid #d8cfc0; border-radius: 12px; background: linear-gradient(160deg, #fff, #f0e6d6); }
  article svg { width: 100%; height: 120px; }
  button { padding: 12px 20px; border: 0; border-radius: 8px; background: #c8502a; color: white; font: inherit; }
  .added { outline: 3px solid #20443c; }
  form { display: flex; gap: 12px; padding: 0 32px 400px; }
  input { width: 320px; padding: 10px; border: 1px solid #888; border-radius: 6px; font: inherit; }
`;

const article = (n: number) => `
  <article id="item-${n}">
    <svg viewBox="0 0 200 100"><circle cx="${40 + n * 18}" cy="50" r="36" fill="hsl(${n * 47} 55% 60%)"/></svg>
    <h2>Thing number ${n}</h2>
    <p>It is made of good stuff, and it comes in ${n + 2} sizes.</p>
    <button id="buy-${n}" class="buy">Put it in the bag</button>
  </article>`;

const page = (snippet: string) => `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
  <title>A shop elsewhere</title>
  <link rel="stylesheet" href="/site.css">
  ${snippet}
</head>
<body>
  <header><strong>Elsewhere</strong><a href="/">Home</a><a href="/about">About</a><span id="bag">Bag: 0</span></header>
  <main>${[1, 2, 3, 4, 5, 6].map(article).join('')}</main>
  <form><input id="email" placeholder="Your mail"><button type="button">Write to me</button></form>
  <script>
    let bag = 0;
    for (const button of document.querySelectorAll('.buy')) {
      button.addEventListener('click', () => {
        bag += 1;
        document.querySelector('#bag').textContent = 'Bag: ' + bag;
        button.textContent = 'In the bag';
        button.parentElement.classList.add('added');
        const note = document.createElement('p');
        note.textContent = 'Added, thank you.';
        button.before(note);
        window.desirepath?.track('add_to_bag', { item: button.id });
      });
    }
  </script>
</body>
</html>`;

export interface FixtureSite {
  /** On 127.0.0.1, which is another origin than the server's localhost. */
  origin: string;
  /** Host and port, as one adds it as a site. */
  domain: string;
  /** What the owner pastes into the head of each page. */
  install(snippet: string): void;
  close(): Promise<void>;
}

/** A small site of somebody else's. */
export async function startFixtureSite(): Promise<FixtureSite> {
  let snippet = '';
  const server = createServer((request, response) => {
    if (request.url === '/site.css') response.setHeader('content-type', 'text/css').end(CSS);
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(page(snippet));
  });
  const { port, close } = await listenLocally(server);
  return {
    origin: `http://127.0.0.1:${port}`,
    domain: `127.0.0.1:${port}`,
    install: (given) => {
      snippet = given;
    },
    close,
  };
}
