import { TransNoContext, type TransProps } from '@lingui/react/server';
import { i18n } from './i18n.ts';

const lingui = { i18n, _: i18n.t };

/** What `<Trans>` and `<Plural>` become: one language for the life of a page needs no provider around it. */
export const Trans = (props: TransProps) => <TransNoContext {...props} lingui={lingui} />;
