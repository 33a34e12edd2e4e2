export const taskTabs = ['tasks'] as const;
export type TaskTab = (typeof taskTabs)[number];
