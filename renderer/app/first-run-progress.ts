import { create } from 'zustand';

type Progress = { readonly step: 'creating' | 'printers' | 'orders' | undefined };

/** Where the first run stands once the shop is being made; `undefined` = over, or never begun in this window. */
export const useFirstRun = create<Progress>()(() => ({ step: undefined }));
