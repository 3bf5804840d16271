import type { WidgetTheme } from '@desirepath/contract/widget-themes';

/**
 * What all of ours looks like. The host takes nothing from the page, and leaves the page to the pointer where it shows
 * nothing. Sizes are px: the page may have made a `rem` of anything.
 */
export const BASE = `
:host{all:initial!important;position:fixed!important;inset:0!important;width:auto!important;height:auto!important;
display:block!important;margin:0!important;padding:0!important;border:0!important;background:none!important;overflow:visible!important;
z-index:2147483647!important;pointer-events:none!important;visibility:visible!important;opacity:1!important;
transform:none!important;filter:none!important;clip:auto!important;clip-path:none!important;contain:none!important;
color-scheme:light!important}
:host([data-within]){position:static!important;pointer-events:auto!important;z-index:auto!important}
:host::backdrop{display:none!important}
*,*::before,*::after{box-sizing:border-box;margin:0;padding:0;font:inherit;color:inherit;letter-spacing:inherit}
.dp{--accent:#c2410c;--on:#fff;--back:#fff;--ink:#1c1917;--quiet:#57534e;--line:#d6d3d1;--soft:#f5f5f4;--bad:#b91c1c;--round:12px;
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);text-align:start;
-webkit-text-size-adjust:100%;-webkit-font-smoothing:antialiased}
.dp.dark{--back:#1c1917;--ink:#fafaf9;--quiet:#a8a29e;--line:#57534e;--soft:#292524;--bad:#fca5a5;color-scheme:dark}
.card{position:fixed;pointer-events:auto;display:flex;flex-direction:column;background:var(--back);border:1px solid var(--line);
border-radius:var(--round);box-shadow:0 8px 30px #0003;overflow:auto;max-width:calc(100vw - 24px);
max-height:calc(100dvh - 24px);overscroll-behavior:contain}
button,input,textarea,select{border:1px solid var(--line);border-radius:8px;background:var(--back)}
button{min-height:44px;min-width:44px;padding:8px 14px;cursor:pointer;touch-action:manipulation;line-height:1.3}
button:hover{background:var(--soft)}
.main{background:var(--accent);border-color:var(--accent);color:var(--on);font-weight:600}
.main:hover{background:var(--accent);filter:brightness(.93)}
.plain{border-color:transparent;background:none}
input,textarea{width:100%;min-height:44px;padding:9px 12px;font-size:16px;line-height:1.4}
textarea{min-height:96px;resize:vertical;display:block}
::placeholder{color:var(--quiet);opacity:1}
input[type=checkbox],input[type=radio]{appearance:auto;width:20px;min-width:20px;height:20px;min-height:0;accent-color:var(--accent);cursor:pointer}
:focus{outline:none}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
svg{width:28px;height:28px;fill:none;stroke:currentColor;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round;display:block}
.close{position:absolute;top:4px;inset-inline-end:4px;padding:10px;color:var(--quiet)}
.close svg{width:20px;height:20px}
.quiet{color:var(--quiet);font-size:13px}
.bad{color:var(--bad);font-size:14px}
.row{display:flex;gap:8px;align-items:center}
.spread{justify-content:space-between}
[hidden]{display:none!important}
.aside{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (prefers-reduced-motion:no-preference){.card{animation:come .18s ease-out}@keyframes come{from{opacity:0;translate:0 8px}}}
@media (forced-colors:active){.dp{--accent:Highlight!important;--on:HighlightText!important}.main{border:2px solid ButtonText}
.main,.step:has(:checked),.mood:has(:checked),.progress span{forced-color-adjust:none}}
@media print{:host(:not([data-within])){display:none!important}}
`;

/** The colour that is read better on `accent`, black or white, by WCAG's contrast; and `accent` where texts are on it. */
export const inkOn = (accent: string): string => {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(accent.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff';
};

export const isDark = (theme: WidgetTheme): boolean =>
  theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
