import type { SurveyLook } from '@desirepath/contract/survey-showing';
import { inkOn, isDark } from '../widget/style.ts';

const FONTS: Record<SurveyLook['font'], string> = {
  system: '',
  page: '',
  serif: 'Georgia, Cambria, "Times New Roman", serif',
  mono: 'ui-monospace, Menlo, Consolas, monospace',
};

/** Gives a survey the site's colours and font. */
export const lookOf = ({ theme, accent, background, text, font, radius }: SurveyLook, place: HTMLElement): void => {
  place.classList.toggle('dark', isDark(theme));
  const { style } = place;
  style.setProperty('--accent', accent);
  style.setProperty('--on', inkOn(accent));
  style.setProperty('--round', `${radius}px`);
  if (background) style.setProperty('--back', background);
  if (text) for (const name of ['--ink', '--quiet']) style.setProperty(name, text);
  style.fontFamily = font === 'page' && document.body ? getComputedStyle(document.body).fontFamily : FONTS[font];
};
