import { languageOf } from '../widget/language.ts';

const NAMES = [
  'next',
  'back',
  'send',
  'close',
  'required',
  'email',
  'up',
  'down',
  'progress',
  'window',
  'other',
  'most',
];

/** In the order of {@link NAMES}. */
const SPOKEN: Record<string, string> = {
  en: 'Next,Back,Send,Close,Please answer this question.,That is no e-mail address.,Up,Down,Progress,opens in a new window,Please say which.,That is more than can be chosen.',
  de: 'Weiter,Zurück,Senden,Schließen,Bitte beantworten Sie diese Frage.,Das ist keine E-Mail-Adresse.,Nach oben,Nach unten,Fortschritt,öffnet ein neues Fenster,Bitte sagen Sie welche.,Das sind mehr als gewählt werden können.',
  fr: 'Suivant,Retour,Envoyer,Fermer,Veuillez répondre à cette question.,Ce n’est pas une adresse e-mail.,Monter,Descendre,Progression,ouvre une nouvelle fenêtre,Veuillez préciser.,C’est plus que le nombre permis.',
  es: 'Siguiente,Atrás,Enviar,Cerrar,Responda a esta pregunta.,No es un correo electrónico.,Subir,Bajar,Progreso,se abre en otra ventana,Indique cuál.,Son más de las que se pueden elegir.',
  it: 'Avanti,Indietro,Invia,Chiudi,Risponda a questa domanda.,Non è un indirizzo e-mail.,Su,Giù,Avanzamento,apre una nuova finestra,Specifichi quale.,Sono più di quelle ammesse.',
  nl: 'Volgende,Terug,Versturen,Sluiten,Beantwoord deze vraag.,Dat is geen e-mailadres.,Omhoog,Omlaag,Voortgang,opent een nieuw venster,Geef aan welke.,Dat zijn er meer dan toegestaan.',
  pt: 'Seguinte,Voltar,Enviar,Fechar,Responda a esta pergunta.,Não é um endereço de e-mail.,Subir,Descer,Progresso,abre uma nova janela,Indique qual.,São mais do que se pode escolher.',
  pl: 'Dalej,Wstecz,Wyślij,Zamknij,Proszę odpowiedzieć na to pytanie.,To nie jest adres e-mail.,W górę,W dół,Postęp,otwiera nowe okno,Proszę podać.,To więcej niż można wybrać.',
};

/** What the script itself says, by the keys that a survey's own words have. */
export const spokenIn = (language: string): Record<string, string> => {
  const known = languageOf([language], Object.keys(SPOKEN)) ?? 'en';
  const words = (SPOKEN[known] as string).split(',');
  return Object.fromEntries(NAMES.map((name, index) => [`words.${name}`, words[index] as string]));
};
