import type { UseMutationOptions } from '@tanstack/react-query';
import { api } from '../../app/api.ts';
import { useChange } from '../../app/use-change.ts';

/** A change to boards, after which what is shown of them is asked for again; their answers are not, if they are the same. */
export const useBoardChange = <Input, Output>(options: UseMutationOptions<Output, Error, Input>) =>
  useChange(options, { stale: [api.boards.list.key(), api.boards.get.key()] });
