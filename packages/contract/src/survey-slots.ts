/** `{{answer:q1|there}}` or `{{attribute:plan}}` in words that a visitor reads: its kind, its name, and what stands there where nothing is known. */
export const SLOT = /\{\{(answer|attribute):([\w. -]+)(?:\|([^}]*))?\}\}/g;
