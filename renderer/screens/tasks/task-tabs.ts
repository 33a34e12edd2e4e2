export const taskTabs = ['tasks', 'transfers'] as const;
export type TaskTab = (typeof taskTabs)[number];
