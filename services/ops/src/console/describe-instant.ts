/** `2026-11-22 14:00:00`, in UTC as everywhere. */
export const describeInstant = (instant: string): string => instant.slice(0, 19).replace("T", " ");
