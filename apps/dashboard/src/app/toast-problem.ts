import { toast } from 'sonner';
import { problemOf } from './problem.ts';

/** Says what went wrong with something that was asked for, where there is no better place to say it. */
export const toastProblem = (error: unknown): void => void toast.error(problemOf(error).message);
