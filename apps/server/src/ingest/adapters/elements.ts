import { TEXT } from '@desirepath/contract/limits';
import { FieldReader, named } from './fields.ts';

const SELECTOR = named('selector', 'css_selector', 'element_selector', 'element', 'target');
const ELEMENT = named('element', 'target');
const TAG = named('tag', 'tag_name', 'element_tag');
const ID = named('id', 'element_id');
const CLASS = named('class', 'class_name', 'classes', 'element_class');
const LABEL = named('text', 'element_text', 'inner_text', 'label');

/** What may stand in a selector as it is. */
const NAME = /^[A-Za-z_][\w-]{0,63}$/;

/** Classes beyond these are of the layout, not of the element. */
const CLASSES = 4;

/** What of an event says which element it happened to. Both are left out where they are not known. */
export function elementOf(read: FieldReader): { element?: string; element_text?: string } {
  const element = selectorOf(read) ?? selectorOf(new FieldReader(read.object(ELEMENT)));
  const label = read.clipped(LABEL, TEXT.elementText) ?? labelOf(read);
  return { ...(element ? { element } : {}), ...(label ? { element_text: label } : {}) };
}

const labelOf = (read: FieldReader) => new FieldReader(read.object(ELEMENT)).clipped(LABEL, TEXT.elementText);

function selectorOf(read: FieldReader): string | undefined {
  const given = read.text(SELECTOR) ?? built(read);
  // Half a selector would be another element's.
  return given && given.length <= TEXT.selector ? given : undefined;
}

/** `a#buy.button.large`, from what is known of it. */
function built(read: FieldReader): string | undefined {
  const tag = read.text(TAG)?.toLowerCase();
  const id = read.text(ID);
  const given = read.value(CLASS);
  const classes = Array.isArray(given)
    ? given
    : typeof given === 'string'
      ? given.slice(0, TEXT.selector).split(' ')
      : [];
  const names = classes.filter((name): name is string => typeof name === 'string' && NAME.test(name)).slice(0, CLASSES);
  const selector = [
    tag && NAME.test(tag) ? tag : '',
    id && NAME.test(id) ? `#${id}` : '',
    ...names.map((name) => `.${name}`),
  ].join('');
  return selector || undefined;
}
