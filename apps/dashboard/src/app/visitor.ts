import { t } from '@lingui/core/macro';
/** What a visitor is called: as the site identified them, else by the start of their id. */
export const visitorName = ({ user_id, visitor_id }: { user_id: string; visitor_id: string }): string =>
  user_id || t`Visitor ${visitor_id.slice(0, 6)}`;
