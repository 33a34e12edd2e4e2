import { create } from 'zustand';

type Progress = { readonly step: 'printers' | 'orders' | undefined };

/** Where the first run stands once the shop exists; `undefined` = over, or never begun in this window. */
export const useFirstRun = create<Progress>()(() => ({ step: undefined }));
