import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api } from '../../app/api.ts';
import { FormProblem } from '../../app/form-problem.tsx';
import { problemOf } from '../../app/problem.ts';
import { Button } from '../../ui/button.tsx';
import { formatShare } from '../../ui/format.ts';
import { sendFile } from './send-file.ts';

/** Sends a file; nothing is counted of it yet. */
export function Upload({ site }: { site: number }) {
  const input = useRef<HTMLInputElement>(null);
  const [share, setShare] = useState(0);
  const queryClient = useQueryClient();
  const send = useMutation({
    mutationFn: (file: File) => sendFile(site, file, setShare),
    onSettled: () => queryClient.invalidateQueries({ queryKey: api.imports.list.key() }),
  });
  const choose = (file: File | undefined) => {
    if (!file) return;
    setShare(0);
    send.mutate(file);
  };
  return (
    <div className="grid gap-3 p-4 pt-1">
      <p className="text-muted-foreground">
        <Trans>
          The CSV or zip that Umami exports, the zip of Plausible, a report of GA4 as CSV or its export to BigQuery as
          JSON lines, or a recording of rrweb as JSON.
        </Trans>
      </p>
      <div className="flex items-center gap-3">
        <input
          ref={input}
          type="file"
          className="sr-only"
          tabIndex={-1}
          aria-label={t`File to import`}
          accept=".csv,.zip,.json,.jsonl,.ndjson"
          onChange={(event) => {
            choose(event.target.files?.[0]);
            event.target.value = ''; // the same file may be chosen again
          }}
        />
        <Button variant="primary" disabled={send.isPending} onClick={() => input.current?.click()}>
          <Trans>Choose a file</Trans>
        </Button>
        {send.isPending && (
          <p role="status" className="tabular-nums text-muted-foreground">
            {share < 1 ? t`Sending, ${formatShare(share, true)}` : t`Reading it`}
          </p>
        )}
      </div>
      {send.error && <FormProblem problem={problemOf(send.error)} fields={[]} />}
    </div>
  );
}
