import type { TrackedEvent } from '@desirepath/contract/tracking';
import type { Happening } from './happenings.ts';
import type { PageElement } from './parse.ts';
import type { Scene, Target } from './scene.ts';
import type { PageView } from './tracked.ts';

/** What the tracker tells of a form and its fields. */
type FormEvent = Pick<TrackedEvent, 'type' | 'at' | 'name' | 'element' | 'element_text' | 'value' | 'props'>;

/** The name by which the tracker calls the form that an element is in; nothing where it is in none. */
export function nameOfForm(element: PageElement): string | undefined {
  for (let around: PageElement | undefined = element; around; around = around.parent) {
    const name = around.attributes.name ?? around.attributes.id;
    if (around.tag === 'form' && name) return name;
  }
  return undefined;
}

/** Forms that came into sight, and what was done in their fields. */
export function formEvents(view: PageView): FormEvent[] {
  return [...seenForms(view), ...stays(view)];
}

function seenForms({ scene, started_at, happenings }: PageView): FormEvent[] {
  const moments = [{ at: started_at, scroll: 0 }, ...happenings];
  const firstFields = new Map(
    scene.targets
      .filter(isField)
      .toReversed()
      .map((field) => [nameOfForm(field), field]),
  );
  return [...firstFields].flatMap(
    ([
      name,
      {
        box: [, top, , height],
      },
    ]) => {
      const seen = name && moments.find(({ scroll }) => top < scroll + scene.viewport.height && top + height > scroll);
      return seen ? [{ type: 'form_view', at: seen.at, name, element: `#${name}` }] : [];
    },
  );
}

const isField = ({ tag }: Target) => tag === 'input' || tag === 'select';

/** From a focus to the end of it: when it began, what was typed, and how long that took. */
function stays({ scene, happenings }: PageView): FormEvent[] {
  const events: FormEvent[] = [];
  const fills = new Map<number, number>();
  happenings.forEach((happening, index) => {
    if (happening.kind !== 'focus') return;
    const { at, target } = happening;
    const rest = happenings.slice(index + 1);
    const end = rest.find(isLeaving);
    if (!end) return;
    const lengths = rest.slice(0, rest.indexOf(end)).filter(isTyping);
    const [first] = lengths;
    const { filling } = end;
    const refills = fills.get(target.node) ?? 0;
    fills.set(target.node, refills + 1);
    const field = { field: target.attributes.name ?? '', kind: target.attributes.type ?? 'text' };
    const about = { name: nameOfForm(target), element: target.selector, element_text: labelOf(scene, target) };
    events.push(
      { type: 'form_focus', at, ...about, ...(first && { value: first.at - at }), props: field },
      {
        type: 'form_change',
        at: end.at,
        ...about,
        value: end.at - at,
        props: {
          ...field,
          filled: first !== undefined || refills > 0,
          changed: first !== undefined,
          hesitated: (first?.at ?? at) - at,
          refills,
          corrections: lengths.filter(({ length }, index) => length < (lengths[index - 1]?.length ?? 0)).length,
          pasted: filling.at_once === 'pasted',
          autofilled: filling.at_once === 'autofilled',
          invalid: filling.invalid ?? false,
        },
      },
    );
  });
  return events;
}

type Of<Kind extends Happening['kind']> = Extract<Happening, { kind: Kind }>;
const isTyping = (happening: Happening): happening is Of<'type'> => happening.kind === 'type';
const isLeaving = (happening: Happening): happening is Of<'blur'> => happening.kind === 'blur';

/** What is written beside a field. */
function labelOf({ parsed }: Scene, { attributes, parent }: Target): string {
  const own = parsed.elements.find(({ tag, attributes: of }) => tag === 'label' && of.for === attributes.id);
  return attributes['aria-label'] ?? parent?.label ?? own?.label ?? attributes.placeholder ?? '';
}
