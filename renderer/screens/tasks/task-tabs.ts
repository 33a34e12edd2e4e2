export const taskTabs = ['tasks', 'transfers', 'handover', 'replies'] as const;
export type TaskTab = (typeof taskTabs)[number];
