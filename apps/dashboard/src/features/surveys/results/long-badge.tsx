import { Badge } from '../../../ui/badge.tsx';

interface LongBadgeProps {
  name: string;
  value: string;
}

/** A name and its value, both as long as a site or its visitors please: the name is cut first. */
export const LongBadge = ({ name, value }: LongBadgeProps) => (
  <Badge className="max-w-60 gap-0" title={`${name}: ${value}`}>
    <span className="min-w-0 truncate">{name}</span>
    <span className="max-w-40 shrink-0 truncate whitespace-pre">{`: ${value}`}</span>
  </Badge>
);
