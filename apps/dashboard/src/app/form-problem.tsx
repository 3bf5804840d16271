import type { Problem } from './problem.ts';

interface FormProblemProps {
  problem: Problem | undefined;
  /** Paths whose issues are shown beside their controls. */
  fields: readonly string[];
}

/** What no single field of a form can say: the message, and the issues of fields that the form does not show. */
export function FormProblem({ problem, fields }: FormProblemProps) {
  if (!problem) return null;
  const isShown = (path: string) => fields.some((field) => path === field || path.startsWith(`${field}.`));
  const others = problem.issues.filter(({ path }) => !isShown(path));
  const isSaidByFields = problem.issues.length > 0 && others.length === 0;
  if (isSaidByFields) return null;
  return (
    <div role="alert" className="rounded-md bg-bad-soft px-3 py-2 text-bad">
      <p>{problem.message}</p>
      {others
        .filter(({ message }) => message !== problem.message) // what is wrong with all of it
        .map((issue) => (
          <p key={issue.path}>{`${issue.path}: ${issue.message}`}</p>
        ))}
    </div>
  );
}
