import { chainOf, originOf } from '../ancestry.ts';
import { type Observation, signal } from '../context.ts';
import { blockOf } from '../masking.ts';
import type { Kit } from './lazily.ts';
import { onClick } from './on-click.ts';

const EVENT = 'data-dp-event';
const PROP = 'data-dp-prop-';

/** Custom events that a page declares: `<button data-dp-event="order" data-dp-prop-plan="pro">`; of a form, its submit. */
export const startDeclared = signal<Kit>((context) => {
  const tell = (chain: Element[], selector: string, when?: Partial<Observation>) => {
    const element = chain.find((around) => around.matches(selector));
    const name = element?.getAttribute(EVENT);
    if (!element || !name || blockOf(chain)) return;
    const props = [...element.attributes]
      .filter((attribute) => attribute.name.startsWith(PROP))
      .map((attribute) => [attribute.name.slice(PROP.length), attribute.value]);
    context.emit({ ...when, type: 'custom', name, props: context.flatProps(Object.fromEntries(props)) });
  };
  onClick(context, ({ chain, point: { at, page_id, url } }) =>
    tell(chain, `:not(form)[${EVENT}]`, { at, page_id, url }),
  );
  context.listen('submit', (event) => {
    const [form] = chainOf(originOf(event));
    if (form && event.isTrusted) tell([form], `form[${EVENT}]`);
  });
});
