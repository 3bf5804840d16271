import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../app/api.ts';
import { Loaded } from '../../app/loaded.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { SectionCard } from '../../ui/section-card.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';

const DOCUMENTS = [
  { value: 'notice', label: t`Privacy notice` },
  { value: 'record', label: t`Record of processing` },
] as const;

/** Texts to begin with, of what this site really collects. */
export function DocumentsCard({ site }: { site: number }) {
  const [shown, setShown] = useState<(typeof DOCUMENTS)[number]['value']>('notice');
  const documents = useQuery(api.privacy.documents.queryOptions({ input: { site } }));
  return (
    <SectionCard
      title={t`Documents`}
      description={t`Made of the settings of this site, in Markdown. What stands in brackets only you know; let a lawyer read it. Sub-processors: none.`}
      actions={documents.data && <CopyButton text={documents.data[shown]} label={t`Copy`} />}
    >
      <SegmentedControl label={t`Which document`} value={shown} options={DOCUMENTS} onChange={setShown} />
      <Loaded lines={9} query={documents}>
        {(texts) => (
          <pre
            // biome-ignore lint/a11y/noNoninteractiveTabindex: without focus the arrow keys could not scroll it
            tabIndex={0}
            className="max-h-96 overflow-auto whitespace-pre-wrap rounded-md border bg-muted p-4 font-mono text-xs"
          >
            {texts[shown]}
          </pre>
        )}
      </Loaded>
    </SectionCard>
  );
}
