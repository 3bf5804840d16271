import type { PathEdge, PathNode } from '@desirepath/contract/paths';
import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type KeyboardEvent, useMemo } from 'react';
import { formatShare } from '../../ui/format.ts';
import { BOX_WIDTH, layOut, outline } from './layout.ts';
import { isNamed, stopWords } from './words.ts';

/** A stop, or the way from one to the next. */
export type Chosen = { node: PathNode } | { edge: PathEdge };

interface SankeyProps {
  nodes: readonly PathNode[];
  edges: readonly PathEdge[];
  sessions: number;
  chosen: Chosen | undefined;
  onChoose: (chosen: Chosen) => void;
}

const MARGIN = 8;
/** Letters that fit beside a box. */
const LETTERS = 22;

/** Of an address its end stays: those of one site begin alike. */
function shortened(name: string): string {
  if (name.length <= LETTERS) return name;
  return name.startsWith('/') ? `…${name.slice(1 - LETTERS)}` : `${name.slice(0, LETTERS - 1)}…`;
}

/** What a stop or a way says of itself. */
const saying = ({ step, sessions }: PathNode | PathEdge, title: string): string =>
  `${t`Step ${step}: ${title}`} · ${plural(sessions, { one: '# session', other: '# sessions' })}`;

/** Stops in columns, ribbons as thick as their sessions. Everything in it can be chosen, also by keyboard. */
export default function Sankey({ nodes, edges, sessions, chosen, onChoose }: SankeyProps) {
  const drawing = useMemo(() => layOut(nodes, edges), [nodes, edges]);
  const pressing = (thing: Chosen, isChosen: boolean) => ({
    role: 'button',
    'aria-pressed': isChosen,
    tabIndex: 0,
    onClick: () => onChoose(thing),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault();
      onChoose(thing);
    },
  });
  const chosenEdge = chosen && 'edge' in chosen ? chosen.edge : undefined;
  const chosenNode = chosen && 'node' in chosen ? chosen.node : undefined;

  return (
    <section dir="ltr" className="overflow-x-auto" aria-label={t`Ways of visitors`}>
      <svg
        viewBox={`0 ${-MARGIN} ${drawing.width} ${drawing.height + 2 * MARGIN}`}
        style={{ minWidth: drawing.width * 0.9 }}
        className="w-full"
      >
        <title>
          <Trans>Stops in columns, and the ways between them</Trans>
        </title>
        {drawing.ribbons.map((ribbon) => {
          const { edge } = ribbon;
          const words = saying(edge, `${stopWords(edge.from)} → ${stopWords(edge.to)}`);
          const isMuted = !isNamed(edge.from, edge.to);
          return (
            <path
              key={`${edge.step} ${edge.from} ${edge.to}`}
              d={outline(ribbon)}
              aria-label={words}
              className={`cursor-pointer outline-none transition-opacity hover:opacity-80 focus-visible:opacity-100 focus-visible:stroke-2 focus-visible:stroke-foreground ${
                isMuted ? 'fill-muted-foreground' : 'fill-ember'
              } ${edge === chosenEdge ? 'opacity-80' : isMuted ? 'opacity-15' : 'opacity-30'}`}
              {...pressing({ edge }, edge === chosenEdge)}
            >
              <title>{words}</title>
            </path>
          );
        })}
        {drawing.boxes.map(({ node, x, y, height }) => {
          const name = stopWords(node.name);
          const words = saying(node, name);
          return (
            <g
              key={`${node.step} ${node.name}`}
              className="group cursor-pointer outline-none"
              {...pressing({ node }, node === chosenNode)}
            >
              <title>{words}</title>
              <rect
                x={x}
                y={y}
                width={BOX_WIDTH}
                height={height}
                rx={3}
                className={`group-focus-visible:stroke-2 group-focus-visible:stroke-foreground ${
                  isNamed(node.name) ? 'fill-ember' : 'fill-muted-foreground'
                } ${node === chosenNode ? 'stroke-2 stroke-foreground' : ''}`}
              />
              {/* The text's own ground keeps it readable on a ribbon. */}
              <text
                x={x + BOX_WIDTH + 6}
                y={y + Math.min(height / 2, 14)}
                dominantBaseline="central"
                className="fill-foreground stroke-card text-[.75rem] group-hover:underline"
                style={{ paintOrder: 'stroke', strokeWidth: 4, strokeLinejoin: 'round' }}
              >
                {shortened(name)}
                <tspan className="fill-muted-foreground" dx={5}>
                  {formatShare(node.sessions / Math.max(1, sessions), true)}
                </tspan>
              </text>
            </g>
          );
        })}
      </svg>
    </section>
  );
}
