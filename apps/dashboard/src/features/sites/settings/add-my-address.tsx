import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { api } from '../../../app/api.ts';
import { Button } from '../../../ui/button.tsx';

interface AddMyAddressProps {
  site: number;
  /** Addresses that are there already. */
  listed: readonly string[];
  onAdd: (address: string) => void;
}

/** Takes the address that the server sees one come from; without an answer there is nothing to add, and one types it. */
export function AddMyAddress({ site, listed, onAdd }: AddMyAddressProps) {
  const { data } = useQuery(api.sites.myAddress.queryOptions({ input: { id: site } }));
  if (!data) return null;
  const isListed = listed.includes(data.address);
  return (
    <Button
      className="h-auto min-h-8 max-w-full flex-wrap justify-self-start whitespace-normal py-1"
      disabled={isListed}
      onClick={() => onAdd(data.address)}
    >
      <Plus aria-hidden /> {isListed ? t`Your address is listed` : t`Add my address`}
      <span className="break-all font-mono text-muted-foreground text-xs">{data.address}</span>
    </Button>
  );
}
