import type { ReactNode } from 'react';
import { courierName, knownCouriers } from '../../i18n/couriers.ts';
import styles from './dialogs.module.css';

/** Couriers to choose from: those of the shop first. */
export const courierOptions = (couriers: readonly string[]): { readonly value: string; readonly label: string }[] =>
  [...new Set<string>([...couriers, ...knownCouriers])].map((code) => ({ value: code, label: courierName(code) }));

/** Dialogs stand beside the screen, not in the body: for the body antd would add a style that the window's policy refuses. */
export const dialogPlace = (): HTMLElement => document.getElementById('root') ?? document.body;

export const Labelled = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <label className={styles['field']}>
    <span>{name}</span>
    {children}
  </label>
);
