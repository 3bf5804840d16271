import { readConditions, readMarks } from '@desirepath/contract/conditions';
import { describe, expect, it } from 'vitest';
import { CONDITION_FORMS, isMark, MARK_FORMS } from './condition-forms.ts';
import { conditionWords } from './condition-words.ts';
import { fillIn } from './fill-in.ts';

it.each([
  ['page:/cart:/bag', 'Viewed /cart or /bag'],
  ['!rage:2', 'Not: 2 or more rage clicks'],
  ['order:/a:order', '/a → order'],
  ['slow:CLS:250', 'CLS over 0.25'],
  ['duration:60:', 'Duration ≥ 60 s'],
  ['device:tablet:mobile', 'Device: Tablet or Phone'],
  ['country:DE', 'Country: 🇩🇪 Germany'],
  ['channel:search:ai', 'Channel: Search or AI assistants'],
  ['source:', 'Source: Direct'],
  ['language:de-AT', 'Language: Austrian German'],
  ['host:', 'Host: unknown'],
  ['js_error', 'JavaScript error'],
  ['goal:event~:refund', 'Reached “refund”'],
  ['goal:018f0000-0000-7000-8000-000000000009', 'Reached “a goal that is gone”'],
  ['survey:s1:nps:0..6', 'Answered survey “s1”, nps: 0 to 6'],
  ['survey:s1:parts:good:price', 'Answered survey “s1”, parts: price: good'],
  ['did:order?total>=50:2', 'Order with total ≥ 50, 2 times or more'],
  ['then:/cart:order:3600', 'viewed /cart → order within 1 h'],
  ['!(page:/a;device:mobile|rage)', 'Not: viewed /a and device: Phone, or rage clicks'],
  ['first_seen:2026-01-01', 'First seen since 2026-01-01'],
  ['map:rage:/a/*:mobile:#buy', 'Rage-clicked #buy on /a/*, phone'],
  ['map:attention:/a:::45', 'Had in view what is 45% down /a'],
  ['map:click:/a', 'Clicked on /a'],
  ['cohort:week:2026-11-02', 'Viewed a page first in the week of 2026-11-02'],
  ['cohort:day:2026-11-02:2026-11-05:signup:/cart', 'Signup first on 2026-11-02, viewed /cart on 2026-11-05'],
])('%s reads as a person would say it', (text, words) => {
  expect(readConditions(text).map((clause) => conditionWords(clause))).toEqual([words]);
});

describe('a form', () => {
  const VALUES: Record<string, string | string[]> = {
    any: ['/a', '', '/b'],
    steps: ['/a', 'order'],
    selector: '#buy',
    share: '50',
    times: '',
    metric: 'LCP',
    over: '2500',
    from: '1',
    id: 'u',
    key: 'plan',
    value: 'pro',
    act: 'order',
    first: '/cart',
    second: 'order',
    within: '60',
    operator: 'eq',
    days: '',
    to: '',
    who: 'new',
    name: 'checkout',
    did: 'begun',
  };

  it.each([...CONDITION_FORMS, ...MARK_FORMS])('for $label makes a condition of its kind', (form) => {
    const filled = fillIn(
      form,
      true,
      form.kind === 'clicked_text'
        ? { text: 'Buy' }
        : form.kind === 'first_seen' || form.kind === 'did_on'
          ? { act: 'order', from: '2026-01-01' }
          : VALUES,
    );
    expect(filled).toHaveProperty('text');
    const [read] = 'text' in filled ? [...readConditions(filled.text), ...readMarks(filled.text)] : [];
    expect(read).toMatchObject({ kind: form.kind, not: true });
  });

  it.each(MARK_FORMS)('for the mark $label stands with the marks whatever its heading is called', (form) => {
    const filled = fillIn({ ...form, group: 'Markierungen' }, false, VALUES);
    expect(isMark(form)).toBe(true);
    expect(filled).toHaveProperty('text');
  });

  it('says what is wrong with it', () => {
    const form = (kind: string) => CONDITION_FORMS.find((one) => one.kind === kind) ?? CONDITION_FORMS[0];
    const problem = (kind: string, values: Record<string, string | string[]>) => {
      const chosen = form(kind);
      return chosen && fillIn(chosen, false, values);
    };
    expect(problem('page', { any: [''] })).toEqual({ problem: 'Give at least one.' });
    expect(problem('page', { any: ['cart'] })).toEqual({ problem: 'Not a path such as /products/*' });
    expect(problem('duration', {})).toEqual({ problem: 'Needs a least or a most' });
  });
});
