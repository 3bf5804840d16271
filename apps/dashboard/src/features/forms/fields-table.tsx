import { type FormDeed, writeConditions } from '@desirepath/contract/conditions';
import type { FieldFigures, Form } from '@desirepath/contract/forms';
import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { TextCursorInput } from 'lucide-react';
import { withCondition } from '../../app/filter/use-filter.ts';
import { questionSearch } from '../../app/search.ts';
import { cn } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { formatCount, formatShare } from '../../ui/format.ts';
import { Table, Td, Th } from '../../ui/table.tsx';
import type { Selection } from '../heatmaps/content.ts';
import { medianTime } from './median-time.ts';

interface Column {
  label: string;
  help: string;
  show: (field: FieldFigures) => string;
  /** How the sessions behind the figure are found, where it counts sessions. */
  did?: FormDeed;
}

/** What the table tells of a field. */
const COLUMNS: readonly Column[] = [
  {
    label: t`Hesitation`,
    help: t`From entering it to the first input; median`,
    show: (field) => medianTime(field.ms_before),
  },
  {
    label: t`Time in it`,
    help: t`All stays of a session together; median`,
    show: (field) => medianTime(field.ms_inside),
  },
  {
    label: t`Left blank`,
    help: t`Entered it and left it empty`,
    show: (field) => formatCount(field.blank),
    did: 'blank',
  },
  {
    label: t`Changed again`,
    help: t`Changed it after they had left it`,
    show: (field) => formatCount(field.changed_again),
    did: 'changed_again',
  },
  { label: t`Corrections`, help: t`Deletions while typing, in all`, show: (field) => formatCount(field.corrections) },
  {
    label: t`Refused`,
    help: t`Were shown a validation message at it`,
    show: (field) => formatCount(field.invalid),
    did: 'refused',
  },
  {
    label: t`After a submit`,
    help: t`Changed it after a submit`,
    show: (field) => formatCount(field.after_submit),
    did: 'after_submit',
  },
  { label: t`Autofilled`, help: t`Filled in by the browser`, show: (field) => formatCount(field.autofilled) },
  { label: t`Pasted`, help: t`Pasted or dropped into`, show: (field) => formatCount(field.pasted) },
];

/** Field by field: how many got there, and how many no further. */
export function FieldsTable({ form, selection }: { form: Form; selection: Selection }) {
  if (form.fields.length === 0) {
    return (
      <EmptyState icon={TextCursorInput} title={t`Nobody has entered a field`}>
        <Trans>Fields are listed once somebody has. Until then it is only known how many saw the form.</Trans>
      </EmptyState>
    );
  }
  const most = Math.max(...form.fields.map(({ reached }) => reached), 1);
  return (
    <Table label={t`Fields`}>
      <thead>
        <tr>
          <Th>
            <Trans>Field</Trans>
          </Th>
          <Th>
            <Trans>Reached</Trans>
          </Th>
          <Th numeric>
            <abbr className="no-underline" title={t`Gave the form up with this as the last field they entered`}>
              <Trans>Drop-off</Trans>
            </abbr>
          </Th>
          {COLUMNS.map(({ label, help }) => (
            <Th key={label} numeric>
              <abbr className="no-underline" title={help}>
                {label}
              </abbr>
            </Th>
          ))}
        </tr>
      </thead>
      <tbody>
        {form.fields.map((field) => (
          <tr
            key={field.name}
            className={cn(
              'hover:bg-hover',
              [selection.pinned, selection.hovered].includes(field.element) && 'bg-hover',
            )}
            onPointerEnter={() => selection.onHover(field.element)}
            onPointerLeave={() => selection.onHover(undefined)}
          >
            <Td className="max-w-60 py-1.5">
              <button
                type="button"
                aria-pressed={selection.pinned === field.element}
                title={t`Show it on the page`}
                className="block w-full min-w-0 text-start"
                onClick={() => selection.onPin(selection.pinned === field.element ? undefined : field.element)}
              >
                <span className="block truncate font-medium">{field.label || field.name}</span>
                <span className="block truncate text-2sm text-muted-foreground">
                  {field.label ? `${field.name} · ${field.type}` : field.type}
                </span>
              </button>
            </Td>
            <Td className="min-w-40">
              <Reached form={form} field={field} most={most} />
            </Td>
            <Td numeric className={field.drop_off > 0.2 ? 'font-medium text-bad' : ''}>
              {field.dropped > 0 ? (
                <Sessions form={form} field={field} figure={t`Drop-off`} did="dropped">
                  {`${formatCount(field.dropped)} · ${formatShare(field.drop_off, true)}`}
                </Sessions>
              ) : (
                '–'
              )}
            </Td>
            {COLUMNS.map(({ label, show, did }) => (
              <Td key={label} numeric>
                {did && show(field) !== '0' ? (
                  <Sessions form={form} field={field} figure={label} did={did}>
                    {show(field)}
                  </Sessions>
                ) : (
                  show(field)
                )}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

interface SessionsProps {
  form: Form;
  field: FieldFigures;
  /** What the table calls it. */
  figure: string;
  did: FormDeed;
  children: string;
}

/** A figure that leads to its recordings. */
function Sessions({ form, field, figure, did, children }: SessionsProps) {
  const name = field.label || field.name;
  return (
    <Link
      to="/sites/$siteId/recordings"
      params={{ siteId: form.site }}
      search={(before) => {
        const search = questionSearch.parse(before);
        const text = writeConditions([{ kind: 'form', not: false, name: form.key, did, field: field.name }]);
        return { ...search, where: withCondition(search.where, text ?? '') };
      }}
      preload={false}
      title={t`Watch these sessions`}
      aria-label={t`${figure} at ${name}: ${children}. Watch these sessions`}
      className="inline-block min-w-6 py-0.5 text-end underline decoration-dotted underline-offset-4 hover:decoration-solid"
    >
      {children}
    </Link>
  );
}

/** Who got to a field, and of these who gave up there, as a bar. */
function Reached({ form, field, most }: { form: Form; field: FieldFigures; most: number }) {
  const { reached, dropped } = field;
  return (
    <span className="flex items-center gap-2">
      <span className="w-12 text-end tabular-nums">
        {reached > 0 ? (
          <Sessions form={form} field={field} figure={t`Reached`} did="reached">
            {formatCount(reached)}
          </Sessions>
        ) : (
          '0'
        )}
      </span>
      <span aria-hidden className="flex h-2 flex-1 overflow-hidden rounded-full bg-muted">
        <span className="bg-ember" style={{ width: `${((reached - dropped) / most) * 100}%` }} />
        <span className="bg-bad" style={{ width: `${(dropped / most) * 100}%` }} />
      </span>
    </span>
  );
}
