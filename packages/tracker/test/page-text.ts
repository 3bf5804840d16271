/** What rrweb puts in or fills for the player, or what a field holds beside its attributes. */
const NO_ATTRIBUTE = /^(rr_|_cssText|value$|checked$|autocomplete$)/;

/**
 * A page's body in words: all that is shown, each text by itself, and shadow roots.
 * @param masked what is shown as stars, where that is not done already
 */
export const textOfPage = (page: Document, masked = ''): string => {
  const write = (node: Node, isMasked: boolean): string => {
    if (node.nodeType === Node.TEXT_NODE) {
      const text = node.nodeValue ?? '';
      return JSON.stringify(isMasked ? text.replaceAll(/\S/g, '*') : text);
    }
    if (node.nodeType !== Node.ELEMENT_NODE) return '';
    const element = node as Element; // by its type
    const tag = element.localName;
    if (/script$/.test(tag)) return '';
    const isBelow = isMasked || (!!masked && element.matches(masked));
    const attributes = [...element.attributes]
      .filter(({ name }) => !NO_ATTRIBUTE.test(name))
      .map(({ name, value }) => ` ${name}=${JSON.stringify(name === 'style' ? element.getAttribute('style') : value)}`)
      .sort();
    const root = element.shadowRoot;
    const shadow = root ? `{${[...root.childNodes].map((child) => write(child, isBelow)).join('')}}` : '';
    const children = [...element.childNodes].map((child) => write(child, isBelow)).join('');
    return `<${tag}${attributes.join('')}>${shadow}${children}</${tag}>\n`;
  };
  return write(page.body, false);
};
