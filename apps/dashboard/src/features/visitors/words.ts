import { DEVICES } from '@desirepath/contract/common';
import type { Visitor } from '@desirepath/contract/visitors';
import { t } from '@lingui/core/macro';
import { deviceName } from '../../app/environment.tsx';
import { visitorName } from '../../app/visitor.ts';

/** What a person is called. */
export const personName = ({ id, user_identifier }: Pick<Visitor, 'id' | 'user_identifier'>): string =>
  visitorName({ user_id: user_identifier ?? '', visitor_id: id });

/** A trait's value, whatever a site gave. */
export const traitValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** `plan: pro · seats: 3` */
export const traitWords = (traits: Visitor['traits']): string =>
  Object.entries(traits)
    .map(([name, value]) => `${name}: ${traitValue(value)}`)
    .join(' · ');

/** What a session was had on, such as `mobile · Safari · iOS`: what of it is known, parted by dots. */
export const deviceWords = (told: string): string =>
  told
    .split(' · ')
    .map((part) => {
      const device = DEVICES.find((one) => one === part);
      return device ? deviceName(device) : part;
    })
    .join(' · ') || t`Unknown`;
