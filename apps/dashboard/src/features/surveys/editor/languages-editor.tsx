import { SURVEYS } from '@desirepath/contract/limits';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { languageName } from '../../../ui/format.ts';
import { Input } from '../../../ui/input.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { textsOf } from './draft.ts';

interface LanguagesEditorProps {
  draft: SurveyFields;
  onChange: (draft: SurveyFields) => void;
  /** Shows the preview in a language. */
  onShow: (language: string) => void;
}

const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** The texts in other languages, beside those of the survey's own. Visitors get that of their browser. */
export function LanguagesEditor({ draft, onChange, onShow }: LanguagesEditorProps) {
  const { language, translations } = draft;
  const others = Object.keys(translations).filter((tag) => tag !== language);
  const [chosen, setChosen] = useState(others[0]);
  const [added, setAdded] = useState('');
  const adds = useFocusKept<HTMLInputElement>(others.length);
  const open = chosen !== undefined && chosen in translations ? chosen : others[0];
  const said = open === undefined ? {} : (translations[open] ?? {});
  const missing = (tag: string) => textsOf(draft, tag).filter(({ key }) => !translations[tag]?.[key]).length;
  const write = (tag: string, key: string, text: string) => {
    const { [key]: _, ...rest } = translations[tag] ?? {};
    onChange({ ...draft, translations: { ...translations, [tag]: text === '' ? rest : { ...rest, [key]: text } } });
  };
  const choose = (tag: string) => {
    setChosen(tag);
    onShow(tag);
  };
  const isNew = TAG.test(added) && added !== language && !(added in translations);
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (!isNew) return;
    onChange({ ...draft, translations: { ...translations, [added]: {} } });
    choose(added);
    setAdded('');
  };
  const remove = (tag: string) => {
    const { [tag]: _, ...rest } = translations;
    onChange({ ...draft, translations: rest });
  };
  return (
    <Card className="pb-4">
      <CardHeader title={t`Languages`}>
        <span className="flex items-center gap-2 text-muted-foreground">
          <Trans>
            The texts are in{' '}
            <Input
              aria-label={t`Language of the texts`}
              className="h-8 w-20"
              value={language}
              onChange={(event) => onChange({ ...draft, language: event.target.value })}
            />
          </Trans>
        </span>
      </CardHeader>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-2">
        <div className="flex flex-wrap items-center gap-2">
          {open !== undefined && (
            <SegmentedControl
              label={t`Language`}
              value={open}
              options={others.map((tag) => ({
                value: tag,
                label: missing(tag) > 0 ? t`${languageName(tag)} · ${missing(tag)} missing` : languageName(tag),
              }))}
              onChange={choose}
            />
          )}
          {others.length < SURVEYS.languages && (
            <form onSubmit={add} className="flex items-center gap-2">
              <Input
                ref={adds}
                aria-label={t`Another language, such as de or pt-BR`}
                placeholder="de, fr, pt-BR …"
                className="h-8 w-32"
                value={added}
                onChange={(event) => setAdded(event.target.value.trim())}
              />
              <Button type="submit" disabled={!isNew}>
                <Plus aria-hidden />
                {isNew ? t`Add ${languageName(added)}` : t`Add`}
              </Button>
            </form>
          )}
          {open !== undefined && (
            <Button variant="ghost" onClick={() => remove(open)}>
              <X aria-hidden />
              {t`Remove ${languageName(open)}`}
            </Button>
          )}
        </div>
        {open === undefined ? (
          <p className="text-muted-foreground">
            {t`All visitors get it in ${languageName(language)}. Add a language, and those whose browser prefers it get that.`}
          </p>
        ) : (
          <ul className="grid grid-cols-[minmax(0,1fr)] gap-3">
            {textsOf(draft, open).map(({ key, text, label }) => (
              <li key={key} className="grid items-center gap-x-3 gap-y-1 sm:grid-cols-2">
                <span className="grid min-w-0 gap-0.5">
                  <span className="text-2sm text-muted-foreground">{label}</span>
                  <span className="break-words">{text}</span>
                </span>
                <span className="flex items-center gap-2">
                  <Input
                    aria-label={t`${label} in ${languageName(open)}: ${text}`}
                    maxLength={SURVEYS.words}
                    lang={open}
                    value={said[key] ?? ''}
                    onChange={(event) => write(open, key, event.target.value)}
                  />
                  {!said[key] && (
                    <Badge>
                      <Trans>Missing</Trans>
                    </Badge>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Card>
  );
}
