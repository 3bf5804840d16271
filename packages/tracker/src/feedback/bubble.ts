import { isInGroup } from '../address.ts';
import { setCovers } from '../masking.ts';
import { drawing, h } from '../widget/element.ts';
import type { StartWidget } from '../widget/host.ts';
import { directionOf } from '../widget/language.ts';
import { openMessageQueue } from '../widget/message-queue.ts';
import { openShell, type Shell } from '../widget/shell.ts';
import { inkOn, isDark } from '../widget/style.ts';
import { openPanel } from './panel.ts';
import { STYLE } from './style.ts';
import { wordsFor } from './words.ts';

const SPEECH = 'M4 5h16v11H10l-4 4v-4H4z';

/** The bubble, on the pages that it is to be on, and what it opens. */
export const startFeedback: StartWidget = (host) => {
  const { feedbackBubble: bubble, api_url } = host.site;
  if (!bubble) return () => {};
  setCovers(host.site);
  const words = wordsFor([document.documentElement.lang, ...navigator.languages], bubble.words);
  const messages = openMessageQueue(api_url.replace(/track.batches$/, 'feedback'), host.kept, 'desirepath.feedback.');
  const ending = new AbortController();
  let shell: Shell | undefined;

  const show = (): Shell => {
    const shown = openShell(STYLE);
    const button = h(
      'button',
      {
        type: 'button',
        className: `bubble main ${bubble.side}`,
        attributes: { 'aria-haspopup': 'dialog', 'aria-expanded': 'false' },
      },
      drawing(SPEECH),
      h('span', {}, words.button),
    );
    const place = h('div', { className: 'dp', lang: words.language, dir: directionOf(words.language) }, button);
    place.classList.toggle('dark', isDark(bubble.theme));
    place.style.setProperty('--accent', bubble.color);
    place.style.setProperty('--on', inkOn(bubble.color));
    button.onclick = host.guard(() => {
      button.hidden = true;
      button.ariaExpanded = 'true';
      openPanel({
        host,
        shell: shown,
        place,
        words,
        bubble,
        messages,
        onClosed() {
          button.hidden = false;
          button.ariaExpanded = 'false';
          button.focus();
        },
      });
    });
    shown.root.append(place);
    return shown;
  };
  const follow = host.guard(() => {
    const isHere = !bubble.pages.length || isInGroup(bubble.pages, host.page().url);
    if (isHere === !!shell) return;
    shell?.remove();
    shell = isHere ? show() : undefined;
  });
  host.happenings.addEventListener('opened', follow, { signal: ending.signal });
  follow();
  return () => {
    ending.abort();
    messages.stop();
    shell?.remove();
    shell = undefined;
  };
};
