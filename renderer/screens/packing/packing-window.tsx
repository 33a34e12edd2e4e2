import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import { may } from '../../../shared/domain/staff/permissions.ts';
import { refreshAppState, useAppState, type OpenShop } from '../../app/session.ts';
import { backroom } from '../../api/client.ts';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import { SignIn } from './sign-in.tsx';
import { StationView } from './station-view.tsx';
import { useKeys } from './use-keys.ts';
import styles from './packing-window.module.css';

/** The packing station: a window of its own, worked with scanner and keyboard alone (PK-2). */
export const PackingWindow = () => {
  const { t } = useTranslation('packing');
  const state = useAppState((known) => known.state);
  if (state === undefined) return <div className={styles['window']} aria-busy="true" />;
  if (state.phase !== 'open') return <Message title={t('notOpen')} text={t('notOpenText')} />;
  return <OpenWindow shop={state} />;
};

const OpenWindow = ({ shop }: { readonly shop: OpenShop }) => {
  /** The parcel on the table stays when the person changes. */
  const [left, setLeft] = useState<ParcelId | null>(null);
  if (shop.session === null) return <SignIn staff={shop.staff} />;
  const switchPerson = async (parcelId: ParcelId | null): Promise<void> => {
    setLeft(parcelId);
    await backroom.staff.signOut();
    await refreshAppState();
  };
  if (!may(shop.session.role, 'packing.pack')) return <NotAllowed name={shop.session.name} onSwitch={() => void switchPerson(null)} />;
  return <StationView shop={shop} session={shop.session} resumed={left} onSwitch={(parcelId) => void switchPerson(parcelId)} />;
};

const NotAllowed = ({ name, onSwitch }: { readonly name: string; readonly onSwitch: () => void }) => {
  const { t } = useTranslation('packing');
  useScanner(() => undefined, 'only_scanned');
  useKeys(({ key }) => {
    if (key === 'F12') onSwitch();
    return key === 'F12';
  });
  return <Message title={t('notAllowed', { name })} text={t('notAllowedText')} />;
};

const Message = ({ title, text }: { readonly title: string; readonly text: string }) => (
  <div className={`${styles['window']} ${styles['message']}`} role="status">
    <h1>{title}</h1>
    <p>{text}</p>
  </div>
);
