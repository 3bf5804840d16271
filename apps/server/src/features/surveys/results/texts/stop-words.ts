/** Words that say nothing of what a text is about, in the languages that most texts are in. */
export const STOP_WORDS: string[] =
  // English
  (
    'the and for are but not you all any can had her was one our out has him his how its may new now see two who did get let she too use that with have this will your from they know want been good much some time very when come here just like long make many more only over such take than them well were what would there could which their about into also really because then these those should dont doesnt didnt isnt cant wont ' +
    // German
    'der die das und ist nicht ein eine einen einem einer mit für auf von den dem des sich auch als wie aus bei nach nur noch aber oder wenn dass sie ich wir ihr sein sind war hat haben wird werden kann mehr sehr man was zum zur alles schon mal ' +
    // French
    'les des une est pas que qui pour dans sur avec plus par sont mais ont aux ses son cette vous nous tout très bien comme fait être avoir ' +
    // Spanish
    'los las una por con para del como más pero sus hay muy sin sobre también está son fue todo esta este'
  ).split(' ');
