import type { Random } from '../random.ts';

/** What people write, by how they feel: the beginning of a sentence, and what it is about. */
const SAID = {
  en: {
    good: [
      ['I love', 'Wonderful:', 'So happy with', 'What I like best is', 'Great:'],
      [
        'the glaze of the mugs',
        'the teapot',
        'how fast the delivery was',
        'the photos',
        'your friendly support',
        'the packaging without plastic',
        'the story behind each piece',
        'the colours',
      ],
    ],
    middle: [
      ['I would like', 'Nice shop, but I miss', 'It would help to see', 'Please add', 'Not bad. What is missing is'],
      [
        'more photos of the inside',
        'the delivery time on the product page',
        'smaller sizes',
        'PayPal',
        'a filter by colour',
        'a wish list',
        'dishwasher information',
        'cheaper shipping',
      ],
    ],
    bad: [
      ['I am annoyed by', 'Disappointed with', 'The problem was', 'I gave up because of', 'Not good:'],
      [
        'the shipping costs',
        'a checkout that did not accept my card',
        'the voucher that did not work',
        'a broken mug on arrival',
        'the slow delivery',
        'the page that froze in the bag',
        'the price of the plates',
        'no answer from support',
      ],
    ],
  },
  de: {
    good: [
      ['Toll finde ich', 'Ich mag besonders', 'Super:', 'Sehr zufrieden, vor allem'],
      ['die Glasur der Tassen', 'die schnelle Lieferung', 'die Fotos', 'die Verpackung ohne Plastik', 'die Farben'],
    ],
    middle: [
      ['Mir fehlt', 'Schön wäre', 'Ich wünsche mir'],
      ['die Lieferzeit auf der Produktseite', 'Kauf auf Rechnung', 'ein Filter nach Farbe', 'günstigerer Versand'],
    ],
    bad: [
      ['Abgebrochen wegen', 'Ärger wegen', 'Enttäuscht wegen'],
      [
        'der Versandkosten',
        'der langsamen Lieferung',
        'der Kasse, die meine Karte nicht nahm',
        'der zerbrochenen Tasse',
      ],
    ],
  },
  fr: {
    good: [
      ['J’adore', 'Superbe :', 'Très contente de'],
      ['l’émail des tasses', 'la livraison rapide', 'les photos', 'l’emballage sans plastique'],
    ],
    middle: [
      ['Il manque', 'J’aimerais voir', 'Ajoutez'],
      ['le délai de livraison', 'un filtre par couleur', 'PayPal', 'plus de photos'],
    ],
    bad: [
      ['Déçu par', 'Le problème :', 'J’ai abandonné à cause de'],
      ['les frais de port', 'la livraison lente', 'un paiement refusé', 'une tasse cassée'],
    ],
  },
} as const;

export type Mood = keyof (typeof SAID)['en'];
export type Tongue = keyof typeof SAID;

export const isTongue = (language: string): language is Tongue => Object.hasOwn(SAID, language);

/** A sentence, and sometimes another one. */
export function write(random: Random, tongue: Tongue, mood: Mood): string {
  const [beginnings, things] = SAID[tongue][mood];
  const sentence = () => `${random.pick<string>(beginnings)} ${random.pick<string>(things)}`;
  return random.chance(0.2) ? `${sentence()}. ${sentence()}.` : sentence();
}

export const WANTED = [
  'a sugar bowl',
  'egg cups',
  'a large salad bowl',
  'black mugs',
  'a gift card',
  'saucers',
  'espresso cups',
  'a butter dish',
];
