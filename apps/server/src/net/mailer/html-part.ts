import { escapeHtml } from '../../http/escape-html.ts';
import type { Block, Mail } from './mail.ts';

/**
 * A mail as HTML. Nothing is loaded from anywhere, so that opening it tells nobody; tables and inline styles, for that is what
 * mail programs agree on; colours that also hold where a program turns them dark by itself.
 */
export function htmlPart({ subject, blocks, unsubscribe }: Mail): string {
  const footer =
    unsubscribe === undefined
      ? ''
      : `<p class="q" style="margin:32px 0 0;font-size:12px;color:#71717a"><a class="q" style="color:#71717a" href="${escapeHtml(unsubscribe)}">No more of these</a></p>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>:root{color-scheme:light dark}@media(prefers-color-scheme:dark){body,.b{background:#18181b!important;color:#f4f4f5!important}.q{color:#a1a1aa!important}.t{background:#3f3f46!important}}</style></head>
<body class="b" style="margin:0;background:#ffffff;color:#18181b;font:15px/1.55 -apple-system,'Segoe UI',Roboto,sans-serif">
<div style="max-width:560px;margin:0 auto;padding:32px 20px">
<p class="q" style="margin:0 0 24px;font-size:13px;color:#71717a">Desirepath</p>
${blocks.map(htmlOf).join('\n')}
${footer}
</div></body></html>
`;
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h2 style="margin:28px 0 10px;font-size:16px">${escapeHtml(block.text)}</h2>`;
    case 'quote':
      return `<blockquote style="margin:0 0 16px;padding:2px 0 2px 14px;border-left:3px solid #e07a4b">${lines(block.text)}</blockquote>`;
    case 'link':
      return `<p style="margin:20px 0"><a style="display:inline-block;padding:10px 16px;border-radius:8px;background:#b4532a;color:#ffffff;text-decoration:none" href="${escapeHtml(block.url)}">${escapeHtml(block.label)}</a></p>`;
    case 'aside':
      return `<p class="q" style="margin:0 0 8px;font-size:13px;color:#71717a">${lines(block.text)}</p>`;
    case 'figures':
      return table(
        block.rows.map(
          ({ label, value, note }) =>
            `<td style="padding:5px 0">${escapeHtml(label)}</td><td align="right" style="padding:5px 0 5px 12px"><b>${escapeHtml(value)}</b></td><td class="q" align="right" style="padding:5px 0 5px 12px;color:#71717a">${escapeHtml(note)}</td>`,
        ),
      );
    case 'bars':
      return table(
        block.rows.map(
          ({ label, value, share }) =>
            `<td style="padding:3px 12px 3px 0;max-width:220px;overflow-wrap:anywhere">${escapeHtml(label)}</td><td width="40%" style="padding:3px 0">${bar(share)}</td><td align="right" style="padding:3px 0 3px 12px">${escapeHtml(value)}</td>`,
        ),
      );
    default:
      return `<p style="margin:0 0 16px">${lines(block.text)}</p>`;
  }
}

const table = (rows: string[]) =>
  `<table role="presentation" width="100%" cellspacing="0" cellpadding="0" style="margin:0 0 20px;border-collapse:collapse;font-size:14px;font-variant-numeric:tabular-nums">${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;

const bar = (share: number) =>
  `<div class="t" style="background:#f4f4f5;border-radius:3px"><div style="width:${Math.max(1, Math.round(share * 100))}%;height:10px;border-radius:3px;background:#e07a4b"></div></div>`;

const lines = (text: string) => escapeHtml(text).replace(/\r?\n/g, '<br>');
