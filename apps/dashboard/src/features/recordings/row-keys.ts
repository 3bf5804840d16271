interface Place {
  row: number;
  count: number;
  /** Rows that fit into the list. */
  inSight: number;
}

/** The row that a key leads to from another; undefined for keys that lead to none. */
export function rowAfter(key: string, { row, count, inSight }: Place): number | undefined {
  const wanted = wantedRow(key, { row, count, inSight: Math.max(1, inSight) });
  return wanted === undefined || count === 0 ? undefined : Math.min(count - 1, Math.max(0, wanted));
}

function wantedRow(key: string, { row, count, inSight }: Place): number | undefined {
  switch (key) {
    case 'ArrowUp':
      return row - 1;
    case 'ArrowDown':
      return row + 1;
    case 'PageUp':
      return row - inSight;
    case 'PageDown':
      return row + inSight;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
  }
}
