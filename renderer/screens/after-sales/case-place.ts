import { create } from 'zustand';
import type { AfterSalesCaseId } from '../../../shared/domain/ids.ts';

/** Which cases are listed: still under way, or ended. */
export const caseViews = ['open', 'closed'] as const;
type CasePlace = { readonly chosen: AfterSalesCaseId | null; readonly view: (typeof caseViews)[number] };

/** Who comes back to the cases finds them as they were left. */
export const useCasePlace = create<CasePlace>()(() => ({ chosen: null, view: 'open' }));

export const chooseCase = (chosen: AfterSalesCaseId | null): void => useCasePlace.setState({ chosen });
