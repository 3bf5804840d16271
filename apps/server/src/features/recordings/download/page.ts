import { escapeHtml } from '../../../http/escape-html.ts';
import type { PlayerFiles } from './player-files.ts';

/**
 * What the page may do: run the one script that it brings along, and show what is in it. Nothing is loaded from anywhere, so that
 * whoever opens the file tells nobody; recorded pages in it are in a frame that runs no scripts and inherits this.
 */
const policyOf = ({ hash }: PlayerFiles): string =>
  [
    "default-src 'none'",
    `script-src '${hash}'`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** JSON that cannot end the element it stands in: `<` occurs in its strings only. */
export const withinPage = (json: string): string => json.replaceAll('<', '\\u003c');

/** What stands before and after the recording in a page that plays it; the recording is JSON, made by {@link withinPage}. */
export function pageAround(title: string, player: PlayerFiles): { before: string; after: string } {
  return {
    before: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyOf(player)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${player.styles}</style>
</head>
<body>
<div id="root"></div>
<noscript>Playing a recording needs JavaScript.</noscript>
<script type="application/json" id="recording">`,
    after: `</script>
<script>${player.script}</script>
</body>
</html>
`,
  };
}
