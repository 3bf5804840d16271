import type { EventType } from '@desirepath/contract/tracking';
import {
  Activity,
  Bomb,
  Bug,
  CirclePlay,
  Copy,
  Download,
  Eye,
  FileQuestionMark,
  FileText,
  Fingerprint,
  Flame,
  Gauge,
  type LucideIcon,
  Mail,
  MousePointer2,
  MousePointerBan,
  MousePointerClick,
  MoveVertical,
  PencilOff,
  RectangleEllipsis,
  Send,
  Sparkles,
  SquareArrowOutUpRight,
  Terminal,
  TextCursorInput,
  TextSelect,
  Undo2,
  Unplug,
} from 'lucide-react';

interface EventLook {
  label: string;
  icon: LucideIcon;
  /** Colour of its sign and, where it stands out, of its words. */
  text: string;
  /** Colour of its mark on a timeline. */
  mark: string;
}

const QUIET = { text: 'text-muted-foreground', mark: 'bg-muted-foreground/60' };
const PLAIN = { text: 'text-foreground', mark: 'bg-foreground' };
const GOOD = { text: 'text-good', mark: 'bg-good' };
const EMBER = { text: 'text-ember-text', mark: 'bg-ember' };
/** What went wrong, for the visitor or for the page. */
const BAD = { text: 'text-bad', mark: 'bg-bad' };

/** How each kind of event looks: its sign in lists, its colour there and on a timeline. */
export const EVENT_LOOKS: Record<EventType, EventLook> = {
  session_start: { label: 'Session begun', icon: CirclePlay, ...PLAIN },
  page_view: { label: 'Page view', icon: FileText, ...PLAIN },
  page_leave: { label: 'Page left', icon: FileText, ...QUIET },
  not_found: { label: 'Page not found', icon: FileQuestionMark, ...BAD },
  click: { label: 'Click', icon: MousePointerClick, ...QUIET },
  rage_click: { label: 'Rage click', icon: Flame, ...BAD },
  dead_click: { label: 'Dead click', icon: MousePointerBan, ...BAD },
  error_click: { label: 'Error click', icon: Bomb, ...BAD },
  u_turn: { label: 'U-turn', icon: Undo2, ...BAD },
  thrashed_cursor: { label: 'Thrashed cursor', icon: Activity, ...BAD },
  scroll: { label: 'Scroll', icon: MoveVertical, ...QUIET },
  attention: { label: 'Attention', icon: Eye, ...QUIET },
  mouse_move: { label: 'Pointer', icon: MousePointer2, ...QUIET },
  text_select: { label: 'Text selected', icon: TextSelect, ...QUIET },
  text_copy: { label: 'Text copied', icon: Copy, ...QUIET },
  outbound_link: { label: 'Outbound link', icon: SquareArrowOutUpRight, ...QUIET },
  download: { label: 'Download', icon: Download, ...QUIET },
  contact_link: { label: 'Contact link', icon: Mail, ...QUIET },
  form_view: { label: 'Form seen', icon: RectangleEllipsis, ...QUIET },
  form_focus: { label: 'Form field begun', icon: TextCursorInput, ...QUIET },
  form_change: { label: 'Form field filled in', icon: RectangleEllipsis, ...QUIET },
  form_submit: { label: 'Form submitted', icon: Send, ...GOOD },
  form_abandon: { label: 'Form abandoned', icon: PencilOff, ...BAD },
  console: { label: 'Console', icon: Terminal, ...QUIET },
  js_error: { label: 'JavaScript error', icon: Bug, ...BAD },
  request: { label: 'Failed or slow request', icon: Unplug, ...BAD },
  web_vital: { label: 'Web vital', icon: Gauge, ...QUIET },
  custom: { label: 'Event', icon: Sparkles, ...EMBER },
  identify: { label: 'Identify', icon: Fingerprint, ...GOOD },
};
