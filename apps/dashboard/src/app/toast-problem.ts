import { toast } from 'sonner';
import { problemOf } from './problem.ts';

/** Says what went wrong with something that was asked for, where there is no better place to say it: what exactly, where that is known. */
export function toastProblem(error: unknown): void {
  const { message, issues } = problemOf(error);
  toast.error(issues[0]?.message ?? message);
}
