import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScaleNow } from '../../../shared/domain/scales/scale-now.ts';
import { PinEntry } from './pin-entry.tsx';
import { CodePanel } from './code-panel.tsx';
import { FaultPanel } from './fault-panel.tsx';
import { ReceiverPanel } from './receiver-panel.tsx';
import { piecesOf, type Station } from './station-state.ts';
import { useKeys } from './use-keys.ts';
import type { StationActions } from './use-station.ts';
import { WeightPanel } from './weight-panel.tsx';
import styles from './panel-view.module.css';

type Props = { readonly station: Station; readonly actions: StationActions; readonly name: string; readonly scale: ScaleNow };

/** What takes the keys for a moment; it stands over the lines, the verdict stays in sight. A scan closes it. */
export const PanelView = ({ station, actions, name, scale }: Props) => {
  const { t } = useTranslation('packing');
  const close = (): void => actions.show('none');
  switch (station.panel) {
    case 'none':
    case 'check': // asked on the line's own card
      return null;
    case 'signature':
      return (
        <Frame title={t('panel.signature')} text={t('panel.signatureText')}>
          <PinEntry label={t('signIn.pinOf', { name })} hint={`${name} · ${t('panel.signatureKeys')}`} onPin={actions.sign} onEscape={close} />
        </Frame>
      );
    case 'code':
      return (
        <Frame title={t('panel.code')}>
          <CodePanel first={station.typed} onCode={actions.scan} onClose={close} />
        </Frame>
      );
    case 'weight':
      return station.parcel === null ? null : (
        <Frame title={t('panel.weight')} doubt={station.said?.tone === 'doubt'}>
          <WeightPanel
            key={station.parcel.parcelId} parcel={station.parcel} scale={scale} onWeighed={actions.weighed} onOdd={actions.oddWeight} onOpenAgain={actions.openAgain} onClose={close}
          />
        </Frame>
      );
    case 'fault':
      return (
        <Frame title={t('panel.fault')} text={t('panel.faultText')}>
          <FaultPanel station={station} onFault={actions.reportFault} onClose={close} />
        </Frame>
      );
    case 'receiver':
      return station.parcel === null ? null : (
        <Frame title={t('panel.receiver')} text={t('panel.receiverText')}>
          <ReceiverPanel key={station.parcel.parcelId} parcelId={station.parcel.parcelId} onClose={close} />
        </Frame>
      );
    case 'put_aside':
      return (
        <Frame title={t('panel.put_aside')} text={t('panel.putAsideText', { n: station.parcel === null ? 0 : piecesOf(station.parcel).counted })}>
          <PutAside onLeave={actions.leave} onClose={close} />
        </Frame>
      );
  }
};

const PutAside = ({ onLeave, onClose }: { readonly onLeave: () => void; readonly onClose: () => void }) => {
  const { t } = useTranslation('packing');
  useKeys(({ key }) => {
    if (['Shift', 'Control', 'Alt', 'Meta'].includes(key)) return false;
    if (key === 'Escape') onLeave();
    else onClose();
    return true;
  });
  return <p className={styles['keys']}>{t('panel.putAsideKeys')}</p>;
};

const Frame = ({ title, text, doubt = false, children }: { readonly title: string; readonly text?: string; readonly doubt?: boolean; readonly children: ReactNode }) => (
  <div className={styles['cover']}>
    <section className={`${styles['panel']} ${doubt ? styles['doubted'] : ''}`} role="dialog" aria-label={title} data-testid="panel">
      <h2>{title}</h2>
      {text !== undefined && <p className={styles['text']}>{text}</p>}
      {children}
    </section>
  </div>
);
