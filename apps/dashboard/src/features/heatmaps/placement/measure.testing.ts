import { findSeen, type Located, locate } from './measure.ts';
import { surfacesOf } from './surfaces.ts';

/** What has become of an element in this document, for tests to ask of a page in a browser. */
function fateOf(selector: string): { state: Located['state']; on?: string; box?: object } {
  const surfaces = surfacesOf(document);
  const found = findSeen(document, surfaces, selector);
  if (typeof found === 'string') return { state: found };
  const located = locate(found, document, surfaces);
  return located.state === 'shown' ? { state: 'shown', on: located.surface.kind, box: located.box } : located;
}

Object.assign(window, { fateOf });
