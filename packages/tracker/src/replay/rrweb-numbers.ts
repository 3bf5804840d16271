import type { EventType, IncrementalSource } from '@rrweb/types';

/** Numbers of rrweb's: its enums would be sent to visitors with all their names. */
export const INCREMENTAL: EventType.IncrementalSnapshot = 3;
export const PLUGIN: EventType.Plugin = 6;

export const MEDIA: IncrementalSource.MediaInteraction = 7;
export const STYLE_RULE: IncrementalSource.StyleSheetRule = 8;
export const FONT: IncrementalSource.Font = 10;
export const STYLE_DECLARATION: IncrementalSource.StyleDeclaration = 13;
export const SELECTION: IncrementalSource.Selection = 14;
export const ADOPTED_SHEETS: IncrementalSource.AdoptedStyleSheet = 15;
export const CUSTOM_ELEMENT: IncrementalSource.CustomElement = 16;
