import type { ZoneFigures } from '@desirepath/contract/zones';
import { Trans } from '@lingui/react/macro';
import { formatDays, formatNumber } from '../../../ui/format.ts';

/** Clicks in a zone from day to day; as a table for those who cannot see the bars. */
export function ZoneDays({ days }: Pick<ZoneFigures, 'days'>) {
  const most = Math.max(1, ...days.map(({ clicks }) => clicks));
  return (
    <>
      <div aria-hidden className="flex h-10 items-end gap-px">
        {days.map(({ day, clicks }) => (
          <span
            key={day}
            title={`${formatDays(day, day)}: ${formatNumber(clicks)}`}
            className="min-w-px flex-1 rounded-t-[1px] bg-ember"
            style={{
              height: `${Math.max(clicks > 0 ? 6 : 2, (clicks / most) * 100)}%`,
              opacity: clicks > 0 ? 1 : 0.25,
            }}
          />
        ))}
      </div>
      <table className="sr-only">
        <caption>
          <Trans>Clicks by day</Trans>
        </caption>
        <tbody>
          {days.map(({ day, clicks }) => (
            <tr key={day}>
              <th scope="row">{formatDays(day, day)}</th>
              <td>{formatNumber(clicks)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
