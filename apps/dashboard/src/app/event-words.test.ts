import { EVENT_TYPES } from '@desirepath/contract/event-types';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import german from '../language/catalogues/de.po';
import { i18n } from '../language/i18n.ts';
import { describeEvent, type EventFacts } from './event-words.ts';

const event = (facts: Partial<EventFacts>): EventFacts => ({
  type: 'click',
  path: '/cart',
  name: '',
  element: '',
  element_text: '',
  value: null,
  status: null,
  reason: '',
  ...facts,
});

it.each<[Partial<EventFacts>, string]>([
  [{ type: 'page_view' }, 'Viewed /cart'],
  [{ type: 'click', element_text: 'Add to cart' }, 'Clicked “Add to cart”'],
  [{ type: 'click', element: 'main > div > button.buy' }, 'Clicked button.buy'],
  [{ type: 'click' }, 'Clicked the page'],
  [{ type: 'rage_click', element_text: 'Pay' }, 'Rage click on “Pay”'],
  [{ type: 'error_click', element_text: 'Pay', name: 'x is undefined' }, 'Error click on “Pay”: x is undefined'],
  [{ type: 'u_turn', name: '/shipping', value: 3_200 }, 'Turned back from /shipping after 3s'],
  [{ type: 'outbound_link', name: 'https://example.com/a' }, 'Left for example.com/a'],
  [{ type: 'download', name: 'https://shop.example/files/price-list.pdf' }, 'Downloaded price-list.pdf'],
  [{ type: 'contact_link', name: 'tel' }, 'Opened a telephone link'],
  [{ type: 'form_change', element_text: 'Street' }, 'Filled in “Street”'],
  [{ type: 'form_abandon', name: 'checkout' }, 'Abandoned the form “checkout”'],
  [{ type: 'js_error', name: 'TypeError: x is not a function' }, 'TypeError: x is not a function'],
  [{ type: 'custom', name: 'survey_answered', message: 'nps' }, 'Answered the survey “nps”'],
  [{ type: 'custom', name: 'survey_shown' }, 'Was shown a survey'],
  [{ type: 'js_error', name: 'Script crashed' }, 'Error: Script crashed'],
  [
    { type: 'request', name: 'POST https://api.example/orders', status: 503, reason: 'failed' },
    'Failed request (503): POST api.example/orders',
  ],
  [
    { type: 'request', name: 'POST https://api.example/orders', status: 0, reason: 'failed' },
    'Failed request (no answer): POST api.example/orders',
  ],
  [
    { type: 'request', name: 'GET https://api.example/a', status: 200, reason: 'slow', value: 4_260 },
    'Slow request (4.3s): GET api.example/a',
  ],
  [{ type: 'text_copy', value: 1 }, 'Copied 1 character'],
])('%o is “%s”', (facts, words) => expect(describeEvent(event(facts))).toBe(words));

it('has words for every event, whatever a page put into it', () => {
  fc.assert(
    fc.property(
      fc.record({
        type: fc.constantFrom(...EVENT_TYPES.filter((type) => type !== 'custom')), // its name is all there is to say
        path: fc.string(),
        name: fc.string(),
        element: fc.string(),
        element_text: fc.string(),
        value: fc.option(fc.double()),
        status: fc.option(fc.integer()),
        reason: fc.string(),
      }),
      (facts) => {
        if (facts.type === 'web_vital' && facts.name === '') return;
        expect(describeEvent(facts).trim()).not.toBe('');
      },
    ),
  );
});

it('what was clicked stands in the quotation marks of the language', () => {
  i18n.loadAndActivate({ locale: 'de', messages: german });
  try {
    expect(describeEvent(event({ type: 'click', element_text: 'Größe' }))).toBe('Geklickt: „Größe“');
  } finally {
    i18n.activate('en');
  }
});
