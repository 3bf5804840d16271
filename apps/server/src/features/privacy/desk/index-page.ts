import { escapeHtml } from '../../../http/escape-html.ts';
import type { Subject } from './subject.ts';

interface Facts {
  site: { name: string; domain: string };
  subject: Subject;
  kinds: { name: string; says: string; rows: number }[];
  /** epoch ms; 0 where there was no visit */
  first: number;
  last: number;
  now: number;
}

/** The page of an archive that a person opens first. It loads nothing, and all that came from pages is text in it. */
export function indexPage({ site, subject, kinds, first, last, now }: Facts): string {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const rows = kinds
    .map(
      ({ name, says, rows: count }) =>
        `<tr><td><a href="${name}">${name}</a></td><td class="n">${count}</td><td>${says}</td></tr>`,
    )
    .join('\n');
  const list = (values: string[]) =>
    values.length > 0 ? values.map((value) => `<code>${escapeHtml(value)}</code>`).join(', ') : 'none';
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What ${escapeHtml(site.name)} keeps of you</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #8884;vertical-align:top}.n{text-align:right}code{overflow-wrap:anywhere}</style></head>
<body><h1>What ${escapeHtml(site.name)} keeps of you</h1>
<p>Made on ${day(now)} for <code>${escapeHtml(subject.term)}</code>, from what was measured on ${escapeHtml(site.domain)}${first > 0 ? ` between ${day(first)} and ${day(last)}` : ''}.</p>
<table><thead><tr><th>File</th><th class="n">Rows</th><th>What is in it</th></tr></thead><tbody>
${rows}
</tbody></table>
<p>Each file has one entry a line, in JSON, as it is stored. Moments are in UTC.</p>
<p>Your browser is known as ${list(subject.visitors)}; your account as ${list(subject.users)}.</p>
<p>Your address was used to find the country, and is not kept. Nothing of this was given to anybody else.</p>
</body></html>
`;
}
