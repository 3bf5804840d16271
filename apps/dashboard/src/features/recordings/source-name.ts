export const sourceName = (source: string): string => source || 'Direct';
