import type { EventType } from '@desirepath/contract/tracking';
import { t } from '@lingui/core/macro';
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
  session_start: { label: t`Session begun`, icon: CirclePlay, ...PLAIN },
  page_view: { label: t`Page view`, icon: FileText, ...PLAIN },
  page_leave: { label: t`Page left`, icon: FileText, ...QUIET },
  not_found: { label: t`Page not found`, icon: FileQuestionMark, ...BAD },
  click: { label: t`Click`, icon: MousePointerClick, ...QUIET },
  rage_click: { label: t`Rage click`, icon: Flame, ...BAD },
  dead_click: { label: t`Dead click`, icon: MousePointerBan, ...BAD },
  error_click: { label: t`Error click`, icon: Bomb, ...BAD },
  u_turn: { label: t`U-turn`, icon: Undo2, ...BAD },
  thrashed_cursor: { label: t`Thrashed cursor`, icon: Activity, ...BAD },
  scroll: { label: t`Scroll`, icon: MoveVertical, ...QUIET },
  attention: { label: t`Attention`, icon: Eye, ...QUIET },
  mouse_move: { label: t`Pointer`, icon: MousePointer2, ...QUIET },
  text_select: { label: t`Text selected`, icon: TextSelect, ...QUIET },
  text_copy: { label: t`Text copied`, icon: Copy, ...QUIET },
  outbound_link: { label: t`Outbound link`, icon: SquareArrowOutUpRight, ...QUIET },
  download: { label: t`Download`, icon: Download, ...QUIET },
  contact_link: { label: t`Contact link`, icon: Mail, ...QUIET },
  form_view: { label: t`Form seen`, icon: RectangleEllipsis, ...QUIET },
  form_focus: { label: t`Form field begun`, icon: TextCursorInput, ...QUIET },
  form_change: { label: t`Form field filled in`, icon: RectangleEllipsis, ...QUIET },
  form_submit: { label: t`Form submitted`, icon: Send, ...GOOD },
  form_abandon: { label: t`Form abandoned`, icon: PencilOff, ...BAD },
  console: { label: t`Console`, icon: Terminal, ...QUIET },
  js_error: { label: t`JavaScript error`, icon: Bug, ...BAD },
  request: { label: t`Failed or slow request`, icon: Unplug, ...BAD },
  web_vital: { label: t`Web vital`, icon: Gauge, ...QUIET },
  custom: { label: t`Event`, icon: Sparkles, ...EMBER },
  identify: { label: t`Identify`, icon: Fingerprint, ...GOOD },
};
