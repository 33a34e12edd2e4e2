import i18next from 'i18next';

/** As short as a table's cell: minutes only while they matter. */
export const shortDuration = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  return duration(minutes < 4 * 60 ? ms : Math.floor(minutes / 60) * 3_600_000);
};

/** How long something is overdue: minutes, from an hour on whole hours. */
export const lateDuration = (ms: number): string => duration(ms < 3_600_000 ? ms : Math.floor(ms / 3_600_000) * 3_600_000);

/** A span of time in words: minutes below an hour, hours and minutes below ten hours, hours below two days, then days. */
export const duration = (ms: number): string => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  if (minutes < 60) return i18next.t('app:duration.minutes', { minutes: String(minutes) });
  const hours = Math.floor(minutes / 60);
  if (hours < 10 && minutes % 60 > 0) return i18next.t('app:duration.hoursMinutes', { hours: String(hours), minutes: String(minutes % 60) });
  if (hours < 48) return i18next.t('app:duration.hours', { hours: String(hours) });
  return i18next.t('app:duration.days', { days: String(Math.floor(hours / 24)) });
};
