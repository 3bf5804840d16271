/** One page with one feature that fills its window, so that a replay without it differs in most pixels. */
export interface Fixture {
  name: string;
  head?: string;
  body: string;
  /** Script in the body, before recording has begun. */
  script?: string;
  /** Script that runs once recording has begun. */
  later?: string;
  /** Its visitor prefers dark pages. */
  isDark?: boolean;
  /** Why a replay may differ in more than a hundredth of the pixels. */
  excuse?: string;
}

/** In the place of the origin at which the same pages are another site to the browser. */
export const OTHER_ORIGIN = '%OTHER_ORIGIN%';

const FILL = 'position: fixed; inset: 0; margin: 0; border: 0; width: 100vw; height: 100vh';
/** Red where the feature is missing, green where it works. */
const VERDICT = `<style>#verdict { ${FILL}; background: #c33; font: 60px 'DejaVu Sans'; }</style>`;
const TILES = `<style>
  main { display: grid; grid-template-columns: repeat(2, 1fr); height: 100vh; }
  main > * { box-sizing: border-box; width: 100%; height: 100%; border: 0; margin: 0; padding: 16px; font: 24px 'DejaVu Sans'; overflow: hidden; }
</style>`;

const DRAW_2D = `
  const canvas = document.querySelector('canvas');
  canvas.width = innerWidth; canvas.height = innerHeight;
  const pen = canvas.getContext('2d');
  const draw = (colour) => {
    pen.fillStyle = colour; pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = 'white';
    for (let i = 0; i < 12; i++) pen.fillRect(20 + i * canvas.width / 12, canvas.height - i * 60, canvas.width / 24, i * 60);
    pen.font = '48px DejaVu Sans'; pen.fillText('Sales by month', 40, 80);
  };
  draw('#236');`;

const DRAW_WEBGL = `
  const canvas = document.querySelector('canvas');
  canvas.width = innerWidth; canvas.height = innerHeight;
  const gl = canvas.getContext('webgl');
  const draw = () => { gl.clearColor(0.1, 0.5, 0.4, 1); gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.SCISSOR_TEST); gl.scissor(60, 60, canvas.width / 2, canvas.height / 2);
    gl.clearColor(0.9, 0.7, 0.1, 1); gl.clear(gl.COLOR_BUFFER_BIT); gl.disable(gl.SCISSOR_TEST); };`;

const CLOSED_CARD = `
  customElements.define('closed-card', class extends HTMLElement {
    constructor() {
      super();
      this.attachShadow({ mode: 'closed' }).innerHTML =
        '<style>div { position: fixed; inset: 0; background: #2a6; font: 60px DejaVu Sans }</style><div>Closed</div>';
    }
  });`;

export const FIXTURES: readonly Fixture[] = [
  {
    name: 'canvas 2D, drawn before and while it is recorded',
    body: `<canvas style="${FILL}"></canvas>`,
    script: DRAW_2D,
    later: `draw('#623')`,
  },
  {
    name: 'canvas WebGL that goes on drawing',
    body: `<canvas style="${FILL}"></canvas>`,
    script: `${DRAW_WEBGL} const frame = () => { draw(); requestAnimationFrame(frame); }; frame();`,
  },
  {
    name: 'canvas WebGL drawn once',
    body: `<canvas style="${FILL}"></canvas>`,
    script: `${DRAW_WEBGL} draw();`,
    excuse: 'browsers give the picture of a WebGL canvas away only in the frame in which it is drawn',
  },
  {
    name: 'frames: same origin, srcdoc, within each other, added later',
    head: TILES,
    body: `<main><iframe src="/inner?a"></iframe>
      <iframe srcdoc="<body style='background:#fc6;font:40px DejaVu Sans'>srcdoc<iframe style='width:80%;height:60%' srcdoc='<body style=&quot;background:#69c&quot;>inner'></iframe>"></iframe></main>`,
    later: `const frame = document.createElement('iframe'); frame.src = '/inner?late';
      const other = document.createElement('iframe'); other.srcdoc = '<body style="background:#c6f;font:40px DejaVu Sans">late';
      document.querySelector('main').append(frame, other);`,
  },
  {
    name: 'frame of another origin with the script inside',
    body: `<iframe style="${FILL}" src="${OTHER_ORIGIN}/framed"></iframe>`,
  },
  {
    name: 'shadow DOM: open, declarative, slots',
    head: TILES,
    body: `<main><div id="open"><b>slotted</b></div>
      <div><template shadowrootmode="open"><style>p { background: #9c6; height: 100%; margin: 0 }</style><p>declarative</p></template></div>
      <div id="late"></div></main>`,
    script: `document.querySelector('#open').attachShadow({ mode: 'open' }).innerHTML =
      '<style>:host { background: #369; color: white } ::slotted(b) { font-size: 80px }</style><slot></slot>';`,
    later: `const root = document.querySelector('#late').attachShadow({ mode: 'open' });
      root.innerHTML = '<section>later</section>';
      const sheet = new CSSStyleSheet(); sheet.replaceSync('section { background: #936; height: 100% }'); root.adoptedStyleSheets = [sheet];`,
  },
  {
    name: 'shadow DOM: closed, attached while it is recorded',
    body: '<div id="place"></div>',
    later: `${CLOSED_CARD} document.querySelector('#place').append(document.createElement('closed-card'));`,
  },
  {
    name: 'shadow DOM: closed before recording began',
    body: '<closed-card></closed-card>',
    script: CLOSED_CARD,
    excuse: 'nothing but the element itself can look into a closed root that is there already',
  },
  {
    name: 'style sheets: constructed and adopted, replaced later',
    head: VERDICT,
    body: '<div id="verdict">adopted</div>',
    script: `const sheet = new CSSStyleSheet(); sheet.replaceSync('#verdict { background: #36c }'); document.adoptedStyleSheets = [sheet];`,
    later: `sheet.replaceSync('#verdict { background: #2a6 }');`,
  },
  {
    name: 'style sheets: CSS in JS',
    head: `${VERDICT}<style id="rules"></style>`,
    body: '<div id="verdict">rules</div>',
    script: `const { sheet } = document.querySelector('#rules'); sheet.insertRule('#verdict { background: #36c }');`,
    later: `sheet.deleteRule(0); sheet.insertRule('#verdict { background: #963 }'); sheet.cssRules[0].style.setProperty('background', '#2a6');`,
  },
  {
    name: 'style sheets: switched off before and while it is recorded',
    head: `${VERDICT}<style id="one">#verdict { background: #36c !important }</style><style id="two">#verdict { color: white; text-shadow: 0 0 200px black; padding: 300px }</style>`,
    body: '<div id="verdict">disabled</div>',
    script: `document.querySelector('#one').sheet.disabled = true;`,
    later: `document.querySelector('#two').sheet.disabled = true;`,
  },
  {
    name: 'style sheets: for print, and by the width of the window',
    head: `${VERDICT}<link rel="stylesheet" media="print" href="/print.css"><style>
      @media print { #verdict { background: black } } @media screen { #verdict { background: #2a6 } }
      @media (max-width: 900px) { #verdict { color: white; padding: 200px } }</style>`,
    body: '<div id="verdict">screen</div>',
  },
  {
    name: 'style sheets: imports for print, in layers and by the width of the window',
    head: `<style>@import '/print.css' print; @import '/low.css' layer(low); @import '/print.css' (min-width: 5000px);
      @layer low, high; @layer high { #verdict { background: #2a6 } }</style>`,
    body: '<div id="verdict">imports</div>',
  },
  {
    name: 'style sheets: shorthands by variables, of which a part is set apart',
    head: `<link rel="stylesheet" href="/spaced.css"><style>
      main { padding: var(--space); padding-top: 0; border: var(--line); border-bottom: 0; background: #fc6; height: 30vh }</style>`,
    body: '<main>written in the page</main><div id="spaced">in a file</div>',
  },
  {
    name: 'a page that is dark for those who prefer it',
    head: `<meta name="color-scheme" content="light dark">
      <style>body { background: #eee } @media (prefers-color-scheme: dark) { body { background: #123 } }</style>`,
    body: '<h1>Dark</h1><input><button>Button</button><p style="background: light-dark(#c33, #2a6)">light-dark()</p>',
    isDark: true,
  },
  {
    name: 'dialogs within each other, opened before recording and while it is recorded',
    body: `<dialog id="one" style="width: 80vw; height: 80vh; background: #c33">first
      <dialog id="two" style="width: 80vw; height: 80vh; background: #c33">second
      <dialog id="three" style="width: 80vw; height: 80vh; background: #6c9">third</dialog></dialog></dialog>`,
    script: "document.querySelector('#one').showModal(); document.querySelector('#two').showModal();",
    later: "document.querySelector('#three').showModal();",
  },
  {
    name: 'dialogs opened from the last to the first',
    body: `<dialog id="third" style="width: 80vw; height: 80vh; background: #6c9">third</dialog>
      <dialog id="second" style="width: 80vw; height: 80vh; background: #c33">second</dialog>
      <dialog id="first" style="width: 80vw; height: 80vh; background: #c33">first</dialog>`,
    later: "for (const id of ['first', 'second', 'third']) document.getElementById(id).showModal();",
  },
  {
    name: 'dialog opened before recording, another while it is recorded',
    body: `<dialog id="one" style="width: 60vw; height: 50vh; background: #cde">first</dialog>
      <dialog id="two" style="width: 30vw; height: 20vh; background: #fc6">second</dialog>
      <style>::backdrop { background: rgb(40 60 20 / 0.8) }</style>`,
    script: `document.querySelector('#one').showModal();`,
    later: `document.querySelector('#two').showModal();`,
  },
  {
    name: 'popovers opened before and while it is recorded',
    body: `<div id="one" popover="manual" style="inset: 0 50% 0 0; width: 50vw; height: 100vh; background: #9c6; border: 0; margin: 0">first</div>
      <div id="two" popover="manual" style="inset: 0 0 0 50%; width: 50vw; height: 100vh; background: #69c; border: 0; margin: 0">second</div>`,
    script: `document.querySelector('#one').showPopover();`,
    later: `document.querySelector('#two').showPopover();`,
  },
  {
    name: 'popover beside its button',
    head: `<style>button { position: fixed; inset: 40vh 40vw; font: 40px 'DejaVu Sans' }
      [popover] { inset: auto; margin: 0; position-area: bottom right; width: 30vw; height: 30vh; background: #9c6 }</style>`,
    body: '<button popovertarget="beside">Menu</button><div id="beside" popover="manual">beside</div>',
    later: `document.querySelector('button').click();`,
  },
  {
    name: 'custom elements and their :state()',
    head: `<style>
      a-switch { display: block; height: 50vh; background: #c33; font: 40px 'DejaVu Sans' }
      a-switch:defined { color: white }
      a-switch:state(on) { background: #2a6 }</style>`,
    body: '<a-switch id="one">before</a-switch><a-switch id="two">while</a-switch>',
    script: `customElements.define('a-switch', class extends HTMLElement {
      #internals = this.attachInternals();
      turn() { this.#internals.states.add('on'); } });
      document.querySelector('#one').turn();`,
    later: `document.querySelector('#two').turn();`,
  },
  {
    name: 'video and audio: poster, controls, state',
    body: `<video controls muted style="width: 100vw; height: 70vh; background: #123" poster="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 9'%3E%3Crect width='16' height='9' fill='%232a6'/%3E%3C/svg%3E"></video>
      <audio controls style="width: 100vw"></audio>`,
  },
  {
    name: 'video without controls',
    body: `<video muted style="${FILL}; background: #123"></video>`,
  },
  {
    name: 'Web Animations: paused, finished and kept, started later',
    head: '<style>div { height: 33vh; width: 30vw; background: #246 }</style>',
    body: '<div id="one"></div><div id="two"></div><div id="three"></div>',
    script: `const move = (id) => document.querySelector(id).animate(
        { transform: ['none', 'translateX(60vw)'], background: ['#246', '#c62'] }, { duration: 1000, fill: 'forwards' });
      const held = move('#one'); held.pause(); held.currentTime = 500; move('#two').finish();`,
    later: `const late = move('#three'); late.pause(); late.currentTime = 800;`,
  },
  {
    name: 'CSS animations: paused by style',
    head: `<style>@keyframes slide { to { transform: translateX(60vw); background: #c62 } }
      div { height: 50vh; width: 30vw; background: #246; animation: slide 1s linear -0.4s infinite paused }</style>`,
    body: '<div></div>',
  },
  {
    name: 'web font by @font-face within the page',
    head: `<style>@font-face { font-family: Kept; src: url(%FONT_DATA%) } p { font: 40px Kept; margin: 0 }</style>`,
    body: `<p>${'The quick brown fox jumps over the lazy dog. '.repeat(12)}</p>`,
  },
  {
    name: 'web font by FontFace',
    head: '<style>p { font: 40px Made; margin: 0 }</style>',
    body: `<p>${'The quick brown fox jumps over the lazy dog. '.repeat(12)}</p>`,
    script: `new FontFace('Made', 'url(/font.woff2)').load().then((face) => document.fonts.add(face));`,
    excuse: 'no browser tells where such a font came from',
  },
  {
    name: 'image from a blob: address',
    body: `<img style="${FILL}">`,
    script: `const canvas = document.createElement('canvas'); canvas.width = 400; canvas.height = 300;
      const pen = canvas.getContext('2d'); pen.fillStyle = '#2a6'; pen.fillRect(0, 0, 400, 300); pen.fillStyle = '#fc6'; pen.fillRect(50, 50, 200, 100);
      canvas.toBlob((blob) => { document.querySelector('img').src = URL.createObjectURL(blob); });`,
  },
  {
    name: 'images of the site: img, srcset, background',
    head: `<style>main { display: grid; grid-template-columns: 1fr 1fr; height: 100vh } main > * { width: 100%; height: 100% } #back { background: url(/picture.svg?back) center / cover }</style>`,
    body: `<main><img src="/picture.svg"><img srcset="/picture.svg?one 1x, /picture.svg?two 2x"><div id="back"></div></main>`,
  },
  {
    name: 'icons of a file: by both names, in a shadow root, and one that is changed later',
    head: TILES,
    body: `<main><svg><use href="/icons.svg#sun" /></svg><svg><use xlink:href="/icons.svg#sea" /></svg><svg><use id="changed" href="/icons.svg#sea" /></svg><div id="host"></div></main>`,
    script: `document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<svg width="100%" height="100%"><use href="/icons.svg#sun"/></svg>';`,
    later: `document.querySelector('#changed').setAttribute('href', '/icons.svg#sun');`,
  },
  {
    name: 'CSS of today: nesting, layers, container, :has, scope, colours',
    head: `${TILES}<style>
      @layer low, high; @layer high { .layer { background: #2a6 } } @layer low { .layer { background: #c33 } }
      .nest { & p { background: #36c; color: white; height: 100% } }
      .holder { container-type: size; } @container (min-width: 100px) { .holder p { background: #963; height: 100cqh } }
      .has:has(b) { background: oklch(0.7 0.15 140) } @scope (.scope) to (.end) { p { background: color-mix(in oklab, red, blue); height: 100% } }
      p { margin: 0 }</style>`,
    body: `<main><div class="layer">layer</div><div class="nest"><p>nest</p></div><div class="holder"><p>container</p></div>
      <div class="has"><b>has</b></div><div class="scope"><p>scope</p></div></main>`,
  },
  {
    name: 'controls: choices, ranges, progress, open details',
    head: '<style>body { font: 32px DejaVu Sans; zoom: 2 }</style>',
    body: `<p><input type="checkbox" id="box"><input type="checkbox" id="mixed"><input type="radio" checked></p>
      <progress value="0.6"></progress><meter value="0.4"></meter><details open><summary>More</summary>Words within</details>`,
    script: `document.querySelector('#mixed').indeterminate = true;`,
    later: `document.querySelector('#box').click();`,
  },
  {
    name: 'scrolled boxes and a scrolled page',
    head: '<style>.box { height: 60vh; overflow: auto } .box div { height: 200vh; background: linear-gradient(#246, #fc6, #2a6) }</style>',
    body: '<div class="box" id="one"><div></div></div><div class="box" id="two"><div></div></div><div style="height: 200vh"></div>',
    script: `document.querySelector('#one').scrollTop = 300;`,
    later: `document.querySelector('#two').scrollTop = 400; scrollTo(0, 200);`,
  },
];
