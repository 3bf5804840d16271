import { SURVEYS } from '@desirepath/contract/limits';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Plus, X } from 'lucide-react';
import { useFocusKept } from '../../../app/use-focus-kept.ts';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { newId } from './draft.ts';

interface EndingsEditorProps {
  draft: SurveyFields;
  onChange: (draft: SurveyFields) => void;
  onShow: (id: string) => void;
}

type Ending = SurveyFields['endings'][number];

/** What is said at the end; the first one behind the last question, the others where branches lead to them. */
export function EndingsEditor({ draft, onChange, onShow }: EndingsEditorProps) {
  const { endings, questions } = draft;
  const adds = useFocusKept(endings.length);
  const set = (changed: Ending[]) => onChange({ ...draft, endings: changed });
  const isUsed = (id: string) => questions.some(({ branches }) => branches.some(({ to }) => to === id));
  const add = () => {
    const id = newId('end', [...questions, ...endings], Math.random);
    set([...endings, { id, title: t`Thank you!`, text: '', label: '', url: '', redirect: false }]);
    onShow(id);
  };
  return (
    <Card className="pb-4">
      <CardHeader title={t`At the end`}>
        {endings.length < SURVEYS.endings && (
          <Button ref={adds} size="sm" variant="ghost" onClick={add}>
            <Plus aria-hidden />
            <Trans>Another ending</Trans>
          </Button>
        )}
      </CardHeader>
      <ul className="grid grid-cols-[minmax(0,1fr)] gap-4 px-4 pt-2">
        {endings.map((ending, index) => {
          const change = (changes: Partial<Ending>) => set(endings.with(index, { ...ending, ...changes }));
          return (
            <li
              key={ending.id}
              className="grid grid-cols-[minmax(0,1fr)] gap-3 rounded-md border p-3"
              onFocus={() => onShow(ending.id)}
            >
              <div className="flex items-end gap-2">
                <div className="flex-1">
                  <Field label={index === 0 ? t`Title` : t`Title of ending ${index + 1}`}>
                    {(control) => (
                      <Input
                        {...control}
                        maxLength={SURVEYS.words}
                        value={ending.title}
                        onChange={(event) => change({ title: event.target.value })}
                      />
                    )}
                  </Field>
                </div>
                <Button
                  variant="ghost"
                  size="icon"
                  aria-label={t`Remove ending ${index + 1}`}
                  disabled={isUsed(ending.id)}
                  title={isUsed(ending.id) ? t`Branches lead here` : undefined}
                  onClick={() => set(endings.toSpliced(index, 1))}
                >
                  <X />
                </Button>
              </div>
              <Field label={t`Text (optional)`}>
                {(control) => (
                  <Input
                    {...control}
                    maxLength={SURVEYS.words}
                    value={ending.text}
                    onChange={(event) => change({ text: event.target.value })}
                  />
                )}
              </Field>
              <div className="grid gap-3 sm:grid-cols-2">
                <Field label={t`Button (optional)`}>
                  {(control) => (
                    <Input
                      {...control}
                      maxLength={SURVEYS.label}
                      value={ending.label}
                      onChange={(event) => change({ label: event.target.value })}
                    />
                  )}
                </Field>
                <Field label={t`Leads to`}>
                  {(control) => (
                    <Input
                      {...control}
                      placeholder="https://"
                      value={ending.url}
                      onChange={(event) => change({ url: event.target.value })}
                    />
                  )}
                </Field>
              </div>
              {ending.url !== '' && (
                <Tick checked={ending.redirect} onChange={(redirect) => change({ redirect })}>
                  <Trans>Go there at once, without a word</Trans>
                </Tick>
              )}
            </li>
          );
        })}
        {endings.length === 0 && (
          <li className="text-muted-foreground">
            <Trans>Without an ending the survey just goes.</Trans>
          </li>
        )}
      </ul>
    </Card>
  );
}
