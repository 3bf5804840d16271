import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ChevronRight, Code } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cn } from '../../ui/class-names.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { Player } from './replay/player.ts';
import { childrenOf, hasChildren, type TreeNode } from './replay/tree.ts';
import { usePlayerState } from './use-replay.ts';

/** How much is open at first: the document, its body and what lies right in it. */
const OPEN_DEPTH = 3;
/** While it plays, the tree is read anew this often: each reading walks what is open. */
const READ_EVERY_MS = 1_000;

/** The recorded page's elements as they were at the moment that is watched: to be read, and nothing in it acts. */
export function Inspector({ player }: { player: Player }) {
  const isPlaying = usePlayerState(player, (state) => state.isPlaying);
  const step = usePlayerState(player, ({ time }) => (isPlaying ? Math.floor(time / READ_EVERY_MS) : time));
  const document = player.document;
  useEffect(() => () => player.highlight(null), [player]);
  if (!document) {
    return (
      <EmptyState icon={Code} title={t`No page is shown`}>
        <Trans>The elements of the page appear here with its picture.</Trans>
      </EmptyState>
    );
  }
  return (
    <div
      className="h-full overflow-auto p-2 font-mono text-2sm leading-6"
      onPointerLeave={() => player.highlight(null)}
    >
      {/* Kept open across readings, since elements keep their places; read anew with each step. */}
      <ul data-step={step}>
        {childrenOf(document).map((node) => (
          <Branch key={node.place} player={player} node={node} depth={0} />
        ))}
      </ul>
    </div>
  );
}

interface BranchProps {
  player: Player;
  node: TreeNode;
  depth: number;
}

function Branch({ player, node, depth }: BranchProps) {
  const [isOpen, setOpen] = useState(depth < OPEN_DEPTH && !(node.kind === 'element' && node.tag === 'head'));
  if (node.kind === 'text') {
    return <li className="truncate ps-5 text-muted-foreground">{node.text}</li>;
  }
  const canOpen = hasChildren(node.node);
  return (
    <li>
      <button
        type="button"
        aria-expanded={canOpen ? isOpen : undefined}
        onClick={() => setOpen(!isOpen)}
        onPointerEnter={() => player.highlight(node.node)}
        onFocus={() => player.highlight(node.node)}
        className="flex w-full min-w-0 items-center rounded text-start hover:bg-hover"
      >
        <ChevronRight
          aria-hidden
          className={cn('size-4 shrink-0 text-muted-foreground', isOpen && 'rotate-90', !canOpen && 'invisible')}
        />
        <span className="whitespace-nowrap">
          <span className="text-ember-text">{node.tag}</span>
          {node.attributes.map(({ name, value }) => (
            <span key={name} className="text-muted-foreground">
              {' '}
              {name}
              {value && (
                <>
                  ="<span className="text-foreground">{value}</span>"
                </>
              )}
            </span>
          ))}
        </span>
      </button>
      {isOpen && canOpen && (
        <ul className="ms-2 border-s ps-2">
          {childrenOf(node.node).map((child) => (
            <Branch key={child.place} player={player} node={child} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}
