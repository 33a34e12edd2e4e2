import type { AppState } from '../../../shared/contract/app.ts';

type Props = { readonly state: Extract<AppState, { phase: 'store_damaged' | 'store_newer' | 'store_unreachable' }> };

export const DamagedStoreScreen = ({ state }: Props) => <p>{state.phase}</p>;
