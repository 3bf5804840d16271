import type { BubbleWords } from '@desirepath/contract/feedback-bubble';
import { languageOf } from '../widget/language.ts';

/** All that the bubble says, in the order of {@link NAMES}. */
const NAMES = [
  'button',
  'question',
  'placeholder',
  'thanks',
  'send',
  'close',
  'moods',
  'pick',
  'picking',
  'picked',
  'email',
  'consent',
  'failed',
  'empty',
] as const;
export type Words = Record<(typeof NAMES)[number], string>;

/** One line a phrase; `moods` from the worst to the best, by commas. */
const SPOKEN: Record<string, string> = {
  en: `Feedback
How do you like this page?
What should we know?
Thank you! Your message is on its way.
Send
Close
Very bad,Bad,Neutral,Good,Very good
Point at a part of the page
Choose the part you mean. Escape calls it off.
Part of the page chosen
E-mail, if you would like an answer
You may write to me about this.
That did not work. Please try again later.
Choose a face or write something.`,
  de: `Feedback
Wie gefällt Ihnen diese Seite?
Was sollten wir wissen?
Vielen Dank! Ihre Nachricht ist unterwegs.
Senden
Schließen
Sehr schlecht,Schlecht,Neutral,Gut,Sehr gut
Auf eine Stelle der Seite zeigen
Wählen Sie die Stelle, die Sie meinen. Escape bricht ab.
Stelle der Seite gewählt
E-Mail, wenn Sie eine Antwort möchten
Sie dürfen mir dazu schreiben.
Das hat nicht geklappt. Bitte versuchen Sie es später noch einmal.
Wählen Sie ein Gesicht oder schreiben Sie etwas.`,
  fr: `Votre avis
Que pensez-vous de cette page ?
Que devrions-nous savoir ?
Merci ! Votre message est en route.
Envoyer
Fermer
Très mauvais,Mauvais,Neutre,Bon,Très bon
Montrer un endroit de la page
Choisissez l’endroit dont vous parlez. Échap pour annuler.
Endroit de la page choisi
E-mail, si vous souhaitez une réponse
Vous pouvez m’écrire à ce sujet.
Cela n’a pas fonctionné. Réessayez plus tard.
Choisissez un visage ou écrivez quelque chose.`,
  es: `Opinión
¿Qué le parece esta página?
¿Qué deberíamos saber?
¡Gracias! Su mensaje está en camino.
Enviar
Cerrar
Muy mal,Mal,Neutral,Bien,Muy bien
Señalar una parte de la página
Elija la parte a la que se refiere. Escape cancela.
Parte de la página elegida
Correo electrónico, si desea una respuesta
Pueden escribirme sobre esto.
No ha funcionado. Inténtelo más tarde.
Elija una cara o escriba algo.`,
  it: `Feedback
Le piace questa pagina?
Che cosa dovremmo sapere?
Grazie! Il suo messaggio è in viaggio.
Invia
Chiudi
Pessimo,Male,Neutro,Bene,Ottimo
Indica un punto della pagina
Scelga il punto che intende. Esc annulla.
Punto della pagina scelto
E-mail, se desidera una risposta
Potete scrivermi a questo proposito.
Non ha funzionato. Riprovi più tardi.
Scelga una faccia o scriva qualcosa.`,
  nl: `Feedback
Wat vindt u van deze pagina?
Wat moeten we weten?
Bedankt! Uw bericht is onderweg.
Versturen
Sluiten
Heel slecht,Slecht,Neutraal,Goed,Heel goed
Wijs een deel van de pagina aan
Kies het deel dat u bedoelt. Escape breekt af.
Deel van de pagina gekozen
E-mail, als u antwoord wilt
U mag mij hierover schrijven.
Dat is niet gelukt. Probeer het later nog eens.
Kies een gezicht of schrijf iets.`,
};

/** What the bubble says to a visitor of these languages: the site's own words, and ours where it has none. */
export const wordsFor = (languages: readonly string[], own: readonly BubbleWords[]): Words & { language: string } => {
  const language = languageOf(languages, [...own.map((one) => one.language), ...Object.keys(SPOKEN)]) ?? 'en';
  const ours = (SPOKEN[languageOf([language], Object.keys(SPOKEN)) ?? 'en'] as string).split('\n');
  const spoken = Object.fromEntries(NAMES.map((name, index) => [name, ours[index]])) as Words; // a line for each
  const { button, question, placeholder, thanks } = own.find((one) => one.language === language) ?? {};
  return {
    ...spoken,
    button: button || spoken.button,
    question: question || spoken.question,
    placeholder: placeholder || spoken.placeholder,
    thanks: thanks || spoken.thanks,
    language,
  };
};
