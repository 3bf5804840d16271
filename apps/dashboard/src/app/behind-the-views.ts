import { tellCutTexts } from './cut-texts.ts';
import { tellUnread } from './unread.ts';

/** What is done for all views, and none of them waits for. @param search of the address that the dashboard was opened at */
export function startBehindTheViews(search: string): void {
  tellCutTexts();
  void tellUnread(search);
}
