import type { PageKind } from '../demo.ts';

/** Something a visitor says of a page: how they feel (1 is the worst, 5 the best), and what they may point at, by its selector. */
export interface Remark {
  mood: number;
  text: string;
  about?: string;
}

/** What visitors of the shop say by themselves, by the kind of page that they are on. */
export const REMARKS: Record<PageKind, readonly Remark[]> = {
  home: [
    { mood: 5, text: 'What a calm, lovely shop. I could look at these pots all day.' },
    { mood: 4, text: 'Nice! Is this picture for sale as a print?', about: '[aria-label="The kiln at dusk"]' },
    { mood: 3, text: 'Where can I find what is on sale?', about: '#hero-shop' },
    { mood: 2, text: 'I do not want a newsletter, I want a search field.', about: '#newsletter-email' },
    { mood: 3, text: 'Do you have a shop that one can visit?' },
  ],
  category: [
    { mood: 3, text: 'Could I filter by price as well, please?', about: '[aria-label="Glaze"]>button:nth-of-type(1)' },
    {
      mood: 2,
      text: 'The colour “Sea” shows only one mug. Is that really all?',
      about: '[aria-label="Glaze"]>button:nth-of-type(3)',
    },
    { mood: 4, text: 'I like that there are so few things. Easy to choose.' },
    { mood: 3, text: 'Please show what is out of stock before I click on it.' },
  ],
  product: [
    { mood: 5, text: 'I have had two of these for a year. Still my favourites!' },
    {
      mood: 3,
      text: 'Please add a picture with a hand in it. I cannot tell how large it is.',
      about: '[aria-label="Front"]',
    },
    { mood: 2, text: 'These small pictures all show the same thing.', about: '[aria-label="In daylight"]' },
    { mood: 3, text: 'Could I type the number in? I need twelve.', about: '[aria-label="More"]' },
    { mood: 4, text: 'This is the picture that sold it to me.', about: '[aria-label="At dusk"]' },
    { mood: 2, text: 'I keep pressing here to see it larger.', about: '[aria-label="Tidal mug"]' },
    { mood: 2, text: 'It only says “Bag”. How many have I put into it?', about: '#bag-link' },
    { mood: 1, text: 'I pressed this three times and the bag still says 0.', about: '#add-to-bag' },
    { mood: 4, text: 'Does it come in white? I would take six.' },
    { mood: 3, text: 'Is it safe for the dishwasher? I had to search for that.' },
  ],
  cart: [
    { mood: 1, text: 'AUTUMN10 from your last letter does not work!', about: '#coupon' },
    { mood: 2, text: 'It says nothing for ages after I press this.', about: '#coupon-apply' },
    { mood: 2, text: '9 dollars for shipping one mug is a lot.' },
    {
      mood: 3,
      text: 'How do I change how many I want? I can only remove it.',
      about: '[aria-label="Remove Tidal mug"]',
    },
    { mood: 4, text: 'Good to see the whole price before I have to sign up for anything.' },
  ],
  checkout: [
    { mood: 1, text: 'The button does nothing. I have tried four times.', about: '#place-order' },
    { mood: 1, text: 'My card works everywhere else. Why not here?', about: '#card' },
    { mood: 2, text: 'It will not take my postcode, which has letters in it.', about: '#postcode' },
    { mood: 2, text: 'No PayPal?' },
    { mood: 3, text: 'What is a security code, and where do I find it?', about: '#cvc' },
    { mood: 4, text: 'Quick, and no account needed. Thank you.' },
  ],
  thanks: [
    { mood: 5, text: 'That was easy. Looking forward to it!' },
    { mood: 5, text: 'Ordered as a present, very pleased.' },
    { mood: 3, text: 'When will it arrive? Friday is when it leaves you, I understand.' },
  ],
  article: [
    { mood: 5, text: 'Beautifully written. More of these, please.' },
    { mood: 4, text: 'I had no idea how long this takes. Now I understand the price.' },
    { mood: 3, text: 'Could I visit the kiln?' },
  ],
};

/** Who leaves an address. `.example` reaches nobody (RFC 2606). */
export const WRITERS = [
  'ines.kaldor',
  'm.okafor',
  'tomasz.w',
  'hanna.lind',
  'jp.moreau',
  'priya.raman',
  'greta.voss',
  'sam.whitlock',
  'noor.haddad',
  'lucia.ferro',
].map((name) => `${name}@mail.example`);
