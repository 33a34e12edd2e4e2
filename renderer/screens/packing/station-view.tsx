import { useRef } from 'react';
import type { Session } from '../../../shared/contract/app.ts';
import type { ParcelId } from '../../../shared/domain/ids.ts';
import type { OpenShop } from '../../app/session.ts';
import { backroom } from '../../api/client.ts';
import { useAsked } from '../../api/use-asked.ts';
import { useScanner } from '../../components/scanner/use-scanner.ts';
import { CameraNote } from './camera-note.tsx';
import { CheckEntry } from './check-entry.tsx';
import { FooterBar } from './footer-bar.tsx';
import { IdleView } from './idle-view.tsx';
import { Instructions } from './instructions.tsx';
import { LineCards } from './line-cards.tsx';
import { PanelView } from './panel-view.tsx';
import { SideNotes } from './side-notes.tsx';
import { StationHead } from './station-head.tsx';
import { wishOf } from './station-keys.ts';
import { openParcelId } from './station-state.ts';
import { useKeys } from './use-keys.ts';
import { usePackingCamera } from './use-packing-camera.ts';
import { useScale } from './use-scale.ts';
import { useStation } from './use-station.ts';
import { VerdictPanel } from './verdict-panel.tsx';
import styles from './station-view.module.css';

type Props = {
  readonly shop: OpenShop;
  readonly session: Session;
  /** The parcel that the person before left open here. */
  readonly resumed: ParcelId | null;
  readonly onSwitch: (parcelId: ParcelId | null) => void;
};

export const StationView = ({ shop, session, resumed, onSwitch }: Props) => {
  const weighs = shop.weighParcels;
  const { station, actions } = useStation(weighs, resumed);
  // Not while a scan may be on its way: a figure in the corner never stands before a verdict.
  const today = useAsked(() => backroom.packing.today(), [], ['packing.changed', 'orders.changed', 'collections.changed', 'printing.changed'], 250);
  const scale = useScale(weighs);
  const { parcel, said, panel } = station;
  const packingCamera = usePackingCamera(station);
  const lines = useRef<HTMLOListElement>(null);
  const notes = useRef<HTMLDivElement>(null);

  useScanner((code) => {
    // The PIN comes from a badge too; codes on parcels and goods are longer or carry letters.
    if (panel === 'signature' && /^\d{4,6}$/.test(code)) actions.sign(code);
    else actions.scan(code);
  }, panel === 'none' ? 'only_scanned' : 'typed_too');

  useKeys((event) => {
    if (event.altKey || event.metaKey) return false;
    if (event.key === 'F12') {
      void packingCamera.settle().then(() => onSwitch(openParcelId(station)));
      return true;
    }
    if (panel !== 'none' && panel !== 'check') return false; // the panel has the keys
    const scrolls = { PageDown: [lines, 0.8], PageUp: [lines, -0.8], ArrowDown: [notes, 0.4], ArrowUp: [notes, -0.4] } as const;
    if (event.key in scrolls) {
      const [list, part] = scrolls[event.key as keyof typeof scrolls];
      list.current?.scrollBy({ top: list.current.clientHeight * part });
      return true;
    }
    const wish = wishOf(station, { key: event.key, control: event.ctrlKey }, weighs);
    if (wish === null) return false;
    switch (wish.wish) {
      case 'confirm':
        actions.confirm(wish.lineId);
        break;
      case 'scan_it':
      case 'no_such_line':
        actions.say(wish.wish, { n: wish.keyNumber });
        break;
      case 'take_back':
        actions.takeBack();
        break;
      case 'leave':
        actions.leave();
        break;
      case 'clear':
        actions.clear();
        break;
      case 'ask_put_aside':
        actions.show('put_aside');
        break;
      case 'fault':
        actions.show('fault');
        break;
      case 'weight':
        actions.show('weight');
        break;
      case 'receiver':
        actions.show('receiver');
        break;
      case 'sign':
        actions.show('signature');
        break;
      case 'tick':
        actions.tick();
        break;
      case 'type_code':
        actions.show('code', wish.first);
        break;
      case 'switch_person':
        break;
    }
    return true;
  });

  const tone = said?.tone === 'bad' ? styles['bad'] : said?.tone === 'doubt' ? styles['doubt'] : said?.code === 'parcel_packed' ? styles['done'] : '';
  return (
    <main className={`${styles['station']} ${tone}`} data-tone={said?.tone ?? 'quiet'} data-said={said?.code ?? ''}>
      <StationHead parcel={parcel} session={session} today={today.value} />
      {parcel === null ? (
        <IdleView today={today.value} refusal={today.refusal} verdict={said === null ? null : <VerdictPanel station={station} staffName={session.name} />} />
      ) : (
        <>
          <LineCards
            ref={lines}
            parcel={parcel}
            open={station.open}
            lineId={station.lineId}
            check={panel === 'check' ? <CheckEntry key={station.asking?.round} station={station} actions={actions} /> : null}
            below={<Instructions station={station} />}
          />
          <aside className={styles['side']}>
            <VerdictPanel station={station} staffName={session.name} />
            <SideNotes ref={notes} parcel={parcel} weighs={weighs} scale={scale} />
            <CameraNote packing={packingCamera} parcelId={parcel.parcelId} />
          </aside>
          <FooterBar station={station} weighs={weighs} />
        </>
      )}
      {panel !== 'none' && panel !== 'check' && <PanelView station={station} actions={actions} name={session.name} scale={scale} />}
    </main>
  );
};
