export const firstRun = {
  title: '',
} as const;
