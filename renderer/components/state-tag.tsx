import { useTranslation } from 'react-i18next';
import type { OrderState } from '../../shared/domain/orders/lifecycle.ts';
import { Tag, type Tone } from './tag.tsx';

const tones: Readonly<Record<OrderState, Tone>> = {
  awaiting_payment: 'grey',
  paid: 'blue',
  packed: 'green',
  handed_over: 'green',
  completed: 'grey',
  closed: 'grey',
};

/** An order's state in words; a hold lies across it and is said first. */
export const StateTag = ({ state, held = false }: { readonly state: OrderState; readonly held?: boolean }) => {
  const { t } = useTranslation('terms');
  return held ? <Tag tone="amber">{t('held')}</Tag> : <Tag tone={tones[state]}>{t(`state.${state}`)}</Tag>;
};
