import { SURVEYS } from '@desirepath/contract/limits';
import { PLACEMENTS, SIDES, SURVEY_FONTS, type SurveyLook } from '@desirepath/contract/survey-showing';
import type { SurveyFields } from '@desirepath/contract/surveys';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { WIDGET_THEME_OPTIONS } from '../../../app/widget-theme-options.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Field } from '../../../ui/field.tsx';
import { Input } from '../../../ui/input.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { Select } from '../../../ui/select.tsx';
import { Tick } from '../../../ui/tick.tsx';
import { PLACEMENT_WORDS } from '../words.ts';

interface LookEditorProps {
  draft: SurveyFields;
  onChange: (draft: SurveyFields) => void;
}

const optionsOf = <Value extends string>(values: readonly Value[], words: Record<Value, string>) =>
  values.map((value) => ({ value, label: words[value] }));

const PLACES = optionsOf(PLACEMENTS, PLACEMENT_WORDS);
const SIDE_OPTIONS = optionsOf(SIDES, { right: t`Right`, left: t`Left` });
const FONTS = optionsOf(SURVEY_FONTS, {
  system: t`Of the system`,
  page: t`Of the page`,
  serif: t`Serif`,
  mono: t`Monospaced`,
});

/** Where it stands on the page, and how it looks there. */
export function LookEditor({ draft, onChange }: LookEditorProps) {
  const { placement, look } = draft;
  const place = (changes: Partial<typeof placement>) => onChange({ ...draft, placement: { ...placement, ...changes } });
  const dress = (changes: Partial<SurveyLook>) => onChange({ ...draft, look: { ...look, ...changes } });
  const hasSide = placement.kind === 'popover' || placement.kind === 'bubble';
  return (
    <Card className="grid grid-cols-[minmax(0,1fr)] gap-5 p-4">
      <Row label={t`Where`}>
        <Select
          label={t`Where it is shown`}
          value={placement.kind}
          options={PLACES}
          onChange={(kind) => place({ kind })}
        />
        {hasSide && (
          <SegmentedControl
            label={t`Side`}
            value={placement.side}
            options={SIDE_OPTIONS}
            onChange={(side) => place({ side })}
          />
        )}
      </Row>
      {placement.kind === 'bubble' && (
        <Field label={t`The bubble says`}>
          {(control) => (
            <Input
              {...control}
              maxLength={SURVEYS.label}
              value={placement.label}
              onChange={(event) => place({ label: event.target.value })}
            />
          )}
        </Field>
      )}
      {placement.kind === 'embedded' && (
        <Field
          label={t`In the element`}
          help={t`A CSS selector, such as #survey. It is shown at the end of the first one that is there.`}
        >
          {(control) => (
            <Input
              {...control}
              value={placement.selector}
              onChange={(event) => place({ selector: event.target.value })}
            />
          )}
        </Field>
      )}
      <Row label={t`Theme`}>
        <SegmentedControl
          label={t`Theme`}
          value={look.theme}
          options={WIDGET_THEME_OPTIONS}
          onChange={(theme) => dress({ theme })}
        />
      </Row>
      <Row label={t`Colours`}>
        <Colour label={t`Accent`} value={look.accent} onChange={(accent) => dress({ accent })} />
        <Colour
          label={t`Background`}
          value={look.background}
          otherwise="#ffffff"
          onChange={(background) => dress({ background })}
          onReset={() => dress({ background: null })}
        />
        <Colour
          label={t`Text`}
          value={look.text}
          otherwise="#1c1917"
          onChange={(text) => dress({ text })}
          onReset={() => dress({ text: null })}
        />
      </Row>
      <Row label={t`Font`}>
        <Select label={t`Font`} value={look.font} options={FONTS} onChange={(font) => dress({ font })} />
      </Row>
      <Row label={t`Corners`}>
        <input
          type="range"
          aria-label={t`Radius of the corners in px`}
          min={0}
          max={32}
          value={look.radius}
          onChange={(event) => dress({ radius: Number(event.target.value) })}
          className="w-40 accent-primary"
        />
        <span className="text-muted-foreground tabular-nums">{`${look.radius} px`}</span>
      </Row>
      <Tick checked={look.progress} onChange={(progress) => dress({ progress })}>
        <Trans>Show how far they are</Trans>
      </Tick>
    </Card>
  );
}

const Row = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-3">
    <span className="w-20 font-medium">{label}</span>
    {children}
  </div>
);

interface ColourProps {
  label: string;
  /** Null for that of the theme. */
  value: string | null;
  otherwise?: string;
  onChange: (value: string) => void;
  onReset?: () => void;
}

function Colour({ label, value, otherwise = '#c2410c', onChange, onReset }: ColourProps) {
  return (
    <span className="flex items-center gap-1.5">
      <label className="flex items-center gap-1.5">
        <input
          type="color"
          value={value ?? otherwise}
          onChange={(event) => onChange(event.target.value)}
          className="size-8 cursor-pointer rounded-md border bg-card p-0.5"
        />
        {label}
      </label>
      {onReset && value !== null && (
        <Button variant="link" size="text" className="text-2sm" onClick={onReset} aria-label={t`Reset: ${label}`}>
          <Trans>Reset</Trans>
        </Button>
      )}
    </span>
  );
}
