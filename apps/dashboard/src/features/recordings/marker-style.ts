import { FileText, Fingerprint, Flame, type LucideIcon, MousePointerClick, Sparkles } from 'lucide-react';
import type { MarkedType } from './replay/markers.ts';

/** How each kind of event looks: its sign in lists, its colour there and on the timeline. */
export const MARKER_STYLE: Record<MarkedType, { label: string; icon: LucideIcon; text: string; mark: string }> = {
  page_view: { label: 'Page view', icon: FileText, text: 'text-foreground', mark: 'bg-foreground' },
  click: { label: 'Click', icon: MousePointerClick, text: 'text-muted-foreground', mark: 'bg-muted-foreground/60' },
  rage_click: { label: 'Rage click', icon: Flame, text: 'text-bad', mark: 'bg-bad' },
  custom: { label: 'Event', icon: Sparkles, text: 'text-ember-text', mark: 'bg-ember' },
  identify: { label: 'Identify', icon: Fingerprint, text: 'text-good', mark: 'bg-good' },
};
