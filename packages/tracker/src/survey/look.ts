import type { SurveyLook } from '@desirepath/contract/survey-showing';
import { inkOn } from '../widget/style.ts';

const FONTS: Record<SurveyLook['font'], string> = {
  system: '',
  page: '',
  serif: 'Georgia, Cambria, "Times New Roman", serif',
  mono: 'ui-monospace, Menlo, Consolas, monospace',
};

/** Gives a survey the site's colours and font. */
export const lookOf = ({ theme, accent, background, text, font, radius }: SurveyLook, place: HTMLElement): void => {
  const isDark = theme === 'dark' || (theme === 'auto' && matchMedia('(prefers-color-scheme: dark)').matches);
  place.classList.toggle('dark', isDark);
  const { style } = place;
  style.setProperty('--accent', accent);
  style.setProperty('--on', inkOn(accent));
  style.setProperty('--round', `${radius}px`);
  if (background) style.setProperty('--back', background);
  if (text) for (const name of ['--ink', '--quiet']) style.setProperty(name, text);
  style.fontFamily = font === 'page' && document.body ? getComputedStyle(document.body).fontFamily : FONTS[font];
};
