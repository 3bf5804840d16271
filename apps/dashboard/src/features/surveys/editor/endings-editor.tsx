import { SURVEYS } from '@desirepath/contract/limits';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { Plus, X } from 'lucide-react';
import { Button } from '../../../ui/button.tsx';
import { Card, CardHeader } from '../../../ui/card.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { newId } from './draft.ts';
import { Tick } from './tick.tsx';

interface EndingsEditorProps {
  draft: SurveyFields;
  onChange: (draft: SurveyFields) => void;
  onShow: (id: string) => void;
}

type Ending = SurveyFields['endings'][number];

/** What is said at the end; the first one behind the last question, the others where branches lead to them. */
export function EndingsEditor({ draft, onChange, onShow }: EndingsEditorProps) {
  const { endings, questions } = draft;
  const set = (changed: Ending[]) => onChange({ ...draft, endings: changed });
  const isUsed = (id: string) => questions.some(({ branches }) => branches.some(({ to }) => to === id));
  const add = () => {
    const id = newId('end', [...questions, ...endings]);
    set([...endings, { id, title: 'Thank you!', text: '', label: '', url: '', redirect: false }]);
    onShow(id);
  };
  return (
    <Card className="pb-4">
      <CardHeader title="At the end">
        {endings.length < SURVEYS.endings && (
          <Button size="sm" variant="ghost" onClick={add}>
            <Plus aria-hidden />
            Another ending
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
                  <Field label={index === 0 ? 'Title' : `Title of ending ${index + 1}`}>
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
                  aria-label={`Remove ending ${index + 1}`}
                  disabled={isUsed(ending.id)}
                  title={isUsed(ending.id) ? 'Branches lead here' : undefined}
                  onClick={() => set(endings.toSpliced(index, 1))}
                >
                  <X />
                </Button>
              </div>
              <Field label="Text (optional)">
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
                <Field label="Button (optional)">
                  {(control) => (
                    <Input
                      {...control}
                      maxLength={SURVEYS.label}
                      value={ending.label}
                      onChange={(event) => change({ label: event.target.value })}
                    />
                  )}
                </Field>
                <Field label="Leads to">
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
                  Go there at once, without a word
                </Tick>
              )}
            </li>
          );
        })}
        {endings.length === 0 && <li className="text-muted-foreground">Without an ending the survey just goes.</li>}
      </ul>
    </Card>
  );
}
