import { t } from '@lingui/core/macro';
import { Annoyed, Frown, Laugh, type LucideIcon, Meh, Smile } from 'lucide-react';
import { cn } from '../../ui/class-names.ts';
import { MOOD_NAMES } from './words.ts';

/** From the worst to the best. */
const FACES: readonly LucideIcon[] = [Frown, Annoyed, Meh, Smile, Laugh];
const TONES = ['text-bad', 'text-bad', 'text-muted-foreground', 'text-good', 'text-good'];

/** The face that was chosen, 1 to 5. */
export function Mood({ mood, className }: { mood: number; className?: string }) {
  const Face = FACES[mood - 1] ?? Meh;
  const name = MOOD_NAMES[mood - 1] ?? t`Neutral`;
  return <Face role="img" aria-label={name} className={cn('size-5 shrink-0', TONES[mood - 1], className)} />;
}
